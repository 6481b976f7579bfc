// Draw Slack's rich_text blocks.

import { el, link } from "./dom.js";
import { formatted, mention, nameOf } from "./mrkdwn.js";
import { say } from "./words.js";

const STYLES = [["bold", "strong"], ["italic", "em"], ["strike", "s"], ["code", "code"]];

const LEAVES = {
  text: (leaf) => document.createTextNode(leaf.text ?? ""),
  link: (leaf) => link(leaf.url ?? "", leaf.text || leaf.url || ""),
  user: (leaf) => mention(`@${nameOf(leaf.user_id)}`),
  channel: (leaf) => mention(`#${leaf.channel_id}`),
  broadcast: (leaf) => mention(`@${leaf.range}`),
  emoji: (leaf) => document.createTextNode(glyph(leaf)),
  date: (leaf, eyes) => el("time", {
    text: formatted(leaf.timestamp, leaf.format ?? "{date_short_pretty} {time}", eyes), title: leaf.fallback,
  }),
};

const GROUPS = {
  rich_text_section: (group, eyes) => el("p", {}, ...leaves(group, eyes)),
  rich_text_quote: (group, eyes) => el("blockquote", {}, ...leaves(group, eyes)),
  rich_text_preformatted: (group, eyes) => el("pre", {}, ...leaves(group, eyes)),
  rich_text_list: (group, eyes) => el(group.style === "ordered" ? "ol" : "ul", {},
    ...(group.elements ?? []).map((entry) => el("li", {}, ...leaves(entry, eyes)))),
};

export function richText(block, eyes) {
  const groups = (block.elements ?? []).map((group) => GROUPS[group.type]?.(group, eyes));
  return el("div", { class: "rich" }, ...groups);
}

function leaves(group, eyes) {
  return (group.elements ?? []).map((leaf) => styled(LEAVES[leaf.type]?.(leaf, eyes) ?? unknown(leaf), leaf.style));
}

function styled(node, style = {}) {
  return STYLES.reduce((inner, [name, tag]) => (style?.[name] ? el(tag, {}, inner) : inner), node);
}

function unknown(leaf) {
  return document.createTextNode(leaf.text ?? say("attachment", { name: leaf.type }));
}

function glyph(leaf) {
  if (!leaf.unicode) return `:${leaf.name}:`;
  return String.fromCodePoint(...leaf.unicode.split("-").map((code) => parseInt(code, 16)));
}
