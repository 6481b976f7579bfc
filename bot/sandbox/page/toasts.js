// What an answered press shows on the telephone: a toast that goes by itself, or an alert that waits to be closed.

import { el } from "./dom.js";
import { known } from "./store.js";
import { say } from "./words.js";

const TOAST_MILLISECONDS = 6000;
const shown = new Set();

/** Show, once, what is new and for this person. */
export function drawToasts(root, person) {
  for (const thing of known.things.values()) {
    if (thing.platform !== "telegram" || thing.kind !== "toast" || thing.created <= known.began) continue;
    const key = `${thing.seen_id} ${thing.changed}`;
    if (thing.audience !== person || shown.has(key) || !thing.text) continue;
    shown.add(key);
    if (thing.raw.show_alert) alert(thing.text);
    else toast(root, thing.text);
  }
}

function toast(root, text) {
  const node = el("p", { class: "toast", text });
  root.append(node);
  setTimeout(() => node.remove(), TOAST_MILLISECONDS);
}

function alert(text) {
  const node = el("dialog", { class: "modal alert", "aria-label": "Deskbell", "aria-describedby": "alert-text", on: { close: () => node.remove() } },
    el("p", { id: "alert-text", class: "lines", text }),
    el("form", { method: "dialog" }, el("button", { class: "button primary", text: say("ok") })));
  document.body.append(node);
  node.showModal();
}
