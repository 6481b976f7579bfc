// Break something on purpose: cut the bot's connections, or let the next calls of a method fail.

import { attempt, post } from "./api.js";
import { el, show } from "./dom.js";
import { say } from "./words.js";

const METHODS = {
  slack: ["chat.postMessage", "chat.update", "views.open", "*"],
  telegram: ["sendMessage", "editMessageText", "answerCallbackQuery", "*"],
};
const KINDS = {
  429: { answer: 429, retry_after: 5 },
  500: { answer: 500 },
  reply: { drop: "reply" },
  request: { drop: "request" },
  slow: { delay: "5s" },
};

export function startFaults(root) {
  const platform = choice("fault_platform", Object.keys(METHODS), (name) => (name === "slack" ? "Slack" : "Telegram"));
  const method = choice("fault_method", METHODS.slack, methodName);
  const kind = choice("fault_kind", Object.keys(KINDS), (name) => say(`fault_${name}`));
  const times = el("input", { type: "number", min: 1, max: 100, value: 1 });
  const told = el("p", { class: "muted", role: "status" });
  platform.node.addEventListener("change", () => fill(method.node, METHODS[platform.node.value], methodName));
  const send = async (rule, words) => {
    const done = await attempt(() => post("fault", { platform: platform.node.value, ...rule }));
    told.textContent = done ? say(words, { count: Number(times.value) }) : "";
  };
  show(root, [
    el("h2", { text: say("faults") }), el("p", { class: "muted", text: say("faults_explained") }),
    el("form", { class: "faults", on: { submit: (event) => {
      event.preventDefault();
      send({ method: method.node.value, ...KINDS[kind.node.value], times: Number(times.value) }, "fault_set");
    } } }, platform.label, method.label, kind.label,
    el("label", {}, el("span", { text: say("fault_times") }), times),
    el("div", { class: "faults-end" },
      el("button", { class: "button primary", text: say("fault_do") }),
      el("button", { type: "button", class: "button danger", text: say("fault_cut"), on: { click: () => send({ cut: true }, "fault_was_cut") } }))),
    told,
  ]);
}

function choice(key, values, name) {
  const node = el("select", {});
  fill(node, values, name);
  return { node, label: el("label", {}, el("span", { text: say(key) }), node) };
}

function fill(select, values, name) {
  show(select, values.map((value) => el("option", { value, text: name(value) })));
  select.value = values[0];
}

function methodName(method) {
  return method === "*" ? say("fault_any_method") : method;
}
