// The messages of one chat as they stand on the screen: the newest few hundred, drawn once a frame.
import { h } from "../dom.js";
import { bubble } from "./bubble.js";
import { dayKey, dayName } from "./times.js";

const DRAWN = 300;
const UNSEEN = 200; // how many more are drawn below who reads further up
const PAGE = 100;
const NEAR = 80;
const TOGETHER_S = 300;

export class Log {
  /** `read(limit, before)` asks for messages; `onSeen()` is called when the end is in sight. */
  constructor(person, does, read, onSeen) {
    Object.assign(this, { person, does, read, onSeen });
    this.messages = new Map(); // id -> message, ids ascending
    this.nodes = new Map();
    this.days = new Map();
    this.stick = true; // the end is followed
    this.clear();
    this.thread = h("div", { class: "thread" });
    this.node = h("div", { class: "messages", role: "log", "aria-live": "off", "aria-label": `Messages of ${person.name}`, on: {
      scroll: () => this.scrolled(), keydown: (event) => this.key(event), focusin: (event) => this.rove(event.target.closest(".message")),
    } }, this.thread);
    const follow = new ResizeObserver(() => { if (this.stick) this.bottom(); });
    follow.observe(this.node);
    follow.observe(this.thread);
  }

  clear() {
    this.messages.clear();
    this.nodes.clear();
    this.days.clear();
    this.dirty = new Set();
    this.older = false; // the server has older ones
    this.gap = false; // newer ones were left out
    this.thread?.replaceChildren();
  }

  get empty() { return this.messages.size === 0; }

  /** Show these instead of all before. */
  fill({ messages, more }) {
    const follow = this.stick || this.empty;
    this.clear();
    this.older = more;
    for (const message of messages) this.messages.set(message.id, message);
    for (const message of messages) this.place(message, null);
    this.arrange();
    if (follow) this.bottom();
  }

  /** A message came or changed; true when it is new here. */
  put(message, fresh) {
    const last = [...this.messages.keys()].at(-1) ?? 0;
    const known = this.messages.has(message.id);
    if (!known && (!fresh || message.id < last)) return false;
    if (!known && (this.gap || (!this.stick && this.messages.size >= DRAWN + UNSEEN))) this.gap = true;
    else this.change(message);
    return !known;
  }

  change(message) {
    this.messages.set(message.id, message);
    this.dirty.add(message.id);
    if (this.stick && this.messages.size > 2 * DRAWN) this.trim(); // a page in the background draws no frames
    this.soon();
  }

  drop(ids) {
    for (const id of ids) {
      this.messages.delete(id);
      this.nodes.get(id)?.remove();
      this.nodes.delete(id);
    }
    this.soon();
  }

  soon() {
    this.frame ??= requestAnimationFrame(() => { this.frame = null; this.draw(); });
  }

  /** However many came since the last frame, no more are drawn than stay. */
  draw() {
    if (this.stick) this.trim();
    const many = this.dirty.size > 3;
    for (const id of this.dirty) if (this.messages.has(id)) this.redraw(this.messages.get(id));
    this.dirty.clear();
    this.arrange();
    if (this.stick) this.bottom(!many);
  }

  trim() {
    const over = [...this.messages.keys()].slice(0, Math.max(0, this.messages.size - DRAWN));
    if (over.length > 0) this.older = true;
    for (const id of over) {
      this.messages.delete(id);
      this.nodes.get(id)?.remove();
      this.nodes.delete(id);
    }
  }

  redraw(message) {
    const before = this.nodes.get(message.id);
    if (!before) return this.place(message, null).classList.add("fresh");
    const held = before.contains(document.activeElement) && document.activeElement;
    const node = this.made(message);
    before.replaceWith(node);
    // Who works by keyboard stays at this message while the bot edits it.
    if (held) (node.querySelector(`[data-at="${held.dataset.at}"]:not(:disabled)`) || (held === before ? node : node.querySelector(".key:not(:disabled)")) || node).focus({ preventScroll: true });
    return node;
  }

  made(message) {
    const node = bubble(message, this.person.id, this.does);
    this.nodes.set(message.id, node);
    return node;
  }

