// Start the page: words first, then the company, then both halves.

import { startClock } from "./clock.js";
import { el, show } from "./dom.js";
import { startInspector } from "./inspector.js";
import { startSlack } from "./slack.js";
import { open } from "./store.js";
import { startTelegram } from "./telegram.js";
import { language, loadWords, say, wordStatic } from "./words.js";

const KEPT_LANGUAGE = "deskbell.language";

const find = (id) => document.getElementById(id);

function offerLanguages(languages) {
  const select = find("language");
  show(select, languages.map(({ code, name }) => el("option", { value: code, text: name, lang: code })));
  select.value = language;
  select.addEventListener("change", () => {
    localStorage.setItem(KEPT_LANGUAGE, select.value);
    location.reload();
  });
}

/** Menus close when the attention goes elsewhere. */
function closeMenus(event) {
  for (const menu of document.querySelectorAll("details.menu[open], details.choice[open]")) {
    if (event.type === "keydown" ? event.key === "Escape" : !menu.contains(event.target)) menu.open = false;
  }
}

async function start() {
  offerLanguages(await loadWords(localStorage.getItem(KEPT_LANGUAGE)));
  document.title = `Deskbell · ${say("sandbox")}`;
  wordStatic();
  await open();
  startSlack(find("slack"));
  startTelegram(find("telegram"));
  startClock(find("clock"), find("desk"));
  startInspector(find("inspector"), find("inspect"));
  document.addEventListener("click", closeMenus);
  document.addEventListener("keydown", closeMenus);
  document.body.dataset.ready = "yes";
}

start();
