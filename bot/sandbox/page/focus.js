// Keep the reader's place by keyboard when what they stand on is drawn anew.

const REACHABLE = "a[href], button, input, select, textarea, summary, [tabindex]";

/** Where the focus was in `before`, it will be in `after`, once that stands in the document. */
export function keepFocus(before, after) {
  const held = document.activeElement;
  if (!before.contains(held)) return;
  const position = reachable(before).indexOf(held);
  const name = nameOf(held);
  setTimeout(() => {
    if (document.activeElement !== document.body || !after.isConnected) return;
    const there = reachable(after);
    const same = there.find((node) => nameOf(node) === name) ?? there[Math.min(position, there.length - 1)];
    same?.focus({ preventScroll: true });
  }, 0);
}

/** Remember what has the focus; the answer gives it back, also to what was drawn anew in its place. */
export function rememberFocus() {
  const held = document.activeElement;
  const seen = held?.closest("[data-seen]")?.dataset.seen;
  return () => {
    const frame = seen && document.querySelector(`[data-seen="${CSS.escape(seen)}"]`);
    const there = held.isConnected || !frame ? [held] : reachable(frame);
    (there.find((node) => nameOf(node) === nameOf(held)) ?? there[0])?.focus({ preventScroll: true });
  };
}

/** Escape inside a node closes it, and whoever opened it is stood upon again. */
export function closesOnEscape(node, close) {
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    close();
  });
}

function reachable(node) {
  return [node, ...node.querySelectorAll("*")].filter((one) => one.matches(REACHABLE));
}

function nameOf(node) {
  return node.dataset.action ?? node.ariaLabel ?? node.textContent;
}
