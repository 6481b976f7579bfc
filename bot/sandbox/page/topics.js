// The topics of a forum on Telegram: which there are, which one is looked at, and what stands in it.

import { el, show } from "./dom.js";
import { changed, placeOf } from "./store.js";
import { say } from "./words.js";

const looked = new Map();

/** The topic in which a message stands, as a message's thread is named; null outside of any. */
export function topicOf(thing) {
  if (!thing.raw.is_topic_message) return null;
  return `${thing.seen_id.split(":")[0]}:${thing.raw.message_thread_id}`;
}

/** The titles of a group's topics by thread. */
export function topicsOf(group) {
  return new Map((group?.topics ?? []).map(({ thread, title }) => [thread, title]));
}

/** The topic that is looked at in a group, null for all of them, as when that topic was removed. */
export function topicIn(place) {
  const topic = looked.get(place) ?? null;
  return topicsOf(placeOf("telegram", place)).has(topic) ? topic : null;
}

export function drawTopics(root, place, topics) {
  root.hidden = !topics.size;
  const now = topicIn(place);
  const stamp = JSON.stringify([place, now, [...topics]]);
  if (root.dataset.stamp === stamp) return;
  root.dataset.stamp = stamp;
  const chip = (thread, title) => el("button", { type: "button", class: "chat", "aria-pressed": String(thread === now), text: title,
    on: { click: () => { looked.set(place, thread); changed(); } } });
  const standing = [...root.children].indexOf(document.activeElement);
  show(root, topics.size ? [chip(null, say("topics_all")), ...[...topics].map(([thread, title]) => chip(thread, title))] : []);
  root.children[standing]?.focus();
}
