// Build and reuse nodes; text is always text, never markup.

import { keepFocus } from "./focus.js";

const QUIET_MILLISECONDS = 1000;

/** Make an element. `facts`: class, text, on (listeners), hidden and the like, or attributes. */
export function el(tag, facts = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(facts)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "text") node.textContent = value;
    else if (name === "on") listen(node, value);
    else if (name === "value" || name === "checked") node[name] = value;
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined));
  return node;
}

function listen(node, listeners) {
  for (const [event, listener] of Object.entries(listeners)) node.addEventListener(event, listener);
}

/** Show exactly these children, and touch the document only where it differs (focus and scroll survive). */
export function show(parent, children) {
  const staying = new Set(children);
  for (const node of [...parent.childNodes]) if (!staying.has(node)) node.remove();
  children.forEach((child, position) => {
    if (parent.childNodes[position] !== child) parent.insertBefore(child, parent.childNodes[position] ?? null);
  });
}

/** Remember drawn nodes by key, and draw anew only when the stamp changed. */
export class Drawn {
  #nodes = new Map();

  node(key, stamp, draw) {
    const known = this.#nodes.get(key);
    if (known?.stamp === stamp) return known.node;
    const node = draw();
    if (known) keepFocus(known.node, node);
    this.#nodes.set(key, { stamp, node });
    return node;
  }
}

/** A round picture made of one letter, in one of eight colours that belongs to the name. */
export function avatar(name, extra = "") {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + letter.codePointAt(0)) % 8;
  const letters = [...name.replace(/^[#@]/, "")];
  // Nicknames in Chinese begin alike and end in what tells people apart.
  const letter = /\p{Script=Han}/u.test(letters.at(-1)) ? letters.at(-1) : letters[0] ?? "?";
  return el("span", { class: `avatar hue-${sum} ${extra}`, "aria-hidden": "true", text: letter.toUpperCase() });
}

export function bell(extra = "") {
  return el("img", { class: `avatar ${extra}`, src: "/page/bell.svg", alt: "" });
}

/** A link that may be followed, or plain text where the address is of another kind. */
export function link(address, label, look = null) {
  const safe = /^(https?:|mailto:|tg:)/i.test(address);
  if (!safe) return el("span", { class: look, text: label });
  return el("a", { class: look, href: address, target: "_blank", rel: "noopener noreferrer", title: address, text: label });
}

/** Keep the newest line of a list in sight while it grows or is resized, unless the reader has scrolled up. */
export function followEnd(list) {
  let atEnd = true;
  const toEnd = () => { if (atEnd) list.scrollTop = list.scrollHeight; };
  list.addEventListener("scroll", () => {
    atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  });
  new ResizeObserver(toEnd).observe(list);
  new MutationObserver(toEnd).observe(list, { childList: true });
  return () => {
    atEnd = true;
    toEnd();
    // What stood there already is not news: a reader by ear would hear a whole room at each change of place.
    list.setAttribute("aria-live", "off");
    setTimeout(() => list.setAttribute("aria-live", "polite"), QUIET_MILLISECONDS);
  };
}
