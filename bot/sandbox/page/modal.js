// Slack's modals as real dialogs with real forms.

import { act } from "./api.js";
import { blocksOf, drawBlock, card } from "./blocks.js";
import { el, show } from "./dom.js";
import { rememberFocus } from "./focus.js";
import { inputFor } from "./inputs.js";
import { personOf, shownTo } from "./store.js";
import { say } from "./words.js";

let open = null;

/** Show the newest modal that stands open for a person, or none. */
export function showModal(person) {
  const thing = shownTo("slack", person, person, ["modal"]).at(-1) ?? null;
  const key = thing && `${person} ${thing.seen_id}`;
  if (open && open.key !== key) {
    end();
  }
  if (!thing) return;
  open ??= begin(key, person);
  if (open.stamp !== thing.changed) fill(thing);
}

function end() {
  const { dialog, giveBack } = open;
  open = null;
  dialog.remove();
  giveBack();
}

function begin(key, person) {
  const giveBack = rememberFocus();
  const dialog = el("dialog", { class: "modal", "aria-labelledby": "modal-title", on: {
    cancel: (event) => { event.preventDefault(); leave(); },
    // Browsers close a dialog that is escaped twice, whatever the page says.
    close: () => { if (open?.dialog === dialog) leave(); },
  } });
  document.body.append(dialog);
  dialog.showModal();
  return { key, person, dialog, giveBack, stamp: null, thing: null, inputs: new Map() };
}

function leave() {
  return act("slack", open.person, "close", { thing: open.thing.seen_id });
}

/** Draw the form; what was typed under the same key survives a change of the view. */
function fill(thing) {
  const typed = new Map([...open.inputs].map(([key, input]) => [key, input.read()]));
  open.stamp = thing.changed;
  open.thing = thing;
  open.inputs = new Map();
  const view = { thing, person: open.person, zone: personOf(open.person).time_zone };
  const body = bodyOf(thing, view, typed);
  const submits = open.inputs.size > 0 || wordOf(thing.raw, "submit");
  const form = el("form", { novalidate: true, on: { submit: (event) => send(event) } },
    el("header", {}, el("h2", { id: "modal-title", text: wordOf(thing.raw, "title") ?? thing.text.slice(0, 24) })),
    el("div", { class: "modal-body" }, ...body),
    el("footer", {},
      el("button", { type: "button", class: "button", text: wordOf(thing.raw, "close") ?? say("cancel"), on: { click: leave } }),
      submits ? el("button", { class: "button primary", text: wordOf(thing.raw, "submit") ?? say("submit") }) : null));
  show(open.dialog, [form]);
  form.querySelector("input, textarea, select")?.focus();
}

function bodyOf(thing, view, typed) {
  const blocks = blocksOf(thing.raw);
  const fields = new Map(thing.fields.map((field) => [field.key, field]));
  const nodes = blocks.map((block) => {
    const field = block.type === "input" && fields.get(block.block_id);
    if (!field) return drawBlock(block, view);
    fields.delete(block.block_id);
    return labelled(field, block, view, typed);
  });
  const words = blocks.length ? [] : card(view);
  return [...words, ...nodes, ...[...fields.values()].map((field) => labelled(field, {}, view, typed))].filter(Boolean);
}

function labelled(field, block, view, typed) {
  const input = inputFor(field, block.element ?? {}, { typed: typed.get(field.key), zone: view.zone });
  open.inputs.set(field.key, input);
  return input.wrap(block.hint?.text ?? "");
}

function wordOf(raw, name) {
  const word = raw[name] ?? raw.view?.[name];
  return typeof word === "string" ? word : word?.text;
}

async function send(event) {
  event.preventDefault();
  const { person, thing, inputs } = open;
  const missing = [...inputs].filter(([, input]) => !input.optional && input.read() === "");
  complain(new Map(missing.map(([key]) => [key, say("required")])));
  if (missing.length) return;
  const values = Object.fromEntries([...inputs].map(([key, input]) => [key, input.read()]));
  const answer = await act("slack", person, "submit", { thing: thing.seen_id, kind: "modal", values });
  complain(new Map(Object.entries(answer?.errors ?? {})));
}

function complain(errors) {
  if (!open) return;
  for (const [key, input] of open.inputs) input.complain(errors.get(key) ?? "");
  const first = [...open.inputs].find(([key]) => errors.has(key));
  first?.[1].focus();
}
