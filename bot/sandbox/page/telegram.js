// The Telegram half: a telephone with its chats.

import { act } from "./api.js";
import { bubble } from "./bubble.js";
import { composerFor } from "./composer.js";
import { avatar, bell, Drawn, el, followEnd, show } from "./dom.js";
import { picker } from "./picker.js";
import { chosen, choose, known, markRead, onChange, personOf, placesOf, shownTo, unread } from "./store.js";
import { say } from "./words.js";

const TOAST_MILLISECONDS = 6000;

const drawn = new Drawn();
const toasted = new Set();
const parts = {};

export function startTelegram(root) {
  parts.person = picker("telegram");
  parts.chats = el("nav", { class: "chats", "aria-label": say("chats") });
  parts.title = el("header", { class: "chat-head" });
  parts.list = el("ol", { class: "bubbles", tabindex: 0 });
  parts.toEnd = followEnd(parts.list);
  parts.toasts = el("div", { class: "toasts", role: "status" });
  parts.box = el("div", { class: "box" });
  show(root, [
    el("div", { class: "phone-top" }, parts.person.node, parts.chats),
    parts.title, parts.list, parts.toasts, parts.box,
  ]);
  onChange(draw);
}

function draw() {
  const { person, place } = chosen.telegram;
  markRead("telegram", person, place);
  parts.person.draw();
  drawChats(person, place);
  drawTitle(person, place);
  drawChat(person, place);
  drawToasts(person);
}

function drawChats(person, place) {
  const tab = (spot, title) => {
    const count = spot === place ? 0 : unread("telegram", person, spot);
    return drawn.node(`chat ${person} ${spot}`, `${spot === place} ${count}`, () => el("button", {
      type: "button", class: "chat", "data-place": spot, "aria-current": spot === place ? "page" : null,
      on: { click: () => choose("telegram", { place: spot }) },
    }, el("span", { text: title }),
    count ? el("span", { class: "count", text: count, "aria-label": say("unread", { count }) }) : null));
  };
  show(parts.chats, [tab(person, "Deskbell"), ...placesOf("telegram", person).map((spot) => tab(spot.place, spot.title))]);
}

function drawTitle(person, place) {
  show(parts.title, [drawn.node("title", `${person} ${place}`, () => {
    const group = groupOf(person, place);
    const under = group ? say("members", { count: group.members.length }) : say("telegram_online");
    return el("div", { class: "title" }, group ? avatar(group.title) : bell(),
      el("div", {}, el("h2", { text: group?.title ?? "Deskbell" }), el("p", { class: "muted", text: under })));
  })]);
}

function groupOf(person, place) {
  return placesOf("telegram", person).find((spot) => spot.place === place);
}

function drawChat(person, place) {
  const group = groupOf(person, place);
  const where = group?.title ?? "Deskbell";
  parts.list.setAttribute("aria-label", say("messages_in", { place: where }));
  const composer = composerFor({ platform: "telegram", person, place, label: say("write_to", { place: where }), mayMention: Boolean(group) });
  show(parts.box, [composer.node]);
  const things = shownTo("telegram", person, place, ["message", "ephemeral"]);
  const zone = personOf(person).time_zone;
  show(parts.list, things.length ? things.map((thing) => drawn.node(`${person} ${thing.seen_id}`, thing.changed,
    () => bubble({ thing, person, zone, composer, group: Boolean(group) }))) : [nothing(person, place)]);
  if (parts.where !== `${person} ${place}`) parts.toEnd();
  parts.where = `${person} ${place}`;
}

function nothing(person, place) {
  return drawn.node(`nothing ${place}`, person, () => el("li", { class: "nothing" },
    el("p", { text: say("nothing_yet") }),
    place === person ? el("button", { type: "button", class: "key", text: say("start"),
      on: { click: () => act("telegram", person, "command", { place, line: "/start" }) } }) : null));
}

/** A toast shows once, to the person it is for, and goes by itself. */
function drawToasts(person) {
  for (const thing of known.things.values()) {
    if (thing.platform !== "telegram" || thing.kind !== "toast" || thing.created <= known.began) continue;
    const key = `${thing.seen_id} ${thing.changed}`;
    if (thing.audience !== person || toasted.has(key) || !thing.text) continue;
    toasted.add(key);
    const toast = el("p", { class: "toast", text: thing.text });
    parts.toasts.append(toast);
    setTimeout(() => toast.remove(), TOAST_MILLISECONDS);
  }
}
