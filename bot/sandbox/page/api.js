// Speak with the sandbox's control API.

import { say } from "./words.js";

export class Refused extends Error {}

export async function ask(path, { signal } = {}) {
  return answerOf(await fetch(`/control/${path}`, { signal }));
}

export async function post(path, body) {
  const answer = await fetch(`/control/${path}`, {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  });
  return answerOf(answer);
}

async function answerOf(response) {
  const answer = await response.json();
  if (!response.ok) throw new Refused(answer.error);
  return answer;
}

let hiding = 0;

/** Do something and tell the person when it was refused; returns what came back, or undefined. */
export async function attempt(deed) {
  try {
    return await deed();
  } catch (fault) {
    tell(say("refused", { reason: fault.message }));
    return undefined;
  }
}

/** Let a person of the sandbox do something. */
export function act(platform, person, deed, facts) {
  return attempt(() => post("act", { platform, person, deed, ...facts }));
}

export function press(thing, person, button) {
  const { action, reference, wire } = button;
  return act(thing.platform, person, "press", {
    thing: thing.seen_id, kind: thing.kind, action, reference, wire,
  });
}

function tell(text) {
  const notice = document.getElementById("notice");
  notice.textContent = text;
  notice.hidden = false;
  clearTimeout(hiding);
  hiding = setTimeout(() => { notice.hidden = true; }, 8000);
}
