// What opens above the field: the bot's commands, and the results of inline mode.
import { act } from "../api.js";
import { arrows, button, h, name } from "../dom.js";

const PAUSE = 250;
const WAIT_S = 10;

export class Suggestions {
  /** `composer` gives `field`, `menu`, `column` and `write`. */
  constructor(composer) {
    this.composer = composer;
    this.asked = 0;
    this.node = h("div", { class: "list", role: "listbox", "aria-label": "Suggestions", hidden: true, on: { keydown: (event) => this.within(event) } });
  }

  get column() { return this.composer.column; }

  /** The field says something else now. */
  look(text) {
    clearTimeout(this.timer);
    this.asked += 1;
    const query = this.query(text);
    if (query !== null) this.timer = setTimeout(() => this.inline(query), PAUSE);
    else if (text.startsWith("/") && !/\s/.test(text)) this.offer(text);
    else this.close();
  }

  /** What is typed behind the bot's name, null for any other text. */
  query(text) {
    const [, called, query] = /^@(\w+)\s(.*)$/s.exec(text) || [];
    return called?.toLowerCase() === this.column.bot?.username.toLowerCase() ? query : null;
  }

  /** The menu button. */
  commands() {
    if (!this.node.hidden) return this.close();
    this.offer("/");
    if (this.node.hidden) this.column.say("The bot has set no commands");
    else this.node.firstChild.focus();
  }

  offer(prefix) {
    const fitting = this.column.state.commands.filter((item) => `/${item.command}`.startsWith(prefix.toLowerCase()));
    this.open(fitting.map((item) => this.option(`/${item.command}`, item.description, () => this.composer.write(`/${item.command}`))));
  }

  async inline(query) {
    const number = this.asked;
    const found = await this.column.run(act(this.column.chat, "inline", { query, wait: WAIT_S }));
    // An answer to what stood there before comes too late.
    if (!found || number !== this.asked) return;
    const results = found.answer?.results || [];
    this.open(results.map((item) => this.option(item.title, item.description, () =>
      this.column.run(act(this.column.chat, "choose", { query_id: found.query_id, result_id: item.id })))));
    if (results.length === 0) this.column.say(found.answer ? "Nothing found" : "The bot does not answer");
  }

  option(title, description, choose) {
    return button([h("b", {}, name(title)), h("span", { dir: "auto" }, description)], () => {
      this.composer.field.value = "";
      this.composer.changed();
      this.composer.field.focus();
      choose();
    }, { role: "option", "aria-selected": "false", tabindex: "-1" });
  }

  open(options) {
    this.node.replaceChildren(...options);
    this.node.hidden = options.length === 0;
    this.composer.menu.setAttribute("aria-expanded", String(options.length > 0));
  }

  close() {
    this.open([]);
  }

  /** A key in the field; true when it was meant for this list. */
  key(event) {
    if (this.node.hidden) return false;
    const leads = { ArrowDown: this.node.firstChild, ArrowUp: this.node.lastChild }[event.key];
    if (leads) leads.focus();
    else if (event.key === "Escape") this.close();
    else return false;
    event.preventDefault();
    return true;
  }

  within(event) {
    if (event.key === "Escape") {
      event.preventDefault();
      this.close();
      this.composer.field.focus();
    } else arrows(event, [...this.node.children]);
  }
}
