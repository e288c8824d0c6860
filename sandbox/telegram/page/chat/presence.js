// What the bot is doing: "typing" in the head of the chat, and a draft of what it is about to say.
import { h } from "../dom.js";
import { rich } from "./entities.js";

const TYPING = 5_000;
const DRAFT = 30_000;

export class Presence {
  /** `thread` is where a draft stands, below the messages. */
  constructor(thread, does) {
    Object.assign(this, { thread, does });
    this.node = h("span", { class: "status" });
  }

  typing({ action }) {
    const dots = h("span", { class: "dots", "aria-hidden": "true" }, h("i"), h("i"), h("i"));
    this.node.replaceChildren(dots, action.replaceAll("_", " "));
    this.until(TYPING);
  }

  draft({ text, entities }) {
    this.quiet();
    const words = h("div", { class: "text" }, text ? rich(text, entities, this.does) : "Thinking…");
    this.thread.append(h("div", { class: "message drafted" }, h("div", { class: "bubble" }, words)));
    this.until(DRAFT);
  }

  /** The message is there, or the bot gave up. */
  quiet() {
    clearTimeout(this.timer);
    this.node.replaceChildren();
    this.thread.querySelector(".drafted")?.remove();
  }

  until(ms) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.quiet(), ms);
  }
}
