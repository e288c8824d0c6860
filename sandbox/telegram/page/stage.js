// People side by side: as many chats as fit, one on a phone; a tab for each leads to it and counts what is new.
import { Column } from "./chat/column.js";
import { button, gliding, h, hue, initial, name } from "./dom.js";

const NARROWEST = 320;
const PHONE = matchMedia("(max-width: 699px)");

export class Stage {
  /** `place` holds the columns, `tabs` the tabs. */
  constructor(place, tabs) {
    Object.assign(this, { place, tabs });
    this.columns = new Map(); // person's id -> Column
    this.sight = new IntersectionObserver((entries) => this.sighted(entries), { root: place, threshold: 0.6 });
    new ResizeObserver(() => this.fit()).observe(place);
    document.addEventListener("visibilitychange", () => { for (const column of this.columns.values()) if (column.log.stick) column.seen(); });
  }

  /** These people, and nobody else. */
  people(list) {
    const present = new Set(list.map((person) => person.id));
    for (const id of this.columns.keys()) if (!present.has(id)) this.drop(id);
    for (const person of list) if (!this.columns.has(person.id)) this.add(person);
    this.fit();
  }

  add(person) {
    const badge = h("span", { class: "unread", hidden: true });
    const column = new Column(person, (count) => this.counted(badge, count));
    column.tab = button([h("span", { class: `face small hue-${hue(person.id)}`, "aria-hidden": "true" }, initial(person.name)), name(person.name), badge],
      () => this.show(person.id, true), { "aria-pressed": "false" });
    column.node.addEventListener("focusin", () => this.mark(person.id));
    this.columns.set(person.id, column);
    this.tabs.append(column.tab);
    this.place.append(column.node);
    this.sight.observe(column.node);
    if (this.columns.size === 1) this.mark(person.id);
  }

  drop(id) {
    const column = this.columns.get(id);
    this.sight.unobserve(column.node);
    column.node.remove();
    column.tab.remove();
    this.columns.delete(id);
  }

  counted(badge, count) {
    badge.hidden = count === 0;
    badge.replaceChildren(count > 99 ? "99+" : String(count), h("span", { class: "unseen" }, " new"));
    const all = [...this.columns.values()].reduce((sum, column) => sum + column.unread, 0);
    document.title = all ? `(${all}) Chats` : "Chats";
  }

  /** This chat is the one in use. */
  mark(id) {
    for (const [number, column] of this.columns) {
      column.current = number === id;
      column.node.classList.toggle("current", column.current);
      column.tab.setAttribute("aria-pressed", String(column.current));
    }
    this.current = this.columns.get(id);
  }

  /** Bring a chat into sight. */
  show(id, focus = false) {
    this.mark(id);
    const { node, composer, log } = this.current;
    node.scrollIntoView({ inline: "nearest", block: "nearest", behavior: gliding() });
    if (PHONE.matches && log.stick) log.bottom();
    if (focus && !PHONE.matches) (composer.form.hidden ? composer.gate.firstChild : composer.field)?.focus({ preventScroll: true });
  }

  sighted(entries) {
    for (const { target, isIntersecting } of entries) {
      const column = [...this.columns.values()].find((one) => one.node === target);
      if (!column) continue;
      column.inSight = isIntersecting;
      if (isIntersecting && column.log.stick) column.seen();
    }
  }

  /** Whole columns only: no chat is cut at the edge. */
  fit() {
    const fitting = Math.max(1, Math.min(this.columns.size, Math.floor(this.place.clientWidth / NARROWEST)));
    this.place.style.setProperty("--fitting", String(fitting));
  }

  byChat(key) {
    return [...this.columns.values()].find((column) => column.chat === key);
  }
}
