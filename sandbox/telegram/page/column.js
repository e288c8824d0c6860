// One person's chat with the bot.
import { act, call } from "./api.js";
import { bubble } from "./bubble.js";
import { Composer } from "./composer.js";
import { button, copy, h } from "./dom.js";
import { rich } from "./entities.js";
import { icon } from "./icons.js";

const TYPING = 5_000;
const DRAFT = 30_000;
const TOAST = 4_000;
const NEAR = 120;

export class Column {
  constructor(person) {
    this.person = person;
    this.bot = null;
    this.chat = "";
    this.messages = new Map();
    this.state = { started: false, blocked: false, commands: [], keyboard: null, forced_reply: null };
    this.list = h("div", { class: "messages", role: "log", "aria-live": "polite", "aria-label": `${person.name}'s chat`, tabindex: "0" });
    this.status = h("span", { class: "status" });
    this.pinned = button("", () => this.does.show(this.state.pinned.at(-1)), { class: "pinned", hidden: true });
    this.below = button([icon("down"), " New messages"], () => this.bottom(), { class: "below", hidden: true });
    this.toasts = h("div", { class: "toasts", role: "status" });
    this.alert = h("dialog", { class: "alert" }, h("p"), button("OK", () => this.alert.close()));
    this.does = this.actions();
    this.composer = new Composer(this);
    this.list.addEventListener("scroll", () => { if (this.near()) this.below.hidden = true; });
    this.node = h("section", { class: "column", "aria-label": person.name, id: `person-${person.id}` },
      this.head(), this.pinned, h("div", { class: "middle" }, this.list, this.below, this.toasts), this.composer.node, this.alert);
  }

  head() {
    this.title = h("span", { class: "with" });
    const tools = h("div", { class: "actions" },
      button(icon("flag"), () => this.deepLink(), { "aria-label": "Open a start link", title: "Open a start link" }),
      (this.stop = button(icon("block"), () => this.block(), { "aria-label": "Block the bot", title: "Block the bot" })));
    return h("header", {}, h("span", { class: `face face-${this.person.id % 6}`, "aria-hidden": "true" }, this.person.name[0]),
      h("div", { class: "names" }, h("h2", {}, this.person.name), h("p", {}, this.title, this.status)), tools);
  }

  actions() {
    return {
      command: (text) => this.composer.write(text),
      say: (text) => this.say(text),
      open: (url) => this.open(url),
      reply: (message) => this.composer.aim("reply", message),
      edit: (message) => this.composer.aim("edit", message),
      remove: (message) => this.run(act(this.chat, "delete", { message_ids: [message.id] })),
      show: (id) => this.find(id)?.scrollIntoView({ block: "center", behavior: "smooth" }),
      tap: (message, row, col, key, node) => this.tap(message, row, col, key, node),
    };
  }

  /** Show this chat from the beginning. */
  async load(bot) {
    this.bot = bot;
    this.chat = `${bot.id}:${this.person.id}`;
    const found = await call(`chats/${encodeURIComponent(this.chat)}`);
    const near = this.messages.size === 0 || this.near();
    this.messages = new Map(found.messages.map((message) => [message.id, message]));
    this.list.replaceChildren(...found.messages.map((message) => bubble(message, this.person.id, this.does)));
    this.settle(found.chat);
    if (near) this.bottom();
  }

  /** One event of this chat. */
  take(event) {
    if (event.state) this.state = event.state;
    const handler = { message: this.put, edited: this.put, deleted: this.drop, typing: this.typing, draft: this.draft, callback_answer: this.answered }[event.kind];
    handler?.call(this, event);
    if (event.state) this.settle(event.state);
  }

  settle(state) {
    this.state = state;
    const forced = this.messages.get(state.forced_reply);
    this.title.textContent = this.bot.name;
    this.stop.hidden = !state.started || state.blocked;
    const top = this.messages.get(state.pinned?.at(-1));
    this.pinned.hidden = !top;
    if (top) this.pinned.replaceChildren(icon("pin"), ` ${top.text.slice(0, 80) || "Pinned message"}`);
    const asked = forced && this.composer.forced?.id !== forced.id;
    this.composer.update(state, forced);
    if (asked && this.node.contains(document.activeElement)) this.composer.field.focus();
    if (!state.started && this.messages.size === 0) this.list.replaceChildren(this.welcome());
  }

  welcome() {
    return h("div", { class: "welcome" }, h("b", {}, this.bot.name), h("p", {}, this.bot.description || "Press Start to talk to this bot."));
  }