  place(message, anchor) {
    const day = this.day(message.date);
    const node = this.made(message);
    day.insertBefore(node, anchor?.parentNode === day ? anchor : null);
    return node;
  }

  day(date) {
    const key = dayKey(date);
    if (!this.days.has(key)) {
      const day = h("section", { class: "day" }, h("h3", {}, h("span", { "data-day": String(date) }, dayName(date))));
      const next = [...this.days.keys()].filter((other) => other > key).sort()[0];
      this.thread.insertBefore(day, next ? this.days.get(next) : null);
      this.days.set(key, day);
    }
    return this.days.get(key);
  }

  /** Neighbours of one sender stand together, the last of them has the tail; days without messages go. */
  arrange() {
    let before = null;
    for (const [id, message] of this.messages) {
      const node = this.nodes.get(id);
      const joined = before !== null && together(before.message, message);
      node.classList.toggle("joined", joined);
      before?.node.classList.toggle("tail", !joined);
      before = { message, node };
    }
    before?.node.classList.add("tail");
    if (!this.thread.querySelector('.message[tabindex="0"]')) this.rove(before?.node);
    for (const [key, day] of this.days) if (day.childElementCount === 1) { day.remove(); this.days.delete(key); }
  }

  scrolled() {
    const { scrollTop: top, scrollHeight: height, clientHeight: seen } = this.node;
    if (height - top - seen < NEAR) this.arrived();
    else if (top < this.top - 1) this.stick = false;
    this.top = top;
    if (top < seen / 2 && this.older) this.load();
  }

  arrived() {
    this.stick = true;
    if (this.gap) this.newest();
    this.onSeen();
  }

  /** Older ones, put before what is there without moving it. */
  async load() {
    if (this.loading) return;
    this.loading = true;
    const first = this.messages.keys().next().value;
    const found = await this.read(PAGE, first).catch(() => null);
    this.loading = false;
    if (!found || this.messages.keys().next().value !== first) return;
    const [anchor, below] = [this.nodes.get(first), this.node.scrollHeight - this.node.scrollTop];
    this.older = found.more;
    this.messages = new Map([...found.messages.map((message) => [message.id, message]), ...this.messages]);
    for (const message of found.messages) this.place(message, anchor);
    this.arrange();
    this.node.scrollTop = this.node.scrollHeight - below;
  }

  /** Leave out nothing any more: the newest page from the server. */
  async newest() {
    const found = await this.read(PAGE).catch(() => null);
    this.stick = true;
    if (found) this.fill(found);
  }

  /** Bring a message into sight; one that is not drawn is looked for further up. */
  async show(id) {
    while (!this.nodes.has(id) && this.older && id < this.messages.keys().next().value) await this.load();
    const node = this.nodes.get(id);
    if (!node) return;
    this.stick = false;
    node.scrollIntoView({ block: "center", behavior: "smooth" });
    node.classList.add("pointed");
    setTimeout(() => node.classList.remove("pointed"), 1_500);
  }

  bottom(smooth = false) {
    this.stick = true;
    this.node.scrollTo({ top: this.node.scrollHeight, behavior: smooth ? "smooth" : "instant" });
  }

  /** One message is the stop for Tab: the newest, or where a person was. */
  rove(message) {
    if (!message) return;
    for (const other of this.thread.querySelectorAll('.message[tabindex="0"]')) other.tabIndex = -1;
    message.tabIndex = 0;
  }

  key(event) {
    const message = event.target;
    if (!message.classList.contains("message")) return;
    const all = [...this.thread.querySelectorAll(".message")];
    const next = { ArrowUp: all[all.indexOf(message) - 1], ArrowDown: all[all.indexOf(message) + 1], Home: all[0], End: all.at(-1) }[event.key];
    if (next) {
      event.preventDefault();
      next.focus();
    } else if (event.key === "Enter") {
      event.preventDefault();
      message.querySelector(".tools").click();
    }
  }
}

/** Whether two messages after one another are of one sender and one moment. */
function together(earlier, later) {
  const same = earlier.from.id === later.from.id && !earlier.service && !later.service;
  return same && later.date - earlier.date < TOGETHER_S && dayKey(earlier.date) === dayKey(later.date);
}
