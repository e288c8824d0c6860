// What the bot or the page says beside the messages: short lines that go by themselves, and alerts that wait for OK.
import { button, h } from "../dom.js";

const TOAST = 4_000;
const TOASTS = 3;

export class Notices {
  constructor() {
    this.toasts = h("div", { class: "toasts", role: "status" });
    this.alert = h("dialog", { class: "alert", "aria-label": "Message from the bot" }, h("p", { dir: "auto" }), button("OK", () => this.alert.close()));
  }

  say(text) {
    const toast = h("p", { dir: "auto" }, text);
    while (this.toasts.childElementCount >= TOASTS) this.toasts.firstChild.remove();
    this.toasts.append(toast);
    setTimeout(() => toast.remove(), TOAST);
  }

  /** A newer alert replaces the one that is open; one in a chat out of sight is not shown. */
  warn(text) {
    this.alert.querySelector("p").textContent = text;
    if (!this.alert.open && this.toasts.offsetParent !== null) this.alert.showModal();
  }
}
