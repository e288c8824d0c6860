// The messages of one chat as they stand on the screen: the newest few hundred, drawn once a frame.
import { gliding, h, plain } from "../dom.js";
import { bubble } from "./bubble.js";
import { Days } from "./days.js";
import { reach, stopAt, walks } from "./walking.js";

const DRAWN = 300;
const UNSEEN = 200; // how many more are drawn below who reads further up
const PAGE = 100;
const NEAR = 80;

export class Log {
  /** `column` gives `read(limit, before)`, `renew(limit)`, and `seen()` for when the end is in sight. */
  constructor(person, does, column) {
    Object.assign(this, { person, does, column });
    this.messages = new Map(); // id -> message, ids ascending
    this.nodes = new Map();
    this.stick = true; // the end is followed
    this.thread = h("div", { class: "thread" });
    this.days = new Days(this.thread);
    this.clear();
    const props = { class: "messages", role: "log", "aria-live": "off", "aria-label": `Messages of ${plain(person.name)}` };
    this.node = h("div", { ...props, on: { scroll: () => this.scrolled() } }, this.thread);
    walks(this.thread);
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
    if (held) successor(node, held).focus({ preventScroll: true });
    return node;
  }

  made(message) {
    const node = bubble(message, this.person.id, this.does);
    reach(node, false);
    this.nodes.set(message.id, node);
    return node;
  }

  place(message, anchor) {
    const day = this.days.of(message.date);
    const node = this.made(message);
    day.insertBefore(node, anchor?.parentNode === day ? anchor : null);
    return node;
  }

  /** The newest message is the stop for Tab until a person goes elsewhere. */
  arrange() {
    this.days.arrange(this.messages, this.nodes);
    const walking = this.thread.contains(document.activeElement) && this.thread.querySelector('.message[tabindex="0"]');
    if (!walking) stopAt(this.thread, this.thread.querySelector(".day:last-child > .message:last-child"));
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
    this.column.seen();
  }

  /** Older ones, put before what is there without moving it. */
  async load() {
    if (this.loading) return;
    this.loading = true;
    const first = this.messages.keys().next().value;
    const found = await this.column.read(PAGE, first).catch(() => null);
    this.loading = false;
    this.draw(); // what waits for the next frame has its place first
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
    this.stick = true;
    await this.column.renew(PAGE).catch(() => null);
  }

  /** Bring a message into sight; one that is not drawn is looked for further up. */
  async show(id) {
    while (!this.nodes.has(id) && this.older && id < this.messages.keys().next().value) await this.load();
    const node = this.nodes.get(id);
    if (!node) return;
    this.stick = false;
    node.scrollIntoView({ block: "center", behavior: gliding() });
    node.classList.add("pointed");
    setTimeout(() => node.classList.remove("pointed"), 1_500);
  }

  bottom(smooth = false) {
    this.stick = true;
    this.node.scrollTo({ top: this.node.scrollHeight, behavior: smooth ? gliding() : "instant" });
  }
}

/** What takes the focus over from `held` in a message that was drawn anew. */
function successor(node, held) {
  if (held.classList.contains("message")) return node;
  return node.querySelector(`[data-at="${held.dataset.at}"]:not(:disabled)`) || node.querySelector(".key:not(:disabled)") || node;
}
