// A step of a play as one would tell it to a colleague, in the reader's language.

import { known, personOf, placeOf } from "./store.js";
import { language, say } from "./words.js";

const TOLD = {
  say: (told) => say("told_say", { who: whoOf(told), text: told.what }),
  command: (told) => say("told_say", { who: whoOf(told), text: told.what }),
  press: (told) => entered(told, say("told_press", { who: whoOf(told), button: labelOf(told.what) })),
  see: (told) => say("told_see", { who: whoOf(told), text: signsOf(told) }),
  not_see: (told) => say("told_not_see", { who: whoOf(told), text: signsOf(told) }),
  kill: () => say("told_kill"),
  stop: () => say("told_stop"),
  start: () => say("told_start"),
  cut: () => say("told_cut"),
  fault: () => say("told_fault"),
  redeliver: () => say("told_redeliver"),
  advance: (told) => say("told_advance", { span: spanOf(told.what) }),
  until: (told) => say("told_until", { moment: momentOf(told.what) }),
  webhook: (told) => say("told_webhook", { where: told.what }),
};

/** Return what happens in a step; what nobody would say aloud stays as the play has it. */
export function stepInWords({ told, line }) {
  if (!told) return line;
  if (told.inner.length) return told.inner.map((inner) => stepInWords({ told: inner, line })).join(" + ");
  return TOLD[told.verb]?.(told) ?? line;
}

function whoOf({ by, place }) {
  return by ? personOf(by.person)?.name ?? by.person : placeOf("telegram", place)?.title ?? place ?? "";
}

/** A length of time as plays write it, such as 6m, 7h or 1d12h. */
function spanOf(written) {
  const parts = [...written.matchAll(/(\d+)([smhd])/g)];
  const units = { s: "second", m: "minute", h: "hour", d: "day" };
  if (parts.map((part) => part[0]).join("") !== written) return written;
  return parts.map(([, count, unit]) => new Intl.NumberFormat(language, { style: "unit", unit: units[unit], unitDisplay: "long" }).format(count)).join(" ");
}

/** An instant as the company's people write it: what a play says is said in its own zone. */
function momentOf(written) {
  const [, day, time] = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})/.exec(written) ?? [];
  return day ? `${day} ${time}` : written;
}

function entered(told, words) {
  return told.fill.length ? say("told_fill", { words, text: told.fill.join(" · ") }) : words;
}

/** What is looked for: words, and without any the buttons. */
function signsOf({ texts, buttons }) {
  const signs = texts.length ? texts.map((text) => text.replaceAll(/^[/]|[/]$/g, "")) : buttons.map(labelOf);
  return signs.length ? signs.join(" · ") : say("told_news");
}

/** Plays name what a button does; a person reads what stands on it, so the newest such button lends its label. */
function labelOf(action) {
  const buttons = [...known.things.values()].reverse().flatMap((thing) => thing.buttons);
  return buttons.find((button) => button.action === action)?.label
    ?? buttons.find((button) => button.action.split(":")[0] === action)?.label ?? action;
}
