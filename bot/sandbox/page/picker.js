// Choose which person of the company one is on a platform.

import { avatar, el } from "./dom.js";
import { chosen, choose, people, personOf } from "./store.js";
import { say } from "./words.js";

export function picker(platform, onChoice = () => {}) {
  const options = people(platform).map((person) => {
    const detail = person.groups.length ? ` · ${person.groups.join(", ")}` : "";
    return el("option", { value: person.key, text: `${person.name} (${person.key})${detail}` });
  });
  const select = el("select", { "data-picks": platform, on: { change: () => {
    onChoice();
    choose(platform, { person: select.value, place: select.value });
  } } }, ...options);
  const face = el("span", { class: "face" });
  const node = el("label", { class: "picker" }, face,
    el("span", { class: "picker-words" }, el("span", { class: "muted", text: say(`${platform}_person`) }), select));
  const draw = () => {
    select.value = chosen[platform].person;
    face.replaceChildren(avatar(personOf(chosen[platform].person).name));
  };
  return { node, draw };
}
