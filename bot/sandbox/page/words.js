// The page's own words, in the reader's language; no sentence stands in the code.

let texts = {};
let plural = new Intl.PluralRules("en");
export let language = "en";

const NAMES = { en: "English", "zh-CN": "简体中文", "zh-TW": "繁體中文" };

export async function loadWords(wanted) {
  const answer = await fetch(`/page/texts?language=${encodeURIComponent(wanted ?? "")}`);
  const words = await answer.json();
  ({ texts, language } = words);
  plural = new Intl.PluralRules(language);
  document.documentElement.lang = language;
  return words.languages.map((code) => ({ code, name: NAMES[code] ?? code }));
}

/** Return a text with its {holes} filled; with a `count`, the text of that number's plural form; `otherwise` where there is none. */
export function say(key, holes = {}, otherwise = key) {
  const form = "count" in holes ? `${key}_${plural.select(holes.count)}` : key;
  const text = texts[form] ?? otherwise;
  return text.replace(/\{(\w+)\}/g, (whole, name) => String(holes[name] ?? whole));
}

/** Write the words of everything that names them in data-text or data-label. */
export function wordStatic(root = document) {
  for (const node of root.querySelectorAll("[data-text]")) node.textContent = say(node.dataset.text);
  for (const node of root.querySelectorAll("[data-label]")) {
    node.setAttribute("aria-label", say(node.dataset.label));
  }
}

/** Return a moment as a datetime-local input holds it, in a zone. */
export function localTime(moment, timeZone) {
  return new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).format(moment).replace(" ", "T");
}

/** Return the moment that a datetime-local input means in a zone. */
export function momentOf(local, timeZone) {
  const asIfUtc = Date.parse(`${local}Z`);
  return new Date(asIfUtc - (Date.parse(`${localTime(new Date(asIfUtc), timeZone)}Z`) - asIfUtc));
}

/** Return a date as the reader of the page writes it, or as somebody of another language does, in a zone. */
export function dated(moment, options, timeZone, tongue = language) {
  return new Intl.DateTimeFormat(tongue, { timeZone, ...options }).format(moment);
}
