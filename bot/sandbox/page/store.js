// What the page knows: who lives here, what is on their screens, and who the reader is just now.

import { keep, keptAs } from "./address.js";
import { ask } from "./api.js";
import { catchUp, heardOf, learnPerformance } from "./performance.js";

export const known = { sandbox: null, changes: 0, began: 0, things: new Map(), directory: null, lost: false };
export const chosen = { slack: {}, telegram: {} };

const REST_MILLISECONDS = 1000;
// A newcomer stands where the first card will appear.
const FIRST_ROOM = "#operations";

const listeners = new Set();
const read = new Map();
let waiting = false;

export function onChange(listener) {
  listeners.add(listener);
}

/** Draw soon, once for many changes. */
export function changed() {
  if (waiting) return;
  waiting = true;
  setTimeout(() => {
    waiting = false;
    for (const listener of listeners) listener();
  }, 0);
}

export async function open() {
  known.directory = await ask("directory");
  await learnPerformance();
  recall();
  absorb(await ask("state"));
  known.began = known.changes;
  follow();
}

/** One held request tells of everything: a browser has six connections per address, for all of its windows. */
async function follow() {
  for (;;) {
    await inSight();
    const held = new AbortController();
    const hide = () => held.abort();
    document.addEventListener("visibilitychange", hide, { once: true });
    try {
      await hear(await ask(`state?${new URLSearchParams({ after: known.changes, ...heardOf() })}`, held));
    } catch {
      if (!held.signal.aborted) await lose();
    } finally {
      document.removeEventListener("visibilitychange", hide);
    }
  }
}

/** A window that nobody sees holds no request, and catches up when it is looked at again. */
function inSight() {
  if (!document.hidden) return null;
  return new Promise((resolve) => {
    document.addEventListener("visibilitychange", resolve, { once: true });
  });
}

async function hear(news) {
  if (news.sandbox !== known.sandbox) location.reload();
  if (news.directory !== known.directory.mark) known.directory = await ask("directory");
  known.lost = false;
  absorb(news);
  await catchUp(news.performance);
}

async function lose() {
  known.lost = true;
  changed();
  await new Promise((resolve) => setTimeout(resolve, REST_MILLISECONDS));
}

function absorb(news) {
  known.sandbox = news.sandbox;
  known.changes = news.changes;
  for (const thing of news.seen) {
    known.things.set([thing.platform, thing.kind, thing.seen_id, thing.audience].join(" "), thing);
  }
  changed();
}

export function people(platform) {
  return known.directory.people.filter((person) => person[platform] !== null);
}

export function personOf(key) {
  return known.directory.people.find((person) => person.key === key);
}

/** Places of a platform that a person is a member of, without the private chat. */
export function placesOf(platform, person) {
  return known.directory.places.filter((spot) => spot.platform === platform && spot.members.includes(person));
}

/** A place where several people meet; a private chat is none. */
export function placeOf(platform, place) {
  return known.directory.places.find((spot) => spot.platform === platform && spot.place === place);
}

/** What one person has on the screen of a place, oldest first. */
export function shownTo(platform, person, place, kinds) {
  return [...known.things.values()]
    .filter((thing) => thing.platform === platform && thing.place === place && !thing.gone)
    .filter((thing) => kinds.includes(thing.kind))
    .filter((thing) => thing.audience === null || thing.audience === person)
    .sort((one, other) => one.created - other.created);
}

/** Choose a person or a place; the address keeps the choice over a reload. */
export function choose(platform, choice) {
  Object.assign(chosen[platform], choice);
  for (const [name, { person, place }] of Object.entries(chosen)) {
    keep({ [name]: person, [`${name}-place`]: place === person ? null : place });
  }
  changed();
}

function recall() {
  for (const [platform, fallback] of [["slack", "yun"], ["telegram", "mei"]]) {
    const all = people(platform);
    const person = all.find(({ key }) => key === keptAs(platform))
      ?? all.find(({ key }) => key === fallback) ?? all[0];
    const places = placesOf(platform, person.key).map(({ place }) => place);
    const place = keptAs(`${platform}-place`);
    const first = keptAs(platform) === null && places.includes(FIRST_ROOM) ? FIRST_ROOM : person.key;
    chosen[platform] = { person: person.key, place: places.includes(place) ? place : first };
  }
}

/** How many messages of others arrived in a place since the person last looked. */
export function unread(platform, person, place) {
  const since = read.get(`${platform} ${person} ${place}`) ?? known.began;
  return shownTo(platform, person, place, ["message", "ephemeral"])
    .filter((thing) => thing.created > since && (thing.by_bot || thing.author !== person)).length;
}

export function markRead(platform, person, place) {
  read.set(`${platform} ${person} ${place}`, known.changes);
}

/** The name that a message is signed with. */
export function authorOf(thing) {
  if (thing.by_bot) return "Deskbell";
  return personOf(thing.author)?.name ?? (thing.author || "Slackbot");
}
