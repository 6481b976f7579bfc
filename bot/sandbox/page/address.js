// What the address keeps over a reload: who is looked at, where the reader came from, and their language.

const kept = new URLSearchParams(location.hash.slice(1));

export function keptAs(name) {
  return kept.get(name);
}

/** Keep some values; null forgets one. */
export function keep(values) {
  for (const [name, value] of Object.entries(values)) {
    if (value === null) kept.delete(name);
    else kept.set(name, value);
  }
  history.replaceState(null, "", `#${kept}`);
}

/** Return the sandbox that the reader came from, if its address is one of this machine. */
export function wayBack() {
  const back = URL.parse(kept.get("back") ?? "");
  const isHere = back && back.protocol === "http:" && /^(127\.0\.0\.1|localhost|\[::1\])$/.test(back.hostname);
  return isHere ? back.href : null;
}
