// The bar's clock: sandbox time, its controls, and how the desk is.

import { ask, attempt, post } from "./api.js";
import { el, show } from "./dom.js";
import { known } from "./store.js";
import { dated, say } from "./words.js";

const FULL = { weekday: "short", month: "short", day: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false };
const SHORT = { weekday: "short", hour: "2-digit", minute: "2-digit", hour12: false };

const parts = {};
let told = null;
let offset = 0;

export function startClock(root, desk) {
  const zone = known.directory.company.time_zone;
  parts.zone = zone;
  parts.desk = desk;
  parts.now = el("time", { class: "now", title: zone });
  parts.stands = el("span", { class: "stands" });
  parts.turn = control("clock_pause", () => (told?.running ? { pause: true } : { resume: true }));
  parts.due = control("clock_next_due", () => ({ next_due: true }));
  show(root, [parts.now, parts.stands, parts.turn,
    control("clock_hour", () => ({ advance_seconds: 3600 })),
    control("clock_day", () => ({ advance_seconds: 86400 })), parts.due]);
  follow();
  setInterval(tick, 250);
}

function control(key, asked) {
  const node = el("button", { type: "button", "data-clock": key, text: say(key), on: { click: async () => {
    node.disabled = true;
    const news = await attempt(() => post("clock", asked()));
    node.disabled = false;
    if (news) hear(news);
  } } });
  return node;
}

async function follow() {
  for (;;) {
    try {
      hear(await ask("clock"));
    } catch {
      parts.desk.dataset.state = "lost";
      write(parts.desk, say("desk_lost"));
    }
    await new Promise((resolve) => setTimeout(resolve, document.hidden ? 5000 : 1000));
  }
}

function hear(news) {
  told = news;
  offset = new Date(news.now) - Date.now();
  const { state, next_due: due, understanding } = news.desk;
  parts.desk.dataset.state = state;
  write(parts.desk, [say(`desk_${state}`), ...understood(understanding)].join(" · "));
  write(parts.turn, say(news.running ? "clock_pause" : "clock_resume"));
  write(parts.stands, news.running ? "" : say("clock_stands"));
  parts.due.title = due ? say("clock_next_due_at", { when: dated(new Date(due), SHORT, parts.zone) }) : say("clock_nothing_due");
  parts.due.disabled = !due;
  tick();
}

/** What is worth saying of whatever reads free text: nothing while all is well. */
function understood(understanding) {
  if (!understanding || understanding.state === "ready") return [];
  const { state, seconds_left: seconds } = understanding;
  return [seconds ? say("understanding_arrives_in", { seconds }) : say(`understanding_${state}`)];
}

/** Return the sandbox's time as far as the page knows it. */
export function sandboxNow() {
  if (!told) return new Date();
  return told.running ? new Date(Date.now() + offset) : new Date(told.now);
}

/** Between two answers of the sandbox the clock runs on by itself, unless it stands. */
function tick() {
  if (!told) return;
  const moment = sandboxNow();
  write(parts.now, dated(moment, FULL, parts.zone));
  parts.now.dateTime = moment.toISOString();
}

/** A status that says the same again must not be read out again. */
function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
