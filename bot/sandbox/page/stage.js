// The slim bar over a town that performs: what is played, how far it is, and how to step in.

import { wayBack } from "./address.js";
import { titleOf } from "./demos.js";
import { el, show } from "./dom.js";
import { follow, stepIn } from "./follower.js";
import { onPerformance, steer } from "./performance.js";
import { stepInWords } from "./steps.js";
import { personOf } from "./store.js";
import { say } from "./words.js";

const OVER = ["held", "failed", "taken_over"];
const parts = {};

export function startStage(root) {
  parts.root = root;
  parts.title = el("h2", {});
  parts.count = el("span", { class: "muted" });
  parts.line = el("p", { class: "stage-line", role: "status" });
  parts.buttons = {
    pause: steering("pause"), resume: steering("resume"), next: steering("next"), take_over: steering("take_over"),
  };
  parts.outcome = el("div", { class: "stage-outcome", role: "status" });
  parts.steps = el("ol", { class: "stage-steps" });
  const back = wayBack();
  show(root, [
    el("div", { class: "stage-row" }, parts.title, parts.count,
      el("div", { class: "stage-buttons" }, ...Object.values(parts.buttons),
        back ? el("a", { class: "pill", href: back, text: say("stage_back") }) : null)),
    parts.line, parts.outcome,
    el("details", { class: "stage-all" }, el("summary", { text: say("stage_all") }), parts.steps),
  ]);
  onPerformance(draw);
}

function steering(deed) {
  return el("button", { type: "button", class: "pill", text: say(`stage_${deed}`), on: { click: async () => {
    const done = await steer(deed);
    if (done && deed === "take_over") stepIn();
  } } });
}

function draw(performed) {
  parts.root.hidden = performed === null;
  if (!performed) return;
  follow(performed);
  const { state, steps, step } = performed;
  parts.root.dataset.state = state;
  write(parts.title, titleOf(performed));
  write(parts.count, say("stage_count", { step: Math.min(step ?? 0, steps.length), steps: steps.length }));
  parts.line.hidden = OVER.includes(state);
  write(parts.line, OVER.includes(state) ? "" : lineOf(performed));
  drawButtons(performed);
  drawOutcome(performed);
  show(parts.steps, steps.map((entry) => el("li", { "data-state": entry.state, "aria-current": entry.state === "now" ? "step" : null },
    el("span", { class: "muted", text: entry.number }), ` ${stepInWords(entry)}`)));
}

function lineOf({ state, steps, learning }) {
  if (state === "starting" && learning) {
    return learning.seconds_left ? say("stage_learning_for", { seconds: learning.seconds_left }) : say("stage_learning");
  }
  if (state === "starting") return say("stage_starting");
  const now = steps.find((entry) => entry.state === "now");
  return now ? stepInWords(now) : "";
}

function drawButtons({ state, as }) {
  const offered = { pause: state === "playing", resume: state === "paused", next: state === "paused",
    take_over: ["playing", "paused"].includes(state) };
  const held = document.activeElement;
  for (const [deed, node] of Object.entries(parts.buttons)) node.hidden = !offered[deed];
  if (held?.hidden) (parts.buttons.pause.hidden ? parts.buttons.resume : parts.buttons.pause).focus();
  const name = as && personOf(as.person)?.name;
  write(parts.buttons.take_over, name ? say("stage_take_over_as", { name }) : say("stage_take_over"));
}

function drawOutcome(performed) {
  const { state, expected, seen } = performed;
  parts.outcome.hidden = !OVER.includes(state);
  if (parts.outcome.dataset.drawn === state) return;
  parts.outcome.dataset.drawn = state;
  const failed = state === "failed" && [
    el("dl", {}, el("dt", { text: say("stage_expected") }), el("dd", { text: expected ?? "" }),
      el("dt", { text: say("stage_seen") }), ...(seen ?? []).map((line) => el("dd", { text: line }))),
  ];
  show(parts.outcome, OVER.includes(state) ? [el("p", { class: "stage-verdict", text: say(`stage_${state}`) }), ...(failed || [])] : []);
}

/** A status that says the same again must not be read out again. */
function write(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
