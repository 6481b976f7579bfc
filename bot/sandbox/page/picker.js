// Choose which person of the company one is on a platform.

import { avatar, el, show } from "./dom.js";
import { chosen, choose, known, people, personOf } from "./store.js";
import { language, say } from "./words.js";

export function picker(platform, onChoice = () => {}) {
  const select = el("select", { "data-picks": platform, on: { change: () => {
    onChoice();
    choose(platform, { person: select.value, place: select.value });
  } } });
  const face = el("span", { class: "face" });
  const node = el("label", { class: "picker" }, face,
    el("span", { class: "picker-words" }, el("span", { class: "muted", text: say(`${platform}_person`) }), select));
  let drawnFrom = null;
  const draw = () => {
    if (drawnFrom !== known.directory) show(select, offered(platform));
    drawnFrom = known.directory;
    select.value = chosen[platform].person;
    face.replaceChildren(avatar(personOf(chosen[platform].person).name));
  };
  return { node, draw };
}

/** Whoever belongs to no department stands first, the others under the name of theirs. */
function offered(platform) {
  const everybody = people(platform);
  const option = (person) => el("option", { value: person.key, text: `${person.name} (${person.key})` });
  const of = (group) => everybody.filter((person) => (person.groups[0] ?? null) === group).map(option);
  const departments = Object.entries(known.directory.departments).map(([key, names]) => [names[language] ?? key, of(key)]);
  return [...of(null), ...departments.filter(([, members]) => members.length)
    .map(([label, members]) => el("optgroup", { label }, ...members))];
}
