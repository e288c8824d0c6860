// The bot's process: alive or not, and the two buttons for it. Not there where nobody holds the bot.
import { button, h } from "../dom.js";
import { attempt, part } from "./part.js";

const WORDS = { running: "running", starting: "starting…", dead: "killed" };

export class Life {
  constructor(outside) {
    this.state = h("span", { class: "state" });
    const doing = (what) => () => attempt(this, () => outside.life(what));
    this.kill = button("Kill it", doing("kill"), { class: "act danger", title: "SIGKILL: in the middle of whatever it does" });
    this.start = button("Start it", doing("start"), { class: "act" });
    this.meanwhile = h("p", { hidden: true }, "What is written now waits with one tick; orders rest where they are.");
    Object.assign(this, part("power", "The bot", h("div", { class: "line" }, this.state, this.kill, this.start), this.meanwhile));
    this.node.hidden = true;
  }

  show(view, what) {
    if (view !== "backstage") return;
    this.node.hidden = Boolean(what.missing);
    if (!what.bot) return;
    const held = this.node.contains(document.activeElement);
    this.state.textContent = WORDS[what.bot] || what.bot;
    this.state.dataset.bot = what.bot;
    this.kill.hidden = what.bot === "dead";
    this.meanwhile.hidden = what.bot !== "dead";
    this.start.hidden = what.bot !== "dead";
    if (held && document.activeElement.hidden) (this.kill.hidden ? this.start : this.kill).focus();
  }
}
