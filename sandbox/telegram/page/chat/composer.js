// What a person writes with: text, replies, edits, files, and the keyboard that the bot puts there.
import { act } from "../api.js";
import { button, h, name, plain, signed } from "../dom.js";
import { icon } from "../icons.js";
import { Attachment } from "./attachment.js";
import { Suggestions } from "./suggestions.js";

export class Composer {
  /** `column` gives `chat`, `person`, `bot`, `state`, `log`, `run` and `say`. */
  constructor(column) {
    this.column = column;
    this.target = null; // {mode: "reply" | "edit", message}
    this.field = h("textarea", {
      rows: 1, dir: "auto", "aria-label": `Message as ${plain(column.person.name)}`, placeholder: "Message", enterkeyhint: "send",
      on: { input: () => this.changed(), keydown: (event) => this.key(event) },
    });
    this.suggestions = new Suggestions(this);
    this.attachment = new Attachment(this);
    this.note = h("div", { class: "note", hidden: true });
    this.keys = h("div", { class: "keys", role: "group", "aria-label": "Keyboard of the bot", hidden: true });
    this.menu = signed(icon("menu"), "Commands", () => this.suggestions.commands(), { class: "menu round", "aria-expanded": "false" });
    this.gate = h("div", { class: "gate", hidden: true });
    this.form = h("form", { on: { submit: (event) => { event.preventDefault(); this.send(); } } },
      this.menu, h("div", { class: "well" }, this.field, this.attachment.button),
      h("button", { type: "submit", class: "send round", "aria-label": "Send", title: "Send" }, icon("send")));
    this.node = h("div", { class: "composer" }, this.suggestions.node, this.note, this.attachment.node, this.form, this.gate, this.keys);
    this.attachment.listen(column);
  }

  /** Show what the chat's state asks for: start, unblock, a forced reply, a reply keyboard. */
  update(state, forced) {
    const shut = !state.started || state.blocked;
    const asked = forced && this.forced?.id !== forced.id;
    this.form.hidden = shut;
    this.gate.hidden = !shut;
    const gate = shut && (state.blocked ? "unblock" : "start");
    if (gate !== this.shown) this.gate.replaceChildren(gate ? this.opening(gate) : "");
    this.shown = gate;
    this.forced = forced;
    this.keyboard(shut ? null : state.keyboard);
    if (!this.target) this.aim(null);
    if (asked && this.column.node.contains(document.activeElement)) this.field.focus();
  }

  opening(what) {
    return button(what === "start" ? "Start" : "Unblock", async (event) => {
      const typing = event.detail === 0 || matchMedia("(pointer: fine)").matches;
      await this.column.run(act(this.column.chat, what));
      if (typing) this.focusSoon();
    }, { class: "opening" });
  }

  /** The field can take the focus only once the gate is open; a phone would open its keyboard for it. */
  focusSoon() {
    setTimeout(() => { if (!this.form.hidden) this.field.focus(); }, 100);
  }

  keyboard(markup) {
    this.keys.hidden = !markup;
    const rows = (markup?.keyboard || []).map((row) => h("div", { class: "row" }, row.map((key) =>
      button(name(key.text), () => this.write(key.text), { class: `key ${key.style || ""}` }))));
    this.keys.replaceChildren(...rows);
    this.hint = markup?.input_field_placeholder || "Message";
  }

  /** Reply to or edit a message; null goes back to what the bot asks for. */
  aim(mode, message = null) {
    this.target = mode ? { mode, message } : null;
    const shown = message || this.forced;
    this.note.hidden = !shown;
    if (shown) this.noted(mode, shown);
    this.field.placeholder = this.forced?.force_reply?.placeholder || this.hint || "Message";
    if (mode === "edit") this.field.value = message.text;
    if (mode) this.field.focus();
  }

  noted(mode, shown) {
    const away = () => {
      if (!mode) this.forced = null;
      if (mode === "edit") this.field.value = "";
      this.aim(null);
      this.field.focus();
    };
    this.note.replaceChildren(icon(mode === "edit" ? "edit" : "reply"),
      h("span", {}, h("b", {}, mode === "edit" ? "Edit" : ["Reply to ", name(shown.from.name)]), h("bdi", {}, shown.text.slice(0, 120))),
      signed(icon("close"), "Cancel", away, { class: "round" }));
  }

  async send() {
    const text = this.field.value.trim();
    if (this.attachment.file) return this.attachment.send(text);
    if (!text) return;
    const target = this.target;
    this.field.value = "";
    this.changed();
    this.target = null;
    const done = target?.mode === "edit"
      ? await this.column.run(act(this.column.chat, "edit", { message_id: target.message.id, text }))
      : await this.write(text, target?.message.id ?? this.forced?.id);
    // What could not be sent is not lost, and neither is what was typed meanwhile.
    if (!done) this.field.value = [text, this.field.value].filter(Boolean).join("\n");
    this.aim(null);
  }

  write(text, replyTo) {
    this.column.down();
    return this.column.run(act(this.column.chat, "text", replyTo ? { text, reply_to: replyTo } : { text }));
  }

  key(event) {
    if (this.suggestions.key(event)) return;
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      this.send();
    } else if (event.key === "Escape") {
      this.aim(null);
      this.attachment.drop();
    } else if (event.key === "ArrowUp" && !this.field.value) {
      event.preventDefault();
      this.lastKeyboard();
    }
  }

  /** Up from an empty field: to the buttons that wait, else to the newest message. */
  lastKeyboard() {
    const { thread } = this.column.log;
    const key = [...thread.querySelectorAll(".key[data-stop]")].at(-1);
    (key || [...thread.querySelectorAll(".message")].at(-1))?.focus();
  }

  changed() {
    this.field.rows = Math.min(6, this.field.value.split("\n").length); // where the field does not grow by itself
    this.node.classList.toggle("ready", this.field.value.trim() !== "" || Boolean(this.attachment.file));
    this.suggestions.look(this.field.value);
  }

  /** Put a query behind the bot's name, as a button asks. */
  ask(query) {
    this.field.value = `@${this.column.bot.username} ${query}`;
    this.field.focus();
    this.changed();
  }
}
