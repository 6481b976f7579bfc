// The plays that can be watched, each as a button.

import { ask, attempt, post } from "./api.js";
import { wayBack } from "./address.js";
import { el, show } from "./dom.js";
import { changed } from "./store.js";
import { language, say } from "./words.js";

let isOffering = false;

/** Whether there is anything to watch here. */
export function areOffered() {
  return isOffering;
}

/** Offer the demos behind a button, or nothing where this sandbox has none. */
export async function startDemos(root, opener) {
  const demos = await offered();
  isOffering = demos.length > 0;
  opener.hidden = !isOffering;
  changed();
  show(root, [
    el("h2", { text: say("demos") }),
    el("p", { class: "muted", text: say("demos_explained") }),
    el("ul", { class: "demos" }, ...demos.map((demo) => el("li", {}, offer(demo)))),
  ]);
}

/** What a play is called in the reader's language, else as its file says. */
export function titleOf({ name, title }) {
  return name ? say(`demo_${name.replaceAll("-", "_")}`, {}, title) : title;
}

async function offered() {
  try {
    return (await ask("demos")).demos;
  } catch {
    return [];
  }
}

function offer(demo) {
  const node = el("button", { type: "button", class: "demo", on: { click: async () => {
    node.disabled = true;
    const stage = await attempt(() => post("demos", { watch: demo.name }));
    node.disabled = false;
    if (stage) location.assign(addressOf(stage.url));
  } } }, el("strong", { text: titleOf(demo) }), el("span", { class: "muted", text: say("demo_steps", { count: demo.steps }) }));
  return node;
}

/** A watched town is another origin and remembers nothing of this one, so the address tells it. */
function addressOf(url) {
  const kept = new URLSearchParams({ back: wayBack() ?? location.href, language });
  return `${url}#${kept}`;
}
