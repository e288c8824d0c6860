// Messages stand below their day, and neighbours of one sender stand together.
import { h } from "../dom.js";
import { dayKey, dayName } from "./times.js";

const TOGETHER_S = 300;

export class Days {
  constructor(thread) {
    this.thread = thread;
    this.sections = new Map(); // a day's key -> its section
  }

  clear() {
    this.sections.clear();
    this.thread.replaceChildren();
  }

  /** The section of a date (unix seconds), made where there is none. */
  of(date) {
    const key = dayKey(date);
    if (!this.sections.has(key)) this.sections.set(key, this.made(key, date));
    return this.sections.get(key);
  }

  made(key, date) {
    const day = h("section", { class: "day" }, h("h3", {}, h("span", { "data-day": String(date) }, dayName(date))));
    const next = [...this.sections.keys()].filter((other) => other > key).sort()[0];
    this.thread.insertBefore(day, next ? this.sections.get(next) : null);
    return day;
  }

  /** The last of those who stand together has the tail; days without messages go. */
  arrange(messages, nodes) {
    let before = null;
    for (const [id, message] of messages) {
      const node = nodes.get(id);
      const joined = before !== null && together(before.message, message);
      node.classList.toggle("joined", joined);
      before?.node.classList.toggle("tail", !joined);
      before = { message, node };
    }
    before?.node.classList.add("tail");
    for (const [key, day] of this.sections) if (day.childElementCount === 1) { day.remove(); this.sections.delete(key); }
  }
}

/** Whether two messages after one another are of one sender and one moment. */
function together(earlier, later) {
  const same = earlier.from.id === later.from.id && !earlier.service && !later.service;
  return same && later.date - earlier.date < TOGETHER_S && dayKey(earlier.date) === dayKey(later.date);
}
