// The play that this town performs, if it performs any: asked for, steered, and told to whoever listens.

import { ask, attempt, post } from "./api.js";

const REST_MILLISECONDS = 1000;
const listeners = new Set();
let revision = 0;
let performed = null;

/** The performance as last heard of, null in a town that performs nothing. */
export function performance() {
  return performed;
}

export function isFollowed() {
  return performed !== null && ["starting", "playing", "paused"].includes(performed.state);
}

/** Begin to hear of the performance; a town without one is not asked again. */
export async function startPerformance(listener) {
  listeners.add(listener);
  try {
    hear(await ask("performance"));
  } catch {
    return;
  }
  if (performed) follow();
}

/** Do one of pause, resume, next or take_over; tell whether the town did. */
export async function steer(deed) {
  const news = await attempt(() => post("performance", { [deed]: true }));
  if (news) hear(news);
  return news !== undefined;
}

async function follow() {
  for (;;) {
    try {
      hear(await ask(`performance?after=${revision}`));
    } catch {
      await new Promise((resolve) => setTimeout(resolve, REST_MILLISECONDS));
    }
  }
}

function hear(news) {
  if (news.revision < revision) return;
  revision = news.revision ?? 0;
  performed = news.performance;
  for (const listener of listeners) listener(performed);
}
