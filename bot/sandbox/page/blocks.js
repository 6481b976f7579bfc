// Draw Slack's blocks as a card; without blocks, draw what was flattened.

import { press } from "./api.js";
import { el, link } from "./dom.js";
import { mrkdwn, plain } from "./mrkdwn.js";
import { richText } from "./richtext.js";
import { say } from "./words.js";

const DRAW = {
  header: (block) => el("h3", { text: plain(block.text?.text ?? "") }),
  section,
  context: (block, view) => el("p", { class: "context" }, ...(block.elements ?? []).flatMap(
    (element, position) => [position ? " " : null, ...piece(element, view)],
  )),
  divider: () => el("hr"),
  actions: (block, view) => el("div", { class: "actions" }, ...(block.elements ?? []).map((e) => control(e, view))),
  image: (block) => picture(block),
  rich_text: (block, view) => richText(block, view.person),
  markdown: (block) => el("p", { class: "lines", text: block.text ?? "" }),
};

/** Return the nodes of a thing. `view`: thing, person who looks and presses, zone of that person. */
export function card(view) {
  const { raw, text, buttons } = view.thing;
  const blocks = blocksOf(raw);
  if (blocks.length) return blocks.map((block) => drawBlock(block, view));
  const words = raw.text ? mrkdwn(raw.text, view.person) : [document.createTextNode(text)];
  const row = buttons.map((button) => pressable(button, button.label, view));
  return [el("p", { class: "lines" }, ...words), row.length ? el("div", { class: "actions" }, ...row) : null];
}

export function blocksOf(raw) {
  const attached = (raw.attachments ?? []).flatMap((attachment) => attachment.blocks ?? []);
  return [...(raw.blocks ?? raw.view?.blocks ?? []), ...attached];
}

export function drawBlock(block, view) {
  return DRAW[block.type]?.(block, view) ?? null;
}

function section(block, view) {
  const fields = (block.fields ?? []).map((field) => el("div", { class: "field" }, ...textOf(field, view)));
  return el("div", { class: "section" },
    el("div", { class: "section-text" },
      block.text ? el("p", { class: "lines" }, ...textOf(block.text, view)) : null,
      fields.length ? el("div", { class: "fields" }, ...fields) : null),
    block.accessory ? control(block.accessory, view) : null);
}

export function textOf(text, view) {
  if (text?.type === "mrkdwn") return mrkdwn(text.text ?? "", view.person);
  return [document.createTextNode(plain(text?.text ?? ""))];
}

function piece(element, view) {
  return element.type === "image" ? [picture(element)] : textOf(element, view);
}

/** The page fetches nothing from elsewhere, so a picture appears by its words. */
function picture(block) {
  const text = block.alt_text || block.title?.text || block.image_url || "";
  return el("span", { class: "picture", text: say("image_elsewhere", { text }) });
}

function control(element, view) {
  if (element.type === "image") return picture(element);
  if (element.type === "button") return button(element, view);
  if (element.options || element.option_groups) return menu(element, view);
  return null;
}

function button(element, view) {
  const label = plain(element.text?.text ?? "");
  if (element.url) return link(element.url, label, "button");
  const drawn = offered(view.thing, element.action_id, element.value ?? "");
  return pressable(drawn ?? { action: element.action_id, reference: element.value ?? "" }, label, view, element.style);
}

/** Choices open as buttons: a select would press whatever the arrow keys pass on their way. */
function menu(element, view) {
  const options = element.options ?? element.option_groups.flatMap((group) => group.options);
  const label = plain(element.placeholder?.text ?? "⋯");
  const list = options.map((option) => {
    const words = plain(option.text?.text ?? option.value);
    const drawn = offered(view.thing, element.action_id, option.value);
    return pressable(drawn ?? { action: element.action_id, reference: option.value }, words, view);
  });
  return el("details", { class: "choice" },
    el("summary", { class: "button", "aria-label": label === "⋯" ? say("choose") : label, text: label }),
    el("div", { class: "menu-list" }, ...list));
}

function offered(thing, action, reference) {
  return thing.buttons.find((button) => button.action === action && button.reference === reference)
    ?? thing.buttons.find((button) => button.action === action || button.action === `${action}:${reference}`);
}

/** A button that presses what was drawn, and rests until the platform has taken the press. */
export function pressable(drawn, label, view, style = "") {
  const node = el("button", { type: "button", class: `button ${style}`, "data-action": drawn.action, text: label, on: {
    // Truly disabled, it would drop the focus of whoever presses by keyboard.
    click: async () => {
      if (node.ariaDisabled === "true") return;
      node.ariaDisabled = "true";
      await press(view.thing, view.person, drawn);
      node.ariaDisabled = null;
    },
  } });
  return node;
}
