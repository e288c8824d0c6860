// What a person writes with: text, replies, edits, commands, files, inline mode, the bot's reply keyboard.
import { act } from "./api.js";
import { button, h } from "./dom.js";
import { icon } from "./icons.js";

const PHOTOS = ["image/png", "image/jpeg", "image/gif"];
const PAUSE = 250;

export class Composer {
  /** `column` gives `chat`, `person`, `bot`, `state` and `say`. */
  constructor(column) {
    this.column = column;
    this.target = null; // {mode: "reply" | "edit", message}
    this.field = h("textarea", { rows: 1, dir: "auto", "aria-label": `Message as ${column.person.name}`, placeholder: "Message", on: {
      input: () => this.changed(),
      keydown: (event) => this.key(event),
    } });
    this.picker = h("input", { type: "file", hidden: true, on: { change: () => this.attach() } });
    this.list = h("div", { class: "list", hidden: true });
    this.note = h("div", { class: "note", hidden: true });
    this.keys = h("div", { class: "keys", hidden: true });
    this.menu = button(icon("menu"), () => this.commands(), { class: "menu", "aria-label": "Commands", "aria-expanded": "false" });
    this.gate = h("div", { class: "gate", hidden: true });
    this.form = h("form", { on: { submit: (event) => { event.preventDefault(); this.send(); } } },
      this.menu,
      button(icon("attach"), () => this.picker.click(), { "aria-label": "Attach a file" }),
      this.picker, this.field,
      h("button", { type: "submit", class: "send", "aria-label": "Send" }, icon("send")));
    this.node = h("div", { class: "composer" }, this.list, this.note, this.form, this.gate, this.keys);
  }

  /** Show what the chat's state asks for: start, unblock, a forced reply, a reply keyboard. */
  update(state, forced) {
    const shut = !state.started || state.blocked;
    this.form.hidden = shut;
    this.gate.hidden = !shut;
    this.gate.replaceChildren(shut ? this.opening(state) : "");
    this.keyboard(shut ? null : state.keyboard);
    this.forced = forced;
    if (!this.target) this.aim(null);
  }

  opening(state) {
    const label = state.blocked ? "Unblock" : "Start";
    return button(label, () => this.column.run(act(state.key, state.blocked ? "unblock" : "start")), { class: "opening" });
  }

  keyboard(markup) {
    this.keys.hidden = !markup;
    const rows = (markup?.keyboard || []).map((row) => h("div", { class: "row" }, row.map((key) =>
      button(key.text, () => this.write(key.text), { class: `key ${key.style || ""}` }))));
    this.keys.replaceChildren(...rows);
    const hint = markup?.input_field_placeholder || this.forced?.force_reply?.placeholder || "Message";
    this.field.placeholder = hint;
  }

  /** Reply to or edit a message; null goes back to what the bot asks for. */
  aim(mode, message = null) {
    this.target = mode ? { mode, message } : null;
    const shown = message || this.forced;
    this.note.hidden = !shown;
    if (shown) {
      const label = mode === "edit" ? "Edit" : `Reply to ${shown.from.name}`;
      const away = () => { if (!mode) this.forced = null; if (mode === "edit") this.field.value = ""; this.aim(null); };
      this.note.replaceChildren(h("span", {}, h("b", {}, label), " ", shown.text.slice(0, 80)),
        button(icon("close"), away, { "aria-label": "Cancel" }));
    }
    this.field.placeholder = this.forced?.force_reply?.placeholder || "Message";
    if (mode === "edit") this.field.value = message.text;
    if (mode) this.field.focus();
  }

  async send() {
    const text = this.field.value.trim();
    if (!text) return;
    const target = this.target;
    this.field.value = "";
    this.changed();
    this.target = null;
    const done = target?.mode === "edit"
      ? await this.column.run(act(this.column.chat, "edit", { message_id: target.message.id, text }))
      : await this.write(text, target?.message.id ?? this.forced?.id);
    if (!done) this.field.value = text;
    this.aim(null);
  }

  write(text, replyTo) {
    return this.column.run(act(this.column.chat, "text", replyTo ? { text, reply_to: replyTo } : { text }));
  }

  key(event) {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") {
      this.aim(null);
      this.close();
    }
  }

  changed() {
    this.field.rows = Math.min(6, this.field.value.split("\n").length);
    clearTimeout(this.timer);
    const match = this.column.bot && this.field.value.match(new RegExp(`^@${this.column.bot.username}\\s(.*)$`, "is"));
    if (match) this.timer = setTimeout(() => this.inline(match[1]), PAUSE);
    else if (this.field.value.startsWith("/") && !/\s/.test(this.field.value)) this.offer(this.field.value);
    else this.close();
  }

  close() {
    this.list.hidden = true;
    this.menu.setAttribute("aria-expanded", "false");
  }

  open(nodes) {
    this.list.replaceChildren(...nodes);
    this.list.hidden = nodes.length === 0;
    this.menu.setAttribute("aria-expanded", String(nodes.length > 0));
  }

  commands() {
    if (!this.list.hidden) return this.close();
    this.offer("/");
    if (this.list.hidden) this.column.say("The bot has set no commands");
    else this.list.querySelector("button").focus();
  }

  offer(prefix) {
    const fitting = this.column.state.commands.filter((item) => `/${item.command}`.startsWith(prefix));
    this.open(fitting.map((item) => button([h("b", {}, `/${item.command}`), " ", item.description], () => {
      this.field.value = "";
      this.close();
      this.write(`/${item.command}`);
      this.field.focus();
    })));
  }

  /** Put a query behind the bot's name, as a button asks. */
  ask(query) {
    this.field.value = `@${this.column.bot.username} ${query}`;
    this.field.focus();
    this.changed();
  }

  async inline(query) {
    const found = await this.column.run(act(this.column.chat, "inline", { query, wait: 10 }));
    const results = found?.answer?.results || [];
    this.open(results.map((item) => button([h("b", {}, item.title), " ", item.description], async () => {
      this.field.value = "";
      this.close();
      await this.column.run(act(this.column.chat, "choose", { query_id: found.query_id, result_id: item.id }));
    })));
  }

  attach() {
    const file = this.picker.files[0];
    if (!file) return;
    const reader = new FileReader();
    reader.onload = async () => {
      const content = reader.result.slice(reader.result.indexOf(",") + 1);
      const kind = PHOTOS.includes(file.type) ? "photo" : "document";
      const caption = this.field.value.trim();
      const sent = await this.column.run(act(this.column.chat, "media", { kind, name: file.name, mime: file.type, content_base64: content, caption }));
      if (sent) this.field.value = "";
      this.picker.value = "";
    };
    reader.readAsDataURL(file);
  }
}
