// The Slack half: who I am, where I am, what stands there.

import { composerFor } from "./composer.js";
import { avatar, bell, Drawn, el, followEnd, show } from "./dom.js";
import { homeOf, visitHome } from "./home.js";
import { message } from "./message.js";
import { dayIn } from "./mrkdwn.js";
import { showModal } from "./modal.js";
import { chosen, choose, known, markRead, onChange, personOf, placeOf, placesOf, shownTo, unread } from "./store.js";
import { picker } from "./picker.js";
import { drawThread, forgetThread, openThread, threadPane } from "./thread.js";
import { welcomeOnSlack, welcomeStamp } from "./welcome.js";
import { say } from "./words.js";

const drawn = new Drawn();
const opened = { home: false, where: null };
const parts = {};

export function startSlack(root) {
  parts.places = el("ul", { class: "places" });
  parts.person = picker("slack", leave);
  parts.title = el("header", { class: "room-head" });
  parts.list = el("ol", { class: "messages", tabindex: 0 });
  parts.toEnd = followEnd(parts.list);
  parts.box = el("div", { class: "box" });
  show(root, [
    el("nav", { class: "slack-side", "aria-label": say("channels") },
      el("p", { class: "workspace", text: known.directory.company.names[document.documentElement.lang] ?? "Slack" }),
      parts.person.node, parts.places),
    el("div", { class: "room" }, parts.title, parts.list, parts.box),
    threadPane(),
  ]);
  onChange(draw);
}

function draw() {
  const { person, place } = chosen.slack;
  markRead("slack", person, place);
  parts.person.draw();
  drawPlaces(person, place);
  drawTitle(person, place);
  drawRoom(person, place);
  drawThread(person, place, (thing, composer) => drawMessage(thing, { person, composer }));
  showModal(person);
}

function leave() {
  forgetThread();
  opened.home = false;
}

function drawPlaces(person, place) {
  const line = (spot, title, picture) => {
    const count = spot === place ? 0 : unread("slack", person, spot);
    return drawn.node(`place ${person} ${spot}`, `${spot === place} ${count} ${title}`, () => el("li", {}, el("button", {
      type: "button", class: "place", "data-place": spot, "aria-current": spot === place ? "page" : null,
      on: { click: () => { leave(); choose("slack", { place: spot }); } },
    }, picture, el("span", { text: title }),
    count ? el("span", { class: "count", text: count, "aria-label": say("unread", { count }) }) : null)));
  };
  const heading = (key) => drawn.node(`heading ${key}`, "", () => el("li", { class: "heading", text: say(key) }));
  const spots = placesOf("slack", person);
  const channels = spots.filter((spot) => spot.kind === "channel");
  const chats = spots.filter((spot) => spot.kind === "group_chat");
  if (opened.where !== `${person} ${place}`) setTimeout(showCurrent, 0);
  show(parts.places, [
    heading("apps"), line(person, "Deskbell", bell("small")),
    ...(channels.length ? [heading("channels")] : []),
    ...channels.map((spot) => line(spot.place, spot.place.slice(1), el("span", { class: "hash", text: "#", "aria-hidden": "true" }))),
    ...(chats.length ? [heading("group_chats")] : []),
    ...chats.map((spot) => line(spot.place, spot.title, avatar(String(spot.members.length), "small"))),
  ]);
}

/** In a narrow window the places stand in one long line. */
function showCurrent() {
  parts.places.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "center" });
}

function drawTitle(person, place) {
  const spot = placeOf("slack", place);
  const stamp = `${person} ${place} ${opened.home} ${spot?.members}`;
  show(parts.title, [drawn.node("title", stamp, () => (place === person ? privateTitle() : roomTitle(spot)))]);
}

function roomTitle(spot) {
  return el("div", { class: "title" }, el("h2", { text: spot.title }),
    el("span", { class: "muted", text: say("members", { count: spot.members.length }) }));
}

function privateTitle() {
  const tab = (key, home) => el("button", { type: "button", class: "tab", text: say(key),
    "aria-pressed": String(opened.home === home), on: { click: () => openHome(home) } });
  return el("div", { class: "title" }, bell("small"), el("h2", { text: "Deskbell" }),
    el("div", { class: "tabs" }, tab("messages", false), tab("home", true)));
}

function openHome(home) {
  const { person } = chosen.slack;
  opened.home = home;
  if (home) visitHome(person);
  choose("slack", {});
}

function drawRoom(person, place) {
  const where = placeOf("slack", place)?.title ?? "Deskbell";
  parts.list.setAttribute("aria-label", say("messages_in", { place: where }));
  const composer = composerFor({ platform: "slack", person, place, label: say("write_to", { place: where }), mayMention: place !== person });
  show(parts.box, opened.home ? [] : [composer.node]);
  show(parts.list, opened.home ? [homeOf(drawn, person)] : messagesOf(person, place, composer));
  if (opened.where !== `${person} ${place}`) parts.toEnd();
  opened.where = `${person} ${place}`;
}

function messagesOf(person, place, composer) {
  const things = shownTo("slack", person, place, ["message", "ephemeral", "toast"]);
  const ids = new Set(things.map((thing) => thing.seen_id));
  const isReply = (thing) => thing.thread && thing.thread !== thing.seen_id && ids.has(thing.thread);
  if (!things.length) return [drawn.node("nothing", `${person} ${place} ${welcomeStamp()}`, () => welcomeOnSlack({ person, place }))];
  return things.filter((thing) => !isReply(thing)).map((thing) => {
    const replies = things.filter((other) => isReply(other) && other.thread === thing.seen_id).length;
    return drawMessage(thing, { person, composer, replies, open: openThread });
  });
}

function drawMessage(thing, { person, composer, replies = 0, open = null }) {
  const zone = personOf(person).time_zone;
  return drawn.node(`${person} ${thing.kind} ${thing.seen_id} ${open !== null}`, `${thing.changed} ${thing.marked} ${replies} ${dayIn(zone)}`,
    () => message({ thing, person, zone, composer, replies, open }));
}
