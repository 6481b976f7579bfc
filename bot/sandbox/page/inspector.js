// The inspector: what went over the wires, in order; all of it, or what is about one message.

import { ask } from "./api.js";
import { el, followEnd, show } from "./dom.js";
import { closesOnEscape } from "./focus.js";
import { limitsTable } from "./limits.js";
import { changed, known } from "./store.js";
import { tree } from "./tree.js";
import { linesOf } from "./wire.js";
import { dated, say } from "./words.js";

const MOST_KEPT = 2000;
const MOST_DRAWN = 400;
const REST_MILLISECONDS = 1000;
const TIME = { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false };

const parts = {};
const state = { entries: [], last: 0, thing: null, limits: false, timer: 0, opener: null };
const lines = new Map();

export function startInspector(root, toggle) {
  Object.assign(parts, { root, toggle });
  parts.list = el("ol", { class: "wire-log", tabindex: 0, "aria-label": say("wire") });
  followEnd(parts.list);
  parts.limits = el("div", { class: "wire-log", tabindex: 0, role: "group", "aria-label": say("limits"), hidden: true });
  const platforms = [["", say("inspector_all")], ["slack", "Slack"], ["telegram", "Telegram"], ["hook", say("inspector_hooks")]];
  parts.platform = el("select", { on: { change: draw } }, ...platforms.map(([value, text]) => el("option", { value, text })));
  parts.tabs = { wire: tab("wire", false), limits: tab("limits", true) };
  parts.about = el("span", { class: "about" });
  show(root, [
    el("header", { class: "inspector-head" }, el("h2", { text: say("inspector") }),
      el("div", { class: "tabs" }, ...Object.values(parts.tabs)),
      el("label", {}, el("span", { text: say("inspector_platform") }), parts.platform), parts.about,
      el("button", { type: "button", class: "tool", "aria-label": say("close"), text: "×", on: { click: shut } })),
    parts.list, parts.limits,
  ]);
  toggle.addEventListener("click", () => (root.hidden ? open(null) : shut()));
  closesOnEscape(root, shut);
}

/** Show what went over the wire for one message. */
export function inspect(thing) {
  open(thing);
  parts.list.focus();
}

function tab(key, isLimits) {
  return el("button", { type: "button", class: "tab", text: say(key), on: { click: () => { state.limits = isLimits; restart(); } } });
}

function open(thing) {
  Object.assign(state, { thing, limits: false, opener: thing ? seenNode(thing) : parts.toggle });
  turn(true);
  restart();
}

function shut() {
  clearTimeout(state.timer);
  turn(false);
  (state.opener?.isConnected ? state.opener : parts.toggle).focus();
}

function turn(isOpen) {
  parts.root.hidden = !isOpen;
  parts.toggle.setAttribute("aria-expanded", String(isOpen));
  changed();
}

function seenNode(thing) {
  return document.querySelector(`[data-seen="${CSS.escape(thing.seen_id)}"] details.menu summary`);
}

function restart() {
  clearTimeout(state.timer);
  draw();
  look();
}

async function look() {
  try {
    if (state.limits) await drawLimits();
    else await hear();
  } catch {
    state.last = 0;
  }
  clearTimeout(state.timer);
  if (!parts.root.hidden) state.timer = setTimeout(look, REST_MILLISECONDS);
}

async function hear() {
  const news = await ask(`log?after=${state.last}&limit=1000`);
  const fresh = news.entries.filter((entry) => entry.number > (state.entries.at(-1)?.number ?? 0));
  state.last = news.last;
  state.entries = [...state.entries, ...fresh].slice(-MOST_KEPT);
  if (fresh.length) draw();
}

async function drawLimits() {
  const table = await limitsTable();
  show(parts.limits, [table ?? el("p", { class: "nothing", text: say("limits_uncounted") })]);
}

function draw() {
  const { thing, limits } = state;
  parts.list.hidden = limits;
  parts.limits.hidden = !limits;
  parts.tabs.wire.setAttribute("aria-pressed", String(!limits));
  parts.tabs.limits.setAttribute("aria-pressed", String(limits));
  show(parts.about, thing && !limits ? [
    el("span", { class: "badge" }, el("span", { text: say("inspector_about", { text: thing.text.slice(0, 40) }) }),
      el("button", { type: "button", "aria-label": say("inspector_everything"), title: say("inspector_everything"), text: "×",
        on: { click: () => { state.thing = null; draw(); parts.list.focus(); } } })),
  ] : []);
  const wanted = parts.platform.value;
  const found = (thing ? linesOf(thing, state.entries) : state.entries).filter((entry) => !wanted || entry.platform === wanted);
  show(parts.list, found.length ? found.slice(-MOST_DRAWN).map(lineFor) : [el("li", { class: "nothing", text: say("inspector_empty") })]);
}

function lineFor(entry) {
  if (!lines.has(entry.number)) lines.set(entry.number, line(entry));
  return lines.get(entry.number);
}

function line(entry) {
  const zone = known.directory.company.time_zone;
  const body = el("div", { class: "wire-body" });
  const open = ({ target }) => {
    if (!body.children.length) body.append(tree(entry.body));
    if (target.open) target.scrollIntoView({ block: "nearest" });
  };
  return el("li", {}, el("details", { on: { toggle: open } },
    el("summary", {},
      el("span", { class: "wire-number", text: entry.number }),
      el("time", { datetime: entry.at, text: dated(new Date(entry.at), TIME, zone) }),
      el("span", { class: "wire-platform", text: entry.platform }),
      el("span", { class: `wire-direction ${entry.direction}`, text: say(`direction_${entry.direction}`) }),
      el("strong", { text: entry.method })),
    body));
}
