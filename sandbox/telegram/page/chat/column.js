// One person's chat with the bot: head, messages, what pops up, and what the person writes with.
import { act, read } from "../api.js";
import { button, copy, h, hue, initial, name, plain, signed } from "../dom.js";
import { icon } from "../icons.js";
import { openMenu } from "../menu.js";
import { tell } from "../voice.js";
import { Composer } from "./composer.js";
import { Log } from "./log.js";
import { Notices } from "./notices.js";
import { Presence } from "./presence.js";
import { askPayload, ownPayload } from "./startlink.js";

const FIRST = 100; // messages read at first
const NEVER_STARTED = { started: false, blocked: false, commands: [], keyboard: null, forced_reply: null };
const PATIENCE = 15_000; // how long a tapped button shows that it waits

export class Column {
  /** `onUnread(count)` hears how many messages of the bot nobody has seen. */
  constructor(person, onUnread) {
    Object.assign(this, { person, onUnread, bot: null, chat: "", unread: 0, inSight: false, reading: 0, meanwhile: [] });
    this.state = NEVER_STARTED;
    this.does = this.actions();
    this.log = new Log(person, this.does, this);
    this.composer = new Composer(this);
    this.presence = new Presence(this.log.thread, this.does);
    this.notices = new Notices();
    this.pinned = button("", () => this.log.show(this.state.pinned.at(-1)), { class: "pinned", hidden: true });
    this.count = h("span", { class: "count", hidden: true });
    this.below = signed(icon("down"), "To the newest message", () => this.down(), { class: "below" });
    this.below.append(this.count);
    this.welcome = h("div", { class: "welcome", hidden: true });
    const middle = h("div", { class: "middle" }, this.log.node, this.welcome, this.below, this.notices.toasts);
    this.node = h("section", { class: "column", "aria-label": plain(person.name), id: `person-${person.id}` },
      this.head(), this.pinned, middle, this.composer.node, this.notices.alert);
    this.node.addEventListener("keydown", (event) => this.key(event));
    this.log.node.addEventListener("scroll", () => this.node.classList.toggle("up", !this.log.stick || this.log.gap));
  }

  head() {
    this.title = h("bdi", { class: "with" });
    this.more = signed(icon("dots"), `More of ${plain(this.person.name)}'s chat`, () => openMenu(this.more, "This chat", [
      ["flag", "Open a start link…", () => askPayload(this)],
      this.state.started && !this.state.blocked && ["block", "Block the bot", () => this.run(act(this.chat, "block")), "danger"],
    ]), { class: "round", "aria-haspopup": "menu" });
    return h("header", {}, h("span", { class: `face hue-${hue(this.person.id)}`, "aria-hidden": "true" }, initial(this.person.name)),
      h("div", { class: "names" }, h("h2", {}, name(this.person.name)), h("p", {}, this.title, this.presence.node)), this.more);
  }

  actions() {
    return {
      command: (text) => this.composer.write(text),
      copy: (text) => this.copy(text),
      open: (url) => this.open(url),
      show: (id) => this.log.show(id),
      tap: (message, row, col, key, node) => this.tap(message, row, col, node),
      menu: (message, own, anchor) => openMenu(anchor, "Message", [
        ["reply", "Reply", () => this.composer.aim("reply", message)],
        message.text && ["copy", "Copy text", () => this.copy(message.text)],
        own && ["edit", "Edit", () => this.composer.aim("edit", message)],
        ["remove", "Delete", () => this.run(act(this.chat, "delete", { message_ids: [message.id] })), "danger"],
      ]),
    };
  }

  /** Show this chat from its end. */
  load(bot) {
    Object.assign(this, { bot, chat: `${bot.id}:${this.person.id}` });
    return this.renew(FIRST);
  }

  /** Show the newest `limit` messages; what happens while they are read comes on top of them. */
  async renew(limit) {
    this.reading += 1;
    try {
      const found = await this.read(limit);
      this.log.fill(found);
      this.settle(found.chat);
    } finally {
      this.reading -= 1;
      if (this.reading === 0) for (const event of this.meanwhile.splice(0)) this.take(event);
    }
  }

  /** Nobody to talk to: another world has begun. */
  leave() {
    Object.assign(this, { bot: null, chat: "", state: NEVER_STARTED });
    this.log.clear();
    this.counted(0);
  }

