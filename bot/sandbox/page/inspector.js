// What goes over the wires, newest first.

import { ask } from "./api.js";
import { el, show } from "./dom.js";
import { known } from "./store.js";
import { dated, say } from "./words.js";

const MOST = 300;
const TIME = { hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false };

const parts = {};
let last = 0;
let entries = [];
let timer = 0;

export function startInspector(root, toggle) {
  parts.root = root;
  parts.list = el("ol", { class: "wire-log", "aria-label": say("inspector") });
  const platforms = [["", say("inspector_all")], ["slack", "Slack"], ["telegram", "Telegram"]];
  parts.platform = el("select", { on: { change: forget } },
    ...platforms.map(([value, text]) => el("option", { value, text })));
  show(root, [
    el("header", { class: "inspector-head" }, el("h2", { text: say("inspector") }),
      el("label", {}, el("span", { text: say("inspector_platform") }), parts.platform),
      el("button", { type: "button", class: "tool", "aria-label": say("close"), text: "×", on: { click: () => turn(toggle, false) } })),
    parts.list,
  ]);
  toggle.addEventListener("click", () => turn(toggle, root.hidden));
}

function turn(toggle, visible) {
  parts.root.hidden = !visible;
  toggle.setAttribute("aria-expanded", String(visible));
  clearTimeout(timer);
  if (visible) look();
  else toggle.focus();
}

function forget() {
  last = 0;
  entries = [];
  clearTimeout(timer);
  look();
}

async function look() {
  try {
    const news = await ask(`log?after=${last}&platform=${parts.platform.value}&limit=${MOST}`);
    last = news.last;
    if (news.entries.length || !entries.length) draw(news.entries);
  } catch {
    last = 0;
  }
  timer = setTimeout(look, 1000);
}

function draw(news) {
  entries = [...news.reverse().map(line), ...entries].slice(0, MOST);
  show(parts.list, entries.length ? entries : [el("li", { class: "nothing", text: say("inspector_empty") })]);
}

function line(entry) {
  const zone = known.directory.company.time_zone;
  const body = el("pre", { tabindex: 0 });
  return el("li", {}, el("details", { on: { toggle: () => { body.textContent = JSON.stringify(entry.body, null, 2); } } },
    el("summary", {},
      el("span", { class: "wire-number", text: entry.number }),
      el("time", { datetime: entry.at, text: dated(new Date(entry.at), TIME, zone) }),
      el("span", { class: "wire-platform", text: entry.platform }),
      el("span", { class: "wire-direction", text: say(`direction_${entry.direction}`) }),
      el("strong", { text: entry.method })),
    body));
}
