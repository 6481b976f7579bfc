// How close the bot came to each limit of the platforms, for the inspector.

import { ask } from "./api.js";
import { el } from "./dom.js";
import { say } from "./words.js";

/** Return the limits as a table, or null where this sandbox does not count them. */
export async function limitsTable() {
  try {
    const { limits } = await ask("limits");
    return limits.length ? table(limits) : el("p", { class: "nothing", text: say("limits_empty") });
  } catch {
    return null;
  }
}

function table(limits) {
  const names = ["platform", "rule", "allowed", "most"];
  return el("table", { class: "limits" },
    el("caption", { text: say("limits_explained") }),
    el("thead", {}, el("tr", {}, ...names.map((name) => el("th", { scope: "col", text: say(`limits_${name}`) })))),
    el("tbody", {}, ...limits.map(row)));
}

function row(limit) {
  const rule = limit.key ? `${limit.rule} · ${limit.key}` : limit.rule;
  const most = limit.over ? say("limits_over", { most: limit.most }) : String(limit.most);
  return el("tr", { class: limit.over ? "over" : null },
    el("th", { scope: "row", text: limit.platform }), el("td", { text: rule }),
    el("td", { text: limit.allowed }), el("td", { text: most }));
}
