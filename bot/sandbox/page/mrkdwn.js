// Draw Slack's text markup as nodes.

import { el, link } from "./dom.js";
import { personOf, known } from "./store.js";
import { dated } from "./words.js";

const PIECES = [
  [/^```\n?([\s\S]+?)```/, (m) => el("pre", { text: plain(m[1]) })],
  [/^`([^`\n]+)`/, (m) => el("code", { text: plain(m[1]) })],
  [/^<([^<>\n]+)>/, (m, zone) => angle(m[1], zone)],
  [/^\*(?=\S)([^*\n]*[^*\s])\*(?![\p{L}\p{N}])/u, (m, zone) => el("strong", {}, ...mrkdwn(m[1], zone))],
  [/^_(?=\S)([^_\n]*[^_\s])_(?![\p{L}\p{N}])/u, (m, zone) => el("em", {}, ...mrkdwn(m[1], zone))],
  [/^~(?=\S)([^~\n]*[^~\s])~(?![\p{L}\p{N}])/u, (m, zone) => el("s", {}, ...mrkdwn(m[1], zone))],
];

/** Return the nodes for a text in mrkdwn, with dates in the reader's zone. */
export function mrkdwn(text, zone) {
  const nodes = [];
  let rest = text;
  let held = "";
  const flush = () => { if (held) nodes.push(document.createTextNode(plain(held))); held = ""; };
  while (rest) {
    const [length, node] = piece(rest, held, zone);
    if (node) {
      flush();
      nodes.push(node);
    } else {
      held += rest.slice(0, length);
    }
    rest = rest.slice(length);
  }
  flush();
  return nodes;
}

function piece(rest, before, zone) {
  const quote = (before === "" || before.endsWith("\n")) && /^(?:>|&gt;) ?([^\n]*)\n?/.exec(rest);
  if (quote) return [quote[0].length, el("blockquote", {}, ...mrkdwn(quote[1], zone))];
  const inWord = /[\p{L}\p{N}]$/u.test(before);
  for (const [pattern, draw] of PIECES) {
    const match = pattern.exec(rest);
    if (match && !(inWord && "*_~".includes(rest[0]))) return [match[0].length, draw(match, zone)];
  }
  return [/^[^`<*_~\n&>]+|^[\s\S]/u.exec(rest)[0].length, null];
}

function angle(inside, zone) {
  const bar = inside.indexOf("|");
  const [target, label] = bar < 0 ? [inside, ""] : [inside.slice(0, bar), plain(inside.slice(bar + 1))];
  if (target.startsWith("@")) return mention(`@${nameOf(target.slice(1))}`);
  if (target.startsWith("#")) return mention(label ? `#${label}` : target);
  if (target.startsWith("!date^")) return date(target, label, zone);
  if (target.startsWith("!")) return mention(`@${label || target.slice(1).split("^")[0]}`);
  return link(plain(target), label || plain(target));
}

export function mention(text) {
  return el("span", { class: "mention", text });
}

export function nameOf(slackUser) {
  return known.directory.people.find((person) => person.slack === slackUser)?.name
    ?? personOf(slackUser)?.name ?? "Deskbell";
}

const DAY = { year: "numeric", month: "long", day: "numeric" };
const FORMATS = {
  date_num: { year: "numeric", month: "2-digit", day: "2-digit" },
  date: DAY, date_pretty: DAY,
  date_short: { year: "numeric", month: "short", day: "numeric" },
  date_short_pretty: { year: "numeric", month: "short", day: "numeric" },
  date_long: { ...DAY, weekday: "long" },
  date_long_pretty: { ...DAY, weekday: "long" },
  day_divider_pretty: { weekday: "long", month: "long", day: "numeric" },
  time: { hour: "2-digit", minute: "2-digit", hour12: false },
  time_secs: { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false },
  ago: { dateStyle: "medium", timeStyle: "short" },
};

/** Fill the {tokens} of a Slack date in the zone of the reader. */
export function formatted(seconds, format, zone) {
  const moment = new Date(seconds * 1000);
  return format.replace(/\{(\w+)\}/g, (whole, token) => (
    FORMATS[token] ? dated(moment, FORMATS[token], zone) : whole
  ));
}

function date(target, fallback, zone) {
  const [, seconds, format, address] = target.split("^");
  const text = Number.isFinite(Number(seconds)) ? formatted(Number(seconds), plain(format ?? ""), zone) : fallback;
  return address ? link(address, text) : el("time", { text, title: fallback });
}

/** Undo the three escapes that Slack knows. */
export function plain(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
