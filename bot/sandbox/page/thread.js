// The thread beside a Slack room: its messages, its box, and the way out of it.

import { composerFor } from "./composer.js";
import { Drawn, el, followEnd, show } from "./dom.js";
import { closesOnEscape } from "./focus.js";
import { changed, shownTo } from "./store.js";
import { say } from "./words.js";

const drawn = new Drawn();
const parts = { opened: null, opener: null };

export function threadPane() {
  parts.node = el("aside", { class: "thread", "aria-label": say("thread"), hidden: true });
  parts.list = el("ol", { class: "messages", "aria-live": "polite", tabindex: 0, "aria-label": say("thread") });
  parts.toEnd = followEnd(parts.list);
  closesOnEscape(parts.node, leaveThread);
  return parts.node;
}

export function openThread(thing) {
  parts.opened = thing.thread ?? thing.seen_id;
  parts.opener = document.activeElement;
  changed();
  setTimeout(() => { parts.toEnd(); parts.node.querySelector("textarea")?.focus(); }, 30);
}

/** Forget the thread without a word, as when the room is left. */
export function forgetThread() {
  parts.opened = null;
}

function leaveThread() {
  forgetThread();
  changed();
  const back = parts.opener?.isConnected ? parts.opener : document.querySelector("#slack .room .messages");
  back?.focus();
}

/** Draw the thread that is open, with `draw(thing, composer)` for each of its messages. */
export function drawThread(person, place, draw) {
  const root = parts.opened;
  parts.node.hidden = !root;
  if (!root) return show(parts.node, []);
  const composer = composerFor({ platform: "slack", person, place, thread: root, label: say("thread_write") });
  const things = shownTo("slack", person, place, ["message", "ephemeral"])
    .filter((thing) => thing.seen_id === root || thing.thread === root);
  const head = drawn.node("head", "", () => el("header", { class: "room-head" }, el("h2", { text: say("thread") }),
    el("button", { type: "button", class: "tool", "aria-label": say("thread_close"), text: "×", on: { click: leaveThread } })));
  show(parts.list, things.map((thing) => draw(thing, composer)));
  return show(parts.node, [head, parts.list, composer.node]);
}
