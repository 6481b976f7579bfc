// The home tab of the desk in Slack.

import { post } from "./api.js";
import { card } from "./blocks.js";
import { el } from "./dom.js";
import { personOf, shownTo } from "./store.js";
import { say } from "./words.js";

/** Tell the platform that the tab was opened; where it has no such deed, the tab stays as it is. */
export function visitHome(person) {
  post("act", { platform: "slack", person, deed: "home" }).catch(() => {});
}

export function homeOf(drawn, person) {
  const home = shownTo("slack", person, person, ["home"]).at(-1);
  if (!home) return drawn.node(`no home ${person}`, "", () => el("li", { class: "nothing", text: say("home_empty") }));
  const zone = personOf(person).time_zone;
  return drawn.node(`home ${person}`, String(home.changed), () => el("li", { class: "home card", "data-seen": home.seen_id },
    ...card({ thing: home, person, zone })));
}
