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
  date: (leaf, zone) => el("time", {
    text: formatted(leaf.timestamp, leaf.format ?? "{date_short_pretty} {time}", zone), title: leaf.fallback,
  }),
};

const GROUPS = {
  rich_text_section: (group, zone) => el("p", {}, ...leaves(group, zone)),
  rich_text_quote: (group, zone) => el("blockquote", {}, ...leaves(group, zone)),
  rich_text_preformatted: (group, zone) => el("pre", {}, ...leaves(group, zone)),
  rich_text_list: (group, zone) => el(group.style === "ordered" ? "ol" : "ul", {},
    ...(group.elements ?? []).map((entry) => el("li", {}, ...leaves(entry, zone)))),
};

export function richText(block, zone) {
  const groups = (block.elements ?? []).map((group) => GROUPS[group.type]?.(group, zone));
  return el("div", { class: "rich" }, ...groups);
}

function leaves(group, zone) {
  return (group.elements ?? []).map((leaf) => styled(LEAVES[leaf.type]?.(leaf, zone) ?? unknown(leaf), leaf.style));
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
