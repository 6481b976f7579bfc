// The topics of a forum on Telegram: which there are, which one is looked at, and what stands in it.

import { el, show } from "./dom.js";
import { changed } from "./store.js";
import { say } from "./words.js";

const looked = new Map();

/** The topic in which a message stands, as a message's thread is named; null outside of any. */
export function topicOf(thing) {
  if (!thing.raw.is_topic_message) return null;
  return `${thing.seen_id.split(":")[0]}:${thing.raw.message_thread_id}`;
}

/** Topics of a group: those it began with, and those that messages tell of. */
export function topicsOf(group, things) {
  const topics = new Map((group?.topics ?? []).map(({ thread, title }) => [thread, title]));
  for (const thing of things) {
    const thread = topicOf(thing);
    const title = thing.raw.forum_topic_created?.name ?? thing.raw.reply_to_message?.forum_topic_created?.name;
    if (thread && (title || !topics.has(thread))) topics.set(thread, title ?? `#${thread.split(":")[1]}`);
  }
  return topics;
}

/** The topic that is looked at in a group, null for all of them. */
export function topicIn(place) {
  return looked.get(place) ?? null;
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
