// In a narrow window one platform is shown at a time; the switch between them counts what is missed.

import { el, show } from "./dom.js";
import { chosen, onChange, placesOf, unread } from "./store.js";
import { say } from "./words.js";

const NAMES = { slack: "Slack", telegram: "Telegram" };
const buttons = {};

export function startSides(root) {
  for (const [platform, name] of Object.entries(NAMES)) {
    const count = el("span", { class: "count", hidden: true });
    const node = el("button", { type: "button", "aria-controls": platform, on: { click: () => showSide(platform) } }, el("span", { text: name }), count);
    buttons[platform] = { node, count };
  }
  show(root, Object.values(buttons).map(({ node }) => node));
  showSide("slack");
  onChange(draw);
}

/** Bring one platform to the front; in a wide window both stand there anyway. */
export function showSide(platform) {
  document.body.dataset.side = platform;
  for (const [name, { node }] of Object.entries(buttons)) node.setAttribute("aria-pressed", String(name === platform));
  draw();
}

function draw() {
  for (const [platform, { count }] of Object.entries(buttons)) {
    const missed = document.body.dataset.side === platform ? 0 : missedOn(platform);
    count.hidden = !missed;
    count.textContent = missed || "";
    count.setAttribute("aria-label", say("unread", { count: missed }));
  }
}

function missedOn(platform) {
  const { person } = chosen[platform];
  if (!person) return 0;
  return [person, ...placesOf(platform, person).map(({ place }) => place)]
    .reduce((sum, place) => sum + unread(platform, person, place), 0);
}
