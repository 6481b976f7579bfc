// Start the page: words first, then the company, then both halves, then what is around them.

import { keptAs } from "./address.js";
import { startClock } from "./clock.js";
import { startDemos } from "./demos.js";
import { el, show } from "./dom.js";
import { startFaults } from "./faults.js";
import { startFollower } from "./follower.js";
import { startInspector } from "./inspector.js";
import { closeMenus } from "./menu.js";
import { startSides } from "./sides.js";
import { startSlack } from "./slack.js";
import { startStage } from "./stage.js";
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

/** In a narrow window the clock and the panels stand behind one button. */
function offerTools(opener) {
  const turn = (isOpen) => {
    document.body.classList.toggle("tools-open", isOpen);
    opener.setAttribute("aria-expanded", String(isOpen));
  };
  opener.addEventListener("click", () => turn(!document.body.classList.contains("tools-open")));
  find("tools").addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !document.body.classList.contains("tools-open")) return;
    turn(false);
    opener.focus();
  });
}

async function start() {
  offerLanguages(await loadWords(localStorage.getItem(KEPT_LANGUAGE) ?? keptAs("language")));
  document.title = `Deskbell · ${say("sandbox")}`;
  wordStatic();
  await open();
  startFollower();
  startSides(find("sides"));
  startSlack(find("slack"));
  startTelegram(find("telegram"));
  startClock(find("clock"), find("desk"));
  startInspector(find("inspector"), find("inspect"));
  startFaults(find("faults"));
  offerTools(find("tools-opener"));
  document.addEventListener("click", closeMenus);
  document.addEventListener("keydown", closeMenus);
  startStage(find("stage"));
  await startDemos(find("demos"), find("demos-opener"));
  document.body.dataset.ready = "yes";
}

start();
