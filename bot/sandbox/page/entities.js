// Draw Telegram's text with its entities; offsets are UTF-16 units, as in JavaScript.

import { el, link } from "./dom.js";

const WRAP = {
  bold: (inner) => el("strong", {}, inner),
  italic: (inner) => el("em", {}, inner),
  underline: (inner) => el("u", {}, inner),
  strikethrough: (inner) => el("s", {}, inner),
  spoiler: (inner) => el("span", { class: "spoiler", tabindex: 0 }, inner),
  code: (inner) => el("code", {}, inner),
  pre: (inner) => el("code", {}, inner),
  blockquote: (inner) => el("span", { class: "quote" }, inner),
  expandable_blockquote: (inner) => el("span", { class: "quote" }, inner),
  text_link: (inner, entity) => link(entity.url ?? "", inner.textContent),
  url: (inner) => link(webAddress(inner.textContent), inner.textContent),
  email: (inner) => link(`mailto:${inner.textContent}`, inner.textContent),
  mention: (inner) => el("span", { class: "mention" }, inner),
  text_mention: (inner) => el("span", { class: "mention" }, inner),
  bot_command: (inner, _entity, send) => (send
    ? el("button", { type: "button", class: "command", text: inner.textContent, on: { click: () => send(inner.textContent) } })
    : el("span", { class: "mention" }, inner)),
  hashtag: (inner) => el("span", { class: "mention" }, inner),
};

/** Return the nodes for a text; where entities overlap, the text is cut at their borders. `send` takes a pressed command. */
export function entityNodes(text, entities = [], send = null) {
  const borders = new Set([0, text.length]);
  for (const { offset, length } of entities) borders.add(offset).add(offset + length);
  const cuts = [...borders].filter((cut) => cut >= 0 && cut <= text.length).sort((one, other) => one - other);
  return cuts.slice(0, -1).map((from, position) => {
    const to = cuts[position + 1];
    const covering = entities.filter(({ offset, length }) => offset <= from && offset + length >= to);
    return covering.reduceRight(
      (inner, entity) => WRAP[entity.type]?.(inner, entity, send) ?? inner,
      document.createTextNode(text.slice(from, to)),
    );
  });
}

function webAddress(text) {
  return /^[a-z]+:/i.test(text) ? text : `https://${text}`;
}
