// Draw one Slack message: who, when, what, its files, its thread and what may be done with it.

import { act } from "./api.js";
import { card } from "./blocks.js";
import { avatar, bell, el } from "./dom.js";
import { inspect } from "./inspector.js";
import { messageMenu } from "./menu.js";
import { reactions } from "./reactions.js";
import { authorOf } from "./store.js";
import { dated, say } from "./words.js";

const PICTURE = /\.(png|jpe?g|gif|webp)$/i;

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
      el("div", { class: isCard(thing) ? "card" : "words" }, ...card(view)),
      files(thing),
      reactions(thing, person),
      view.replies ? el("button", { type: "button", class: "replies", text: say("replies", { count: view.replies }),
        on: { click: () => view.open(thing) } }) : null),
    hidden ? null : menu(view, thing.author === person));
}

/** One paragraph needs no frame; what has parts or buttons does. */
function isCard(thing) {
  return thing.by_bot && (thing.raw.blocks ?? []).length > 1;
}

function head(view, name) {
  const { thing } = view;
  const moment = momentOf(thing);
  return el("p", { class: "head" },
    el("strong", { text: name }),
    thing.by_bot ? el("span", { class: "app", text: say("app") }) : null,
    moment ? el("time", { datetime: moment.toISOString(), text: dated(moment, { hour: "2-digit", minute: "2-digit", hour12: false }, view.zone) }) : null,
    thing.pinned ? el("span", { class: "edited", text: `(${say("pinned")})` }) : null,
    thing.edited ? el("span", { class: "edited", text: `(${say("edited")})` }) : null);
}

export function files(thing) {
  if (!thing.files.length) return null;
  return el("ul", { class: "files" }, ...thing.files.map((file, number) => (
    el("li", { "aria-label": say("attachment", { name: baseName(file) }) }, shown(thing, baseName(file), number))
  )));
}

/** A picture is seen; anything else is named, and kept by a click. */
function shown(thing, name, number) {
  const asked = new URLSearchParams({ platform: thing.platform, thing: thing.seen_id, number });
  const address = `/control/file?${asked}`;
  if (!PICTURE.test(name)) return el("a", { href: address, download: name, text: name });
  const alt = thing.raw.files?.[number]?.alt_txt ?? name;
  return el("img", { src: address, alt, title: name, loading: "lazy" });
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
  return messageMenu({ thing, person, entries: [
    view.open && ["reply", () => view.open(thing)],
    own && ["edit", () => composer.edit(thing)],
    own && ["delete", () => act("slack", person, "delete", { thing: thing.seen_id })],
    ["on_the_wire", () => inspect(thing)],
  ] });
}
