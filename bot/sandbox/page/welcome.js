// What stands where nothing was said yet: who one is here, and what to do first.

import { act } from "./api.js";
import { areOffered } from "./demos.js";
import { el } from "./dom.js";
import { chosen, personOf, placeOf } from "./store.js";
import { say } from "./words.js";

const EXAMPLES = ["example_complaint", "example_problem"];

/** A private chat on Telegram: words to begin with, which go into the box and wait there to be sent. */
export function welcomeOnTelegram({ person, place, composer }) {
  if (place !== person) return emptyList(el("p", { text: say("nothing_in", { place: placeOf("telegram", place).title }) }));
  const begin = (key) => el("button", { type: "button", class: "example", text: say(key), on: { click: () => composer.begin(say(key)) } });
  const start = () => act("telegram", person, "command", { place, line: "/start" });
  return emptyList(
    el("p", { text: say("welcome_telegram", { name: nameOf("telegram") }) }), ...EXAMPLES.map(begin),
    el("button", { type: "button", class: "key", text: say("start"), on: { click: start } }));
}

/** A room on Slack: where its messages will come from. */
export function welcomeOnSlack({ person, place }) {
  const words = place === person
    ? say("nothing_yet")
    : say("welcome_slack", { place: placeOf("slack", place).title, name: nameOf("telegram") });
  return emptyList(el("p", { text: words }), areOffered()
    ? el("button", { type: "button", class: "button", popovertarget: "demos", text: say("welcome_demos") }) : null);
}

/** What a welcome depends on, for whoever keeps it drawn. */
export function welcomeStamp() {
  return `${areOffered()} ${nameOf("telegram")}`;
}

function nameOf(platform) {
  return personOf(chosen[platform].person).name;
}

function emptyList(...children) {
  return el("li", { class: "nothing" }, ...children);
}
