// Draw one Telegram message as a bubble with its keyboard.

import { act } from "./api.js";
import { pressable } from "./blocks.js";
import { el, link } from "./dom.js";
import { entityNodes } from "./entities.js";
import { inspect } from "./inspector.js";
import { messageMenu } from "./menu.js";
import { files } from "./message.js";
import { reactions } from "./reactions.js";
import { authorOf, known } from "./store.js";
import { dated, say } from "./words.js";

/** `view`: thing, person, zone, group (whether names are shown), topic (its name, where many are shown), composer. */
export function bubble(view) {
  const { thing, person } = view;
  const own = !thing.by_bot && thing.author === person;
  return el("li", { class: `bubble-line ${own ? "own" : ""}`, "data-seen": thing.seen_id },
    el("article", { class: "bubble", "aria-label": own ? say("you") : authorOf(thing) },
      view.group && !own ? el("p", { class: "bubble-author", text: authorOf(thing) }) : null,
      view.topic ? el("p", { class: "bubble-topic", text: `# ${view.topic}` }) : null,
      quoted(thing),
      el("div", { class: "lines" }, ...wordsOf(view)),
      files(thing),
      reactions(thing, person),
      foot(view)),
    keyboard(view),
    menu(view, own));
}

/** As in every client, a command in a text is sent by whoever touches it. */
function wordsOf({ thing, person }) {
  const text = thing.raw.text ?? thing.raw.caption;
  if (text === undefined) return [document.createTextNode(thing.text)];
  const send = (line) => act("telegram", person, "command", { place: thing.place, line });
  return entityNodes(text, thing.raw.entities ?? thing.raw.caption_entities ?? [], send);
}

function quoted(thing) {
  if (!thing.thread) return null;
  const root = [...known.things.values()].find((other) => other.platform === "telegram" && other.kind === "message"
    && other.seen_id === thing.thread);
  if (!root) return null;
  return el("p", { class: "quoted" }, el("strong", { text: authorOf(root) }), el("span", { text: root.text.slice(0, 80) }));
}

function foot({ thing, zone }) {
  const moment = thing.raw.date ? new Date(thing.raw.date * 1000) : null;
  return el("p", { class: "bubble-foot" },
    thing.pinned ? el("span", { text: say("pinned") }) : null,
    thing.edited ? el("span", { text: say("edited") }) : null,
    moment ? el("time", { datetime: moment.toISOString(), text: dated(moment, { hour: "2-digit", minute: "2-digit", hour12: false }, zone) }) : null);
}

/** The rows as the bot laid them out; without its layout, each button stands alone. */
function keyboard(view) {
  const { thing } = view;
  const rows = thing.raw.reply_markup?.inline_keyboard
    ?? thing.buttons.map((button) => [{ text: button.label, callback_data: dataOf(button) }]);
  if (!rows.length) return null;
  return el("div", { class: "keyboard" }, ...rows.map((row) => (
    el("div", { class: "keyboard-row" }, ...row.map((key) => keyOf(key, view)))
  )));
}

function keyOf(key, view) {
  if (key.url) return link(key.url, `${key.text} ↗`, "key");
  const [action, ...rest] = (key.callback_data ?? "").split("|");
  const drawn = view.thing.buttons.find((button) => dataOf(button) === key.callback_data)
    ?? { action, reference: rest.join("|"), wire: { data: key.callback_data } };
  return pressable(drawn, key.text, view, "key");
}

function dataOf(button) {
  return button.reference ? `${button.action}|${button.reference}` : button.action;
}

function menu(view, own) {
  const { thing, person, composer } = view;
  return messageMenu({ thing, person, entries: [
    ["reply", () => composer.answer(thing)],
    own && ["edit", () => composer.edit(thing)],
    own && ["delete", () => act("telegram", person, "delete", { thing: thing.seen_id })],
    ["on_the_wire", () => inspect(thing)],
  ] });
}
