// The menu of one message: reactions, and what else may be done with it.

import { el } from "./dom.js";
import { reactionRow } from "./reactions.js";
import { say } from "./words.js";

/** `entries`: [word, deed] pairs; a null stands for what may not be done. */
export function messageMenu({ thing, person, entries }) {
  // What was pressed goes out of sight; the focus must not go with it, and a deed may want to come back to it.
  const close = () => {
    node.open = false;
    node.querySelector("summary").focus();
  };
  const entry = ([key, deed]) => el("button", { type: "button", text: say(key), on: { click: () => {
    close();
    deed();
  } } });
  const list = el("div", { class: "menu-list" }, reactionRow(thing, person, close), ...entries.filter(Boolean).map(entry));
  const node = el("details", { class: "menu", on: { toggle: () => open(node, list) } },
    el("summary", { "aria-label": say("message_menu"), title: say("message_menu"), text: "⋯" }), list);
  return node;
}

/** A menu near the end of its list opens upwards, where there is room. */
function open(node, list) {
  list.classList.remove("up");
  const frame = node.closest("ol");
  if (!node.open || !frame) return;
  const room = frame.getBoundingClientRect();
  const box = list.getBoundingClientRect();
  list.classList.toggle("up", box.bottom > room.bottom && box.top - box.height > room.top);
}

/** Menus close when the attention goes elsewhere; Escape gives it back to what opened them. */
export function closeMenus(event) {
  for (const menu of document.querySelectorAll("details.menu[open], details.choice[open]")) {
    const inside = menu.contains(event.target);
    const closes = event.type === "keydown" ? event.key === "Escape" : !inside;
    if (!closes) continue;
    menu.open = false;
    if (event.type === "keydown" && inside) menu.querySelector("summary").focus();
  }
}
