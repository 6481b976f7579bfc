// Draw what went over a wire so that a person can read it: folded where it is deep, without quotes and braces.

import { el } from "./dom.js";

const OPEN_DEPTH = 2;
const LONG = 60;

/** Return the nodes of a JSON value; texts that are JSON themselves are opened too. */
export function tree(value, depth = 0) {
  const inner = opened(value);
  if (inner === null || typeof inner !== "object") return el("span", { class: "tree-value", text: shown(inner) });
  const entries = Object.entries(inner);
  if (!entries.length) return el("span", { class: "tree-value", text: Array.isArray(inner) ? "[]" : "{}" });
  return el("ul", { class: "tree" }, ...entries.map(([name, entry]) => branch(name, entry, depth)));
}

function branch(name, value, depth) {
  const inner = opened(value);
  const deep = inner !== null && typeof inner === "object" && JSON.stringify(inner).length > LONG;
  if (!deep) return el("li", {}, el("span", { class: "tree-name", text: name }), " ", flat(inner));
  const fold = el("details", { open: depth < OPEN_DEPTH }, el("summary", { class: "tree-name", text: name }));
  const fill = () => { if (fold.open && fold.children.length < 2) fold.append(tree(inner, depth + 1)); };
  fold.addEventListener("toggle", fill);
  fill();
  return el("li", {}, fold);
}

function flat(value) {
  return el("span", { class: "tree-value", text: value !== null && typeof value === "object" ? JSON.stringify(value) : shown(value) });
}

function shown(value) {
  return value === null ? "–" : String(value);
}

function opened(value) {
  if (typeof value !== "string" || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}
