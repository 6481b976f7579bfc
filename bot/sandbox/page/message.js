// Draw one Slack message: who, when, what, its files, its thread and what may be done with it.

import { act } from "./api.js";
import { card } from "./blocks.js";
import { avatar, bell, el } from "./dom.js";
import { authorOf } from "./store.js";
import { dated, say } from "./words.js";

/** `view`: thing, person, zone, replies (count), open(thing) the thread, composer. */
export function message(view) {
  const { thing, person } = view;
  const name = authorOf(thing);
  const hidden = thing.kind === "ephemeral";
  return el("li", { class: `message ${hidden ? "private" : ""}`, "data-seen": thing.seen_id },
    thing.by_bot ? bell() : avatar(name),
    el("article", { class: "message-body", "aria-label": name },
      hidden ? el("p", { class: "only-you", text: `◌ ${say("only_you")}` }) : null,
      head(view, name),
      el("div", { class: thing.by_bot && thing.raw.blocks ? "card" : "words" }, ...card(view)),
      files(thing),
      view.replies ? el("button", { type: "button", class: "replies", text: say("replies", { count: view.replies }),
        on: { click: () => view.open(thing) } }) : null),
    hidden ? null : menu(view, thing.author === person));
}

function head(view, name) {
  const { thing } = view;
  const moment = momentOf(thing);
  return el("p", { class: "head" },
    el("strong", { text: name }),
    thing.by_bot ? el("span", { class: "app", text: say("app") }) : null,
    moment ? el("time", { datetime: moment.toISOString(), text: dated(moment, { hour: "2-digit", minute: "2-digit", hour12: false }, view.zone) }) : null,
    thing.edited ? el("span", { class: "edited", text: `(${say("edited")})` }) : null);
}

export function files(thing) {
  if (!thing.files.length) return null;
  return el("ul", { class: "files" }, ...thing.files.map((file) => (
    el("li", { text: baseName(file), "aria-label": say("attachment", { name: baseName(file) }) })
  )));
}

function baseName(file) {
  return file.split("/").pop();
}

/** A Slack message is named by its channel and its time, to the microsecond. */
function momentOf(thing) {
  const seconds = Number(thing.seen_id.split(":").pop());
  return Number.isFinite(seconds) && seconds > 1e9 ? new Date(seconds * 1000) : null;
}

function menu(view, own) {
  const { thing, person, composer } = view;
  const entry = (key, deed) => el("button", { type: "button", text: say(key), on: { click: () => {
    node.open = false;
    deed();
  } } });
  const node = el("details", { class: "menu" },
    el("summary", { "aria-label": say("message_menu"), title: say("message_menu"), text: "⋯" }),
    el("div", { class: "menu-list" },
      view.open ? entry("reply", () => view.open(thing)) : null,
      entry("react", () => act("slack", person, "react", { thing: thing.seen_id, emoji: "thumbsup" })),
      own ? entry("edit", () => composer.edit(thing)) : null,
      own ? entry("delete", () => act("slack", person, "delete", { thing: thing.seen_id })) : null));
  return node;
}
