// The box in which a person writes: text, commands, files, a mention, an edit or an answer.

import { act } from "./api.js";
import { el, show } from "./dom.js";
import { read } from "./files.js";
import { plain } from "./mrkdwn.js";
import { say } from "./words.js";

const COMMANDS = [["/report", "command_report"], ["/status", "command_status"], ["/help", "command_help"]];

export class Composer {
  #files = [];
  #editing = null;
  #answering = null;
  #mention = false;

  /** `label` names the box; `mayMention` offers @Deskbell; `thread` is the message that is answered always. */
  constructor({ platform, person, place, label, mayMention = false, thread = null }) {
    this.where = { platform, person, place, thread };
    this.box = el("textarea", { rows: 1, "aria-label": label, placeholder: label, on: {
      keydown: (event) => this.#key(event),
      input: () => this.#grow(),
      paste: (event) => this.#take(event.clipboardData.files),
    } });
    this.state = el("div", { class: "composer-state" });
    this.node = el("form", { class: "composer", on: { submit: (event) => this.#send(event) } },
      this.state, this.box, this.#tools(mayMention));
  }

  edit(thing) {
    this.#editing = thing;
    this.#answering = null;
    this.box.value = wordsOf(thing);
    this.#refresh();
    this.box.focus();
  }

  answer(thing) {
    this.#answering = thing;
    this.#editing = null;
    this.#refresh();
    this.box.focus();
  }

  #tools(mayMention) {
    const pick = el("input", { type: "file", multiple: true, class: "unseen", tabindex: -1, "aria-hidden": "true",
      on: { change: () => { this.#take(pick.files); pick.value = ""; } } });
    const attach = el("button", { type: "button", class: "tool", title: say("attach"), "aria-label": say("attach"),
      text: "＋", on: { click: () => pick.click() } });
    const at = el("button", { type: "button", class: "tool", title: say("mention"), "aria-label": say("mention"),
      "aria-pressed": "false", text: "@", on: { click: () => {
        this.#mention = !this.#mention;
        at.setAttribute("aria-pressed", String(this.#mention));
        this.box.focus();
      } } });
    const send = el("button", { class: "send", text: say("send") });
    return el("div", { class: "composer-tools" }, pick, attach, mayMention ? at : null, this.#hints(), send);
  }

  #hints() {
    const hints = COMMANDS.map(([command, title]) => el("button", {
      type: "button", class: "hint", text: command, title: say(title), on: { click: () => this.begin(`${command} `) },
    }));
    return el("span", { class: "hints", role: "group", "aria-label": say("commands") }, ...hints);
  }

  /** Put words into the box, where they wait to be changed or sent. */
  begin(words) {
    this.box.value = words;
    this.#grow();
    this.box.focus();
  }

  #key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) this.#send(event);
    if (event.key === "Escape" && (this.#editing || this.#answering)) this.#settle();
  }

  #grow() {
    this.box.style.height = "auto";
    this.box.style.height = `${Math.min(this.box.scrollHeight, 160)}px`;
  }

  async #take(files) {
    this.#files.push(...await read(files));
    this.#refresh();
  }

  async #send(event) {
    event.preventDefault();
    const text = this.box.value.trim();
    if (!text && !this.#files.length) return;
    const { platform, person } = this.where;
    const [deed, facts] = this.#deed(text);
    const written = this.box.value;
    const done = await act(platform, person, deed, facts);
    if (done === undefined || this.box.value !== written) return;
    this.#settle();
    this.box.focus();
  }

  #deed(text) {
    const { platform, place, thread } = this.where;
    if (this.#editing) return ["edit", { thing: this.#editing.seen_id, to: text }];
    if (text.startsWith("/") && !this.#files.length && !(platform === "telegram" && thread)) return ["command", { place, line: text }];
    const root = this.#answering?.seen_id ?? thread ?? undefined;
    return ["say", { place, text, thread: root, mention: this.#mention, attach: this.#files }];
  }

  #settle() {
    this.box.value = "";
    this.#files = [];
    this.#editing = this.#answering = null;
    this.#refresh();
  }

  #refresh() {
    const parts = [];
    if (this.#editing) parts.push(this.#badge(say("editing"), say("cancel"), () => this.#settle()));
    if (this.#answering) {
      const text = say("answering", { text: this.#answering.text.slice(0, 60) });
      parts.push(this.#badge(text, say("cancel"), () => { this.#answering = null; this.#refresh(); }));
    }
    this.#files.forEach((file, position) => parts.push(this.#badge(file.name, say("detach", file), () => {
      this.#files.splice(position, 1);
      this.#refresh();
    })));
    show(this.state, parts);
    this.#grow();
  }

  #badge(text, undo, drop) {
    return el("span", { class: "badge" }, el("span", { text }),
      el("button", { type: "button", "aria-label": undo, title: undo, text: "×", on: { click: drop } }));
  }
}

/** What its author typed: Slack keeps it with three escapes, both may put a call of the desk before it. */
function wordsOf(thing) {
  const kept = thing.raw.text ?? thing.raw.caption ?? thing.text;
  return (thing.platform === "slack" ? plain(kept) : kept).replace(/^(?:<@U0DESKBELL>|@deskbell_bot) /, "");
}

const composers = new Map();

/** Return the composer of a place, the same one each time, so that what was begun there stays. */
export function composerFor(facts) {
  const { platform, person, place, thread = "" } = facts;
  const key = [platform, person, place, thread].join(" ");
  if (!composers.has(key)) composers.set(key, new Composer(facts));
  return composers.get(key);
}
