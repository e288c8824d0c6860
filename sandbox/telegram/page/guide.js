// The first minute: three steps that tick themselves off, on one quiet line that goes away for good when told to.
import { act, panel } from "./api.js";
import { button, h, signed } from "./dom.js";
import { icon } from "./icons.js";
import { keep, recall } from "./memory.js";
import { LOST_ANSWER } from "./strip/troubles.js";

const SAMPLE = "https://instagram.com/mia_makes";
const LOST = new Set(["close", "reset", "hang", "cut"]);

const STEPS = [
  { key: "order", title: "Place an order", more: "Press Start, then send the address of any page." },
  { key: "break", title: "Break the panel", more: "Let it lose its next answer, and order again. Nothing is sent twice." },
  { key: "kill", title: "Kill the bot", more: "In the middle of an order, right after Confirm. Nothing is lost.",
    later: "It is dead. Now start it again, and see what became of the order." },
];

export class Guide {
  constructor(node, outside, stage) {
    Object.assign(this, { node, outside, stage, armed: false });
    this.state = { away: false, done: [], ...recall("guide", {}) };
    this.list = h("ol", {});
    node.setAttribute("role", "region");
    node.setAttribute("aria-label", "First steps");
    node.append(this.list, signed(icon("close"), "No more hints", () => this.leave(), { class: "round" }));
    outside.listen((view, what) => this.hear(view, what));
    setInterval(() => this.draw(), 500);
    this.open();
  }

  /** Shown once more, from the beginning. */
  again() {
    this.state = { away: false, done: [] };
    this.remember();
    this.open();
  }

  leave() {
    this.state.away = true;
    this.remember();
    this.open();
  }

  open() {
    this.node.hidden = this.state.away;
    this.outside.watch("guide", this.state.away ? null : ["record"]);
    this.outside.read("backstage");
    this.draw();
  }

  remember() { keep("guide", this.state); }

  steps() {
    return STEPS.filter(({ key }) => key !== "kill" || this.bot);
  }

  /** Each step is done when the world shows it, however it was brought about. */
  hear(view, what) {
    if (view === "backstage" && !what.silent) {
      if (what.bot && this.bot === "dead" && what.bot !== "dead") this.tick("kill");
      this.bot = what.bot;
    }
    if (view === "record" && what.record) {
      if (!this.bot) this.outside.read("backstage"); // it may open later than the page
      const adds = what.record.filter((line) => line.action === "add" && line.n > what.since && line.executed);
      if (adds.some((line) => line.ending === "whole")) this.tick("order");
      if (adds.some((line) => LOST.has(line.ending))) this.tick("break");
    }
    if (view === "faults" && what.active) this.armed = what.active.some(({ name }) => name === LOST_ANSWER.name);
    this.draw();
  }

  tick(key) {
    if (this.state.away || this.state.done.includes(key)) return;
    this.state.done.push(key);
    this.remember();
  }

  draw() {
    if (this.node.hidden) return;
    const steps = this.steps();
    const now = steps.find(({ key }) => !this.state.done.includes(key));
    const action = now ? this.action(now.key) : null;
    const said = JSON.stringify([steps.length, this.state.done, now?.key, action?.[0]]);
    if (said === this.said) return;
    this.said = said;
    const held = this.list.contains(document.activeElement);
    this.list.replaceChildren(...steps.map((step, at) => this.step(step, at, step === now, action)),
      ...(now ? [] : [h("li", { class: "now" }, h("span", { class: "words" }, "That was it. Everything else is yours to try."))]));
    if (held) (this.list.querySelector(".act") || this.node.lastChild).focus();
  }

  step({ key, title, more, later }, at, now, action) {
    const hint = key === "kill" && this.bot === "dead" ? later : more;
    const done = this.state.done.includes(key);
    const words = h("span", { class: "words" }, title, now && h("span", { class: "more" }, `. ${hint}`), done && h("span", { class: "unseen" }, ", done"));
    const node = h("li", { class: done ? "done" : now ? "now" : "" }, h("span", { class: "number" }, done ? icon("tick") : String(at + 1)), words,
      now && action && button(action[0], () => this.stage.current.run(action[1]()), { class: "act" }));
    if (now) node.setAttribute("aria-current", "step");
    return node;
  }

  /** The tap that helps on: [label, what it does], or null when there is nothing to press. */
  action(key) {
    const column = this.stage.current;
    if (key === "order") return column?.state.started ? ["Send one for me", () => act(column.chat, "text", { text: SAMPLE })] : null;
    if (key === "break") return this.armed ? null : ["Lose the next answer", () => panel("/faults", LOST_ANSWER).then(() => { this.armed = true; })];
    return this.bot === "dead" ? ["Start it", () => this.outside.life("start")] : ["Kill it", () => this.outside.life("kill")];
  }
}