  read(limit, before) { return read(this.chat, limit, before); }

  /** One event of this chat. */
  take(event) {
    if (this.reading > 0) return this.meanwhile.push(event);
    if (event.state) this.state = event.state;
    HANDLERS[event.kind]?.call(this, event);
    if (event.state) this.settle(event.state);
  }

  settle(state) {
    this.state = state;
    this.title.textContent = plain(this.bot.name);
    const top = this.log.messages.get(state.pinned?.at(-1));
    this.pinned.hidden = !state.pinned?.length;
    this.pinned.replaceChildren(icon("pin"), h("bdi", {}, top?.text.slice(0, 80) || "Pinned message"));
    this.composer.update(state, this.log.messages.get(state.forced_reply));
    this.welcome.hidden = state.started || !this.log.empty;
    if (!this.welcome.hidden) this.greet();
  }

  greet() {
    this.welcome.replaceChildren(h("span", { class: "face large", "aria-hidden": "true" }, initial(this.bot.name)),
      h("b", {}, name(this.bot.name)), h("p", { dir: "auto" }, this.state.description || "Press Start to talk to this bot."));
  }

  put({ kind, message }) {
    if (!message) return;
    const fresh = this.log.put(message, kind === "message");
    if (!message.from.is_bot) return;
    this.presence.quiet();
    const inUse = this.log.nodes.get(message.id)?.contains(document.activeElement);
    if (this.current && (fresh || inUse)) tell(message.from.name, message.text || "a file");
    if (fresh && (!this.inSight || document.hidden || !this.log.stick)) this.counted(this.unread + 1);
  }

  tick({ id }) {
    const message = this.log.messages.get(id);
    if (message) this.log.change({ ...message, taken: true });
  }

  counted(unread) {
    this.unread = unread;
    this.count.hidden = unread === 0;
    this.count.textContent = unread > 99 ? "99+" : String(unread);
    this.onUnread(unread);
  }

  seen() {
    if (this.unread > 0 && this.inSight && !document.hidden) this.counted(0);
  }

  /** To the end; who sends something wants to see it. */
  down() {
    if (this.log.gap) this.log.newest();
    else this.log.bottom(true);
    this.node.classList.remove("up");
  }

  answered({ person, text, show_alert: loud, url, message_id: id }) {
    this.log.nodes.get(id)?.querySelectorAll(".waiting").forEach((key) => key.classList.remove("waiting"));
    if (person !== this.person.id) return;
    if (url) this.open(url);
    if (text && loud) this.notices.warn(text);
    else if (text) this.say(text);
  }

  async tap(message, row, col, node) {
    node.classList.add("waiting");
    setTimeout(() => node.classList.remove("waiting"), PATIENCE);
    const done = await this.run(act(this.chat, "tap", { message_id: message.id, row, col }));
    if (done?.action !== "callback_data") node.classList.remove("waiting");
    if (done) this.follow(done);
  }

  follow({ action, value }) {
    if (action === "copy_text") this.copy(value.text);
    if (action === "url") this.open(value);
    if (action === "web_app" || action === "login_url") this.open(value.url);
    if (action.startsWith("switch_inline_query")) this.composer.ask(value.query ?? value);
  }

  /** Links to this bot stay here; the rest opens beside. */
  open(url) {
    const payload = ownPayload(url, this.bot.username);
    if (payload !== null) this.run(act(this.chat, "start", { payload }));
    else if (/^https?:/i.test(url)) window.open(url, "_blank", "noopener,noreferrer");
    else this.say(url);
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

  async copy(text) {
    this.say(await copy(text) ? `Copied: ${text.slice(0, 100)}` : "This browser does not let a page copy.");
  }

  say(text) { this.notices.say(text); }

  /** Escape leads from anywhere in the chat back to where one writes. */
  key(event) {
    if (event.key !== "Escape" || this.composer.form.hidden || event.defaultPrevented) return;
    this.composer.field.focus();
  }
}

const HANDLERS = {
  message: Column.prototype.put,
  edited: Column.prototype.put,
  taken: Column.prototype.tick,
  deleted({ ids }) { this.log.drop(ids); },
  typing(event) { this.presence.typing(event); },
  draft(event) { this.presence.draft(event); },
  callback_answer: Column.prototype.answered,
};
