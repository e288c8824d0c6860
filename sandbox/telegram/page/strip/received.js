// What the panel was asked, newest first; what is asked over and over is one line with a count.
import { h, plain } from "../dom.js";
import { part } from "./part.js";

const SHOWN = 30;
const ENDINGS = { cut: "answer cut", close: "answer lost", reset: "answer lost", hang: "no answer", "": "waiting…" };
const AGAIN = new Set(["status", "balance", "services", "refill_status"]);

export class Received {
  constructor() {
    this.list = h("ol", { class: "received", tabindex: "0", "aria-label": "Requests, newest first" });
    Object.assign(this, part("inbox", "What the panel received", this.list));
  }

  show(view, what) {
    if (view !== "record" || !what.record) return;
    const said = what.record.map((line) => `${line.n}${line.ending}`).join();
    if (said === this.said) return;
    this.said = said;
    const rows = gathered(what.record).slice(0, SHOWN).map(row);
    this.list.replaceChildren(...(rows.length ? rows : [h("li", {}, "Nothing yet.")]));
  }
}

/** Newest first; neighbours that only ask again are one, with `times`. */
function gathered(record) {
  const rows = [];
  for (const line of record) {
    const last = rows.at(-1);
    const again = last && last.action === line.action && AGAIN.has(line.action) && last.fault === line.fault;
    if (again) Object.assign(last, line, { times: last.times + 1 });
    else rows.push({ ...line, times: 1 });
  }
  return rows.reverse();
}

function row(line) {
  const { n, action, fields, fault, ending, times } = line;
  const link = fields.link && plain(fields.link).replace(/^https?:\/\//, "");
  const count = times > 1 ? times : fields.quantity;
  const lost = ENDINGS[ending];
  const routine = AGAIN.has(action) && !fault;
  const answer = `→ ${lost || said(line)}`;
  const kind = [routine && "again", action === "add" && "add", fault && "struck"].filter(Boolean).join(" ");
  return h("li", { class: kind, title: fault, "data-n": String(n) },
    h("b", {}, action || "?"), h("bdi", {}, link || (routine ? answer : "")), h("span", { class: "times" }, count ? `× ${count}` : ""),
    !routine && h("small", { class: lost ? "lost" : "" }, answer));
}

const said = ({ action, http, answer }) => (action === "services" && http === 200 ? "the catalogue" : plain(answer).slice(0, 140));
