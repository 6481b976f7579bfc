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

/** Escape inside a node closes it, and whoever opened it is stood upon again. */
export function closesOnEscape(node, close) {
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    close();
  });
}

function reachable(node) {
  return [...node.querySelectorAll(REACHABLE)];
}

function nameOf(node) {
  return node.dataset.action ?? node.ariaLabel ?? node.textContent;
}
