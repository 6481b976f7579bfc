// The Telegram half: a telephone with its chats.

import { bubble } from "./bubble.js";
import { composerFor } from "./composer.js";
import { avatar, bell, Drawn, el, followEnd, show } from "./dom.js";
import { picker } from "./picker.js";
import { chosen, choose, markRead, onChange, personOf, placesOf, shownTo, unread } from "./store.js";
import { drawToasts } from "./toasts.js";
import { drawTopics, topicIn, topicOf, topicsOf } from "./topics.js";
import { welcomeOnTelegram, welcomeStamp } from "./welcome.js";
import { say } from "./words.js";

const SHOWN = ["message", "ephemeral"];

const drawn = new Drawn();
const parts = {};

export function startTelegram(root) {
  parts.person = picker("telegram");
  parts.chats = el("nav", { class: "chats", "aria-label": say("chats") });
  parts.topics = el("nav", { class: "chats topics", "aria-label": say("topics"), hidden: true });
  parts.title = el("header", { class: "chat-head" });
  parts.list = el("ol", { class: "bubbles", tabindex: 0 });
  parts.toEnd = followEnd(parts.list);
  parts.toasts = el("div", { class: "toasts", role: "status" });
  parts.box = el("div", { class: "box" });
  show(root, [
    el("div", { class: "phone-top" }, parts.person.node, parts.chats),
    parts.title, parts.topics, parts.toasts, parts.list, parts.box,
  ]);
  onChange(draw);
}

function draw() {
  const { person, place } = chosen.telegram;
  markRead("telegram", person, place);
  parts.person.draw();
  drawChats(person, place);
  drawTitle(person, place);
  drawChat(person, place);
  drawToasts(parts.toasts, person);
}

function drawChats(person, place) {
  const tab = (spot, title) => {
    const count = spot === place ? 0 : unread("telegram", person, spot);
    return drawn.node(`chat ${person} ${spot}`, `${spot === place} ${count} ${title}`, () => el("button", {
      type: "button", class: "chat", "data-place": spot, "aria-current": spot === place ? "page" : null,
      on: { click: () => choose("telegram", { place: spot }) },
    }, el("span", { text: title }),
    count ? el("span", { class: "count", text: count, "aria-label": say("unread", { count }) }) : null));
  };
  show(parts.chats, [tab(person, "Deskbell"), ...placesOf("telegram", person).map((spot) => tab(spot.place, spot.title))]);
}

function drawTitle(person, place) {
  const group = groupOf(person, place);
  show(parts.title, [drawn.node("title", `${person} ${place} ${group?.title} ${group?.members}`, () => {
    const under = group ? say("members", { count: group.members.length }) : say("telegram_online");
    return el("div", { class: "title" }, group ? avatar(group.title) : bell(),
      el("div", {}, el("h2", { text: group?.title ?? "Deskbell" }), el("p", { class: "muted", text: under })));
  })]);
}

function groupOf(person, place) {
  return placesOf("telegram", person).find((spot) => spot.place === place);
}

function drawChat(person, place) {
  const group = groupOf(person, place);
  const where = group?.title ?? "Deskbell";
  const things = shownTo("telegram", person, place, SHOWN);
  const topics = topicsOf(group);
  const topic = topicIn(place);
  drawTopics(parts.topics, place, topics);
  parts.list.setAttribute("aria-label", say("messages_in", { place: where }));
  const label = say("write_to", { place: topics.get(topic) ?? where });
  const composer = composerFor({ platform: "telegram", person, place, label, mayMention: Boolean(group), thread: topic });
  show(parts.box, [composer.node]);
  const inTopic = things.filter((thing) => topic === null || topicOf(thing) === topic);
  show(parts.list, inTopic.length ? inTopic.map((thing) => drawBubble(thing, { person, composer, group, topics })) : [nothing({ person, place, composer })]);
  if (parts.where !== `${person} ${place} ${topic}`) parts.toEnd();
  parts.where = `${person} ${place} ${topic}`;
}

function drawBubble(thing, { person, composer, group, topics }) {
  const zone = personOf(person).time_zone;
  const topic = topicIn(thing.place) === null ? topics.get(topicOf(thing)) : null;
  const key = `${person} ${thing.seen_id} ${topicIn(thing.place)}`;
  return drawn.node(key, `${thing.changed} ${thing.marked} ${topic}`, () => bubble({ thing, person, zone, composer, topic, group: Boolean(group) }));
}

function nothing(facts) {
  return drawn.node(`nothing ${facts.place}`, `${facts.person} ${welcomeStamp()}`, () => welcomeOnTelegram(facts));
}
