// The play that this town performs, if it performs any: asked for, steered, and told to whoever listens.

import { ask, attempt, post } from "./api.js";

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

/** Learn what this town performs, if it performs anything, before its news are followed. */
export async function learnPerformance() {
  hear(await ask("performance"));
}

export function onPerformance(listener) {
  listeners.add(listener);
  listener(performed);
}

/** What to ask for news with: the revision that is known here, nothing in a town that performs nothing. */
export function heardOf() {
  return performed ? { performance: revision } : {};
}

/** Ask what is performed now, when that is another revision than the one known here. */
export async function catchUp(told) {
  if (performed && told !== revision) hear(await ask("performance"));
}

/** Do one of pause, resume, next or take_over; tell whether the town did. */
export async function steer(deed) {
  const news = await attempt(() => post("performance", { [deed]: true }));
  if (news) hear(news);
  return news !== undefined;
}

function hear(news) {
  if (news.revision < revision) return;
  revision = news.revision ?? 0;
  performed = news.performance;
  for (const listener of listeners) listener(performed);
}
