// Draw Slack's text markup as nodes.

import { sandboxNow } from "./clock.js";
import { el, link } from "./dom.js";
import { personOf, known } from "./store.js";
import { dated } from "./words.js";

const PIECES = [
  [/^```\n?([\s\S]+?)```/, (m) => el("pre", { text: plain(m[1]) })],
  [/^`([^`\n]+)`/, (m) => el("code", { text: plain(m[1]) })],
  [/^<([^<>\n]+)>/, (m, eyes) => angle(m[1], eyes)],
  [/^\*(?=\S)([^*\n]*[^*\s])\*(?![\p{L}\p{N}])/u, (m, eyes) => el("strong", {}, ...mrkdwn(m[1], eyes))],
  [/^_(?=\S)([^_\n]*[^_\s])_(?![\p{L}\p{N}])/u, (m, eyes) => el("em", {}, ...mrkdwn(m[1], eyes))],
  [/^~(?=\S)([^~\n]*[^~\s])~(?![\p{L}\p{N}])/u, (m, eyes) => el("s", {}, ...mrkdwn(m[1], eyes))],
];

/** Return the nodes for a text in mrkdwn, with dates as their reader's client draws them. `eyes`: key of that reader. */
export function mrkdwn(text, eyes) {
  const nodes = [];
  let rest = text;
  let held = "";
  const flush = () => { if (held) nodes.push(document.createTextNode(plain(held))); held = ""; };
  while (rest) {
    const [length, node] = piece(rest, held, eyes);
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

function piece(rest, before, eyes) {
  const quote = (before === "" || before.endsWith("\n")) && /^(?:>|&gt;) ?([^\n]*)\n?/.exec(rest);
  if (quote) return [quote[0].length, el("blockquote", {}, ...mrkdwn(quote[1], eyes))];
  const inWord = /[\p{L}\p{N}]$/u.test(before);
  for (const [pattern, draw] of PIECES) {
    const match = pattern.exec(rest);
    if (match && !(inWord && "*_~".includes(rest[0]))) return [match[0].length, draw(match, eyes)];
  }
  return [/^[^`<*_~\n&>]+|^[\s\S]/u.exec(rest)[0].length, null];
}

function angle(inside, eyes) {
  const bar = inside.indexOf("|");
  const [target, label] = bar < 0 ? [inside, ""] : [inside.slice(0, bar), plain(inside.slice(bar + 1))];
  if (target.startsWith("@")) return mention(`@${nameOf(target.slice(1))}`);
  if (target.startsWith("#")) return mention(label ? `#${label}` : target);
  if (target.startsWith("!date^")) return date(target, label, eyes);
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

/** How a client draws each token, by its reader's language; a clock of 24 hours in all of them. */
const DAY = { year: "numeric", month: "long", day: "numeric" };
const SHORT = { ...DAY, month: "short" };
const LONG = { ...DAY, weekday: "long" };
const TIME = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
const FORMATS = { date: DAY, date_short: SHORT, date_long: LONG, date_long_full: DAY, day_divider: LONG, time: TIME, time_secs: { ...TIME, second: "2-digit" } };
const NUMBERS = { date_num: "sv-SE", date_slash: "en-GB" };
const NUMBER = { year: "numeric", month: "2-digit", day: "2-digit" };
const A_DAY = 86_400_000;

/** Fill the {tokens} of a Slack date as the client of a person draws them. */
export function formatted(seconds, format, eyes) {
  const moment = new Date(seconds * 1000);
  return format.replace(/\{(\w+)\}/g, (whole, token) => drawn(moment, token, personOf(eyes) ?? {}) ?? whole);
}

function drawn(moment, token, { time_zone: zone, language }) {
  if (token === "ago") return ago(moment, language);
  if (NUMBERS[token]) return dated(moment, NUMBER, zone, NUMBERS[token]);
  const plainly = token.replace(/_pretty$/, "");
  if (!FORMATS[plainly]) return undefined;
  return (plainly !== token && nearby(moment, zone, language)) || dated(moment, FORMATS[plainly], zone, language);
}

/** Return which day it is in a zone, counted from 1970: what says `today` is drawn anew when it is another one. */
export function dayIn(zone, moment = sandboxNow()) {
  return Date.parse(dated(moment, NUMBER, zone, NUMBERS.date_num)) / A_DAY;
}

function nearby(moment, zone, language) {
  const days = dayIn(zone, moment) - dayIn(zone);
  return Math.abs(days) < 2 ? new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day") : "";
}

function ago(moment, language) {
  const minutes = Math.trunc((moment - sandboxNow()) / 60_000);
  const [amount, unit] = Math.abs(minutes) < 60 ? [minutes, "minute"]
    : Math.abs(minutes) < 1440 ? [Math.trunc(minutes / 60), "hour"] : [Math.trunc(minutes / 1440), "day"];
  return new Intl.RelativeTimeFormat(language).format(amount, unit);
}

function date(target, fallback, eyes) {
  const [, seconds, format, address] = target.split("^");
  const text = Number.isFinite(Number(seconds)) ? formatted(Number(seconds), plain(format ?? ""), eyes) : fallback;
  return address ? link(address, text) : el("time", { text, title: fallback });
}

/** Undo the three escapes that Slack knows. */
export function plain(text) {
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}
