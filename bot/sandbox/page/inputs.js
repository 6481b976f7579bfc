// The inputs of a form: each can be read, can say what is wrong, and stands under its label.

import { el } from "./dom.js";
import { read as readFiles } from "./files.js";
import { plain } from "./mrkdwn.js";
import { personOf } from "./store.js";
import { localTime, momentOf, say } from "./words.js";

const PLAIN = { date: "date", time: "time", datepicker: "date", timepicker: "time", number_input: "number", email_text_input: "email" };
const LINES = 4;

/** Return the input of one field. `element` is Slack's, when known, and tells labels of choices and the shape. */
export function inputFor(field, element, { typed, zone }) {
  const id = `field-${field.key}`;
  return framed(id, field, made(id, field, element, { held: typed ?? field.value ?? "", zone }));
}

function made(id, field, element, { held, zone }) {
  const choices = choicesOf(field, element);
  if (field.kind === "file") return picking(id, held);
  if (element.type === "datetimepicker") return moment(id, held, zone);
  if (isMany(element)) return boxes(id, choices, held);
  if (element.type === "radio_buttons") return radios(id, choices, held);
  return choices.length ? select(id, choices, held, field.optional) : typing(id, field, element, held);
}

function isMany(element) {
  return element.type === "checkboxes" || /^multi_/.test(element.type ?? "");
}

function choicesOf(field, element) {
  const options = element.options ?? (element.option_groups ?? []).flatMap((group) => group.options);
  const labels = new Map(options.map((option) => [option.value, plain(option.text?.text ?? option.value)]));
  const values = field.choices.length ? field.choices : [...labels.keys()];
  return values.map((value) => ({ value, label: labels.get(value) ?? personOf(value)?.name ?? value }));
}

function typing(id, field, element, held) {
  const kind = PLAIN[element.type] ?? PLAIN[field.kind];
  const facts = { id, value: held, placeholder: element.placeholder?.text ?? null, "aria-describedby": `${id}-error` };
  const node = element.multiline ? el("textarea", { rows: LINES, ...facts }) : el("input", { type: kind ?? "text", ...facts });
  return { node, target: node, read: () => node.value.trim() };
}

function picking(id, held) {
  let files = Array.isArray(held) ? held : [];
  const names = el("p", { class: "muted" });
  const tell = () => { names.textContent = files.map((file) => file.name).join(", "); };
  const target = el("input", { id, type: "file", multiple: true, "aria-describedby": `${id}-error`, on: {
    change: async () => { files = await readFiles(target.files); tell(); },
  } });
  tell();
  return { node: el("div", {}, target, names), target, read: () => (files.length ? files : "") };
}

/** Slack tells and takes a moment in seconds; a person reads and writes it in their own zone. */
function moment(id, held, zone) {
  const value = held ? localTime(new Date(Number(held) * 1000), zone) : "";
  const node = el("input", { id, type: "datetime-local", value, "aria-describedby": `${id}-error` });
  return { node, target: node, read: () => (node.value ? String(momentOf(node.value, zone) / 1000) : "") };
}

function select(id, choices, held, optional) {
  const node = el("select", { id, "aria-describedby": `${id}-error` },
    el("option", { value: "", text: say("choose"), disabled: !optional }),
    ...choices.map(({ value, label }) => el("option", { value, text: label })));
  node.value = held;
  if (node.selectedIndex < 0) node.value = "";
  return { node, target: node, read: () => node.value };
}

function radios(id, choices, held) {
  const ticks = choices.map(({ value }, position) => el("input", {
    type: "radio", name: id, value, id: `${id}-${position}`, checked: value === held,
  }));
  return group(ticks, choices, () => ticks.find((tick) => tick.checked)?.value ?? "");
}

function boxes(id, choices, held) {
  const chosen = new Set(held.split(","));
  const ticks = choices.map(({ value }, position) => el("input", {
    type: "checkbox", value, id: `${id}-${position}`, checked: chosen.has(value),
  }));
  return group(ticks, choices, () => ticks.filter((tick) => tick.checked).map((tick) => tick.value).join(","));
}

function group(ticks, choices, read) {
  const lines = ticks.map((tick, position) => el("label", { class: "tick" }, tick, el("span", { text: choices[position].label })));
  return { node: el("div", { class: "ticks" }, ...lines), target: ticks[0], read, isGroup: true };
}

function framed(id, field, { node, target, read, isGroup }) {
  const error = el("p", { id: `${id}-error`, class: "error", role: "alert" });
  const name = [el("span", { text: field.label || field.key }),
    field.optional ? el("span", { class: "muted", text: ` (${say("optional")})` }) : null];
  const wrap = (hint) => el(isGroup ? "fieldset" : "div", { class: "field-frame", "data-field": field.key },
    isGroup ? el("legend", {}, ...name) : el("label", { for: id }, ...name),
    node, hint ? el("p", { class: "muted hint-text", text: plain(hint) }) : null, error);
  const complain = (reason) => {
    error.textContent = reason;
    target?.setAttribute("aria-invalid", String(Boolean(reason)));
  };
  return { wrap, read, complain, optional: field.optional, focus: () => target?.focus() };
}
