// While a play is performed, look where it happens: at the acting person, and at what changed last.

import { showSide } from "./sides.js";
import { isFollowed } from "./performance.js";
import { chosen, choose, known, onChange, personOf, placesOf } from "./store.js";

const SHOWN = ["message", "ephemeral"];
// `fixed`: the platform on which the step that is shown names a room, so that news elsewhere do not lead away from it.
const looked = { changes: 0, actor: null, fixed: null };

/** Take the place of the person who acts in the step that is shown. */
export function follow({ as }) {
  looked.fixed = as && as.place && as.place !== as.person ? as.platform : null;
  if (!as || !isFollowed() || !personOf(as.person)) return;
  const key = `${as.platform} ${as.person} ${as.place ?? ""}`;
  if (looked.actor?.key === key) return;
  looked.actor = { key, ...as };
  const place = as.sees && as.place === as.person ? whereShown(as) : as.place ?? placeFor(as.platform, as.person);
  choose(as.platform, { person: as.person, place });
  showSide(as.platform);
}

/** Where somebody else stood, this person stands too, if they are a member there. */
function placeFor(platform, person) {
  const { person: before, place } = chosen[platform];
  if (before === person) return place;
  return placesOf(platform, person).some((spot) => spot.place === place) ? place : person;
}

/** Where a person was last shown something that nobody else sees. */
function whereShown({ platform, person }) {
  const theirs = [...known.things.values()].filter((thing) => thing.platform === platform && SHOWN.includes(thing.kind) && !thing.gone
    && (thing.place === person || thing.audience === person));
  return theirs.sort((one, other) => other.changed - one.changed)[0]?.place ?? person;
}

/** Go on as the person who acted last: from here on the reader chooses. */
export function stepIn() {
  const side = looked.actor?.platform ?? "telegram";
  showSide(side);
  document.querySelector(`#${side} .box textarea`)?.focus();
}

export function startFollower() {
  onChange(() => {
    if (isFollowed()) for (const platform of ["slack", "telegram"]) if (platform !== looked.fixed) lookAtNews(platform);
    looked.changes = known.changes;
  });
}

function lookAtNews(platform) {
  const { person, place } = chosen[platform];
  const spots = new Set([person, ...placesOf(platform, person).map((spot) => spot.place)]);
  const news = [...known.things.values()].filter((thing) => thing.platform === platform && thing.changed > looked.changes
    && SHOWN.includes(thing.kind) && !thing.gone && spots.has(thing.place) && [null, person].includes(thing.audience));
  const newest = news.sort((one, other) => other.changed - one.changed)[0];
  if (newest && newest.place !== place) choose(platform, { place: newest.place });
}
