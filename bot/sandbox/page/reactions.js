// Reactions: the few that are offered, and those that stand under a message.

import { act } from "./api.js";
import { el } from "./dom.js";
import { personOf } from "./store.js";
import { say } from "./words.js";

/** Telegram names an emoji by itself, Slack by a word. Source: core.telegram.org/bots/api#reactiontypeemoji, 2026-11-21. */
const NAMES = new Map([
  ["👍", "thumbsup"], ["👎", "thumbsdown"], ["❤", "heart"], ["🎉", "tada"], ["😢", "cry"], ["😡", "rage"], ["🙏", "pray"], ["👀", "eyes"],
]);
const OTHER_NAMES = new Map([["+1", "👍"], ["-1", "👎"], ["white_check_mark", "✅"], ["x", "❌"]]);
const GLYPHS = new Map([...OTHER_NAMES, ...[...NAMES].map(([glyph, name]) => [name, glyph])]);

/** Return what is drawn for an emoji of either platform. */
export function glyph(emoji) {
  return GLYPHS.get(emoji) ?? (/^[\w+-]+$/.test(emoji) ? `:${emoji}:` : emoji);
}

/** The row of a message's menu. */
export function reactionRow(thing, person, done) {
  const offer = (emoji) => el("button", { type: "button", class: "emoji", text: emoji, "aria-label": say("react_with", { emoji }),
    on: { click: () => { done(); toggle(thing, person, wireName(thing.platform, emoji)); } } });
  return el("div", { class: "emoji-row", role: "group", "aria-label": say("react") }, ...[...NAMES.keys()].map(offer));
}

function wireName(platform, emoji) {
  return platform === "slack" ? NAMES.get(emoji) : emoji;
}

/** What stands under a message: each reaction with how many gave it; pressing one gives or takes one's own. */
export function reactions(thing, person) {
  const given = thing.reactions ?? [];
  if (!given.length) return null;
  return el("ul", { class: "reactions", "aria-label": say("reactions") }, ...given.map(({ emoji, by }) => el("li", {}, el("button", {
    type: "button", class: "reaction", "aria-pressed": String(by.includes(person)), title: by.map(nameOf).join(", "),
    "aria-label": say("reaction_by", { emoji: glyph(emoji), names: by.map(nameOf).join(", ") }),
    on: { click: () => toggle(thing, person, emoji) },
  }, el("span", { text: glyph(emoji) }), el("span", { text: by.length })))));
}

function nameOf(key) {
  return personOf(key)?.name ?? "Deskbell";
}

/** Telegram has one reaction of a person per message, and takes it back with an empty one; Slack has a deed for each. */
function toggle(thing, person, emoji) {
  const mine = (thing.reactions ?? []).some((one) => one.emoji === emoji && one.by.includes(person));
  if (thing.platform === "telegram") return act("telegram", person, "react", { thing: thing.seen_id, emoji: mine ? "" : emoji });
  return act("slack", person, mine ? "unreact" : "react", { thing: thing.seen_id, emoji });
}