  put({ message }) {
    if (!message) return;
    const near = this.near();
    const before = this.find(message.id);
    const node = bubble(message, this.person.id, this.does);
    const held = before?.contains(document.activeElement);
    const at = held && document.activeElement.dataset.at;
    this.messages.set(message.id, message);
    this.list.querySelector(".welcome")?.remove();
    if (before) before.replaceWith(node);
    else this.list.append(node);
    // Who works by keyboard stays at this message while the bot edits it.
    if (held) (node.querySelector(`[data-at="${at}"]:not(:disabled)`) || node.querySelector(".key:not(:disabled)") || node).focus();
    if (message.from.is_bot) this.quiet();
    if (before) return;
    if (near || !message.from.is_bot) this.bottom();
    else this.below.hidden = false;
  }

  drop({ ids }) {
    for (const id of ids) {
      this.messages.delete(id);
      this.find(id)?.remove();
    }
  }

  typing({ action }) {
    this.status.textContent = action === "typing" ? " is typing…" : ` is busy: ${action.replaceAll("_", " ")}…`;
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.quiet(), TYPING);
  }

  quiet() {
    this.status.textContent = "";
    this.list.querySelector(".drafted")?.remove();
  }

  draft({ text, entities }) {
    this.quiet();
    const near = this.near();
    this.list.append(h("div", { class: "message drafted" }, h("div", { class: "bubble" }, h("div", { class: "text" }, text ? rich(text, entities, this.does) : "Thinking…"))));
    clearTimeout(this.typingTimer);
    this.typingTimer = setTimeout(() => this.quiet(), DRAFT);
    if (near) this.bottom();
  }

  answered({ person, text, show_alert: loud, url, message_id: id }) {
    this.find(id)?.querySelectorAll(".waiting").forEach((key) => key.classList.remove("waiting"));
    if (person !== this.person.id) return;
    if (url) this.open(url);
    if (!text) return;
    if (!loud) return this.say(text);
    this.alert.querySelector("p").textContent = text;
    if (!this.alert.open && this.node.offsetParent !== null) this.alert.showModal();
  }

  async tap(message, row, col, key, node) {
    node.classList.add("waiting");
    const done = await this.run(act(this.chat, "tap", { message_id: message.id, row, col }));
    if (done?.action !== "callback_data") node.classList.remove("waiting");
    if (done) await this.follow(done);
  }

  async follow({ action, value }) {
    if (action === "copy_text") this.say(await copy(value.text) ? `Copied: ${value.text}` : value.text);
    if (action === "url") this.open(value);
    if (action === "web_app" || action === "login_url") this.open(value.url);
    if (action.startsWith("switch_inline_query")) this.composer.ask(value.query ?? value);
  }

  /** Links to this bot stay here; the rest opens beside, after a question to the browser only. */
  open(url) {
    const own = new RegExp(`^(?:https?://t\\.me/|tg://resolve\\?domain=)${this.bot.username}(?:[?&]start=([A-Za-z0-9_-]*))?$`, "i").exec(url);
    if (own) this.run(act(this.chat, "start", { payload: own[1] || "" }));
    else if (/^https?:/i.test(url)) window.open(url, "_blank", "noopener,noreferrer");
    else this.say(url);
  }

  deepLink() {
    const field = h("input", { "aria-label": "Start payload", placeholder: "payload", maxlength: "64", pattern: "[A-Za-z0-9_-]*" });
    const go = () => { box.remove(); this.run(act(this.chat, "start", { payload: field.value })); };
    const box = h("form", { class: "deep", on: { submit: (event) => { event.preventDefault(); go(); } } },
      h("label", {}, `t.me/${this.bot.username}?start=`, field), h("button", { type: "submit" }, "Open"), button(icon("close"), () => box.remove(), { "aria-label": "Cancel" }));
    this.node.querySelector(".deep")?.remove();
    this.composer.node.prepend(box);
    field.focus();
  }

  block() {
    this.run(act(this.chat, "block"));
  }

  /** Wait for a request; its refusal is said, not thrown. */
  async run(promise) {
    try {
      return await promise;
    } catch (error) {
      this.say(error.message);
      return null;
    }
  }

  say(text) {
    const toast = h("p", {}, text);
    this.toasts.append(toast);
    setTimeout(() => toast.remove(), TOAST);
  }

  find(id) {
    return this.list.querySelector(`[data-id="${Number(id)}"]`);
  }

  near() {
    return this.list.scrollHeight - this.list.scrollTop - this.list.clientHeight < NEAR;
  }

  bottom() {
    this.list.scrollTop = this.list.scrollHeight;
    this.below.hidden = true;
  }
}
