// What can go wrong at a panel: the few that teach most, in plain words.
import { panel } from "../api.js";
import { button, h } from "../dom.js";
import { attempt, part } from "./part.js";

const LAST = null; // strikes until it is lifted

/** The fault that teaches most: the panel takes the order, and nobody hears so. */
export const LOST_ANSWER = { name: "close_after", action: "add", times: 1 };

const FAULTS = [
  ["Lose the answer to the next order", "It is carried out, but nobody hears so.", LOST_ANSWER],
  ["The panel is slow", "Every answer takes 4 seconds.", { name: "slow_before", action: "", times: LAST, before_ms: 4_000 }],
  ["The panel is down", "It answers with an error page.", { name: "html_503", action: "", times: LAST }],
  ["“Not enough funds”", "Your account there is empty.", { name: "not_enough_funds", action: "add", times: LAST }],
  ["“Too many requests”", "For the next ten of them.", { name: "rate_limited_429", action: "", times: 10 }],
];
const FATES = [
  ["Deliver the next order in part", "40 %, then it stops.", "partial:0.4"],
  ["Cancel the next order", "The panel gives all of it back.", "canceled"],
];

export class Troubles {
  constructor() {
    this.view = { active: [], fate: "" };
    this.faults = FAULTS.map(([title, more, plan]) => this.choice(title, more, () => this.turn(plan)));
    this.fates = FATES.map(([title, more, fate]) => this.choice(title, more, () => this.next(fate)));
    this.well = button("All well again", () => attempt(this, () => this.mend()), { class: "act" });
    Object.assign(this, part("bolt", "Trouble at the panel", h("div", { class: "troubles" }, this.faults, this.fates), this.well));
  }

  choice(title, more, press) {
    return button([h("b", {}, title), h("small", {}, more)], () => attempt(this, press), { class: "trouble", title: more, "aria-pressed": "false" });
  }

  /** On, or off again: the panel lifts all at once, so the others are planned anew. */
  async turn(plan) {
    const others = this.view.active.filter((rule) => rule.name !== plan.name);
    if (others.length === this.view.active.length) await panel("/faults", plan);
    else {
      await panel("/faults", undefined, "DELETE");
      for (const { name, action, times, skip, chance, params } of others) await panel("/faults", { name, action, times, skip, chance, ...params });
    }
    await this.look();
  }

  async next(fate) {
    await panel("/orders", { order: "next", fate: this.view.fate === fate ? "" : fate });
    await this.look();
  }

  async mend() {
    await panel("/faults", undefined, "DELETE");
    await panel("/orders", { order: "next", fate: "" });
    await this.look();
  }

  async look() {
    this.show("faults", await troubles());
  }

  show(view, what) {
    if (view !== "faults" || !what.active) return;
    this.view = what;
    FAULTS.forEach(([, , plan], at) => press(this.faults[at], what.active.some((rule) => rule.name === plan.name)));
    FATES.forEach(([, , fate], at) => press(this.fates[at], what.fate === fate));
    this.well.disabled = what.active.length === 0 && !what.fate;
  }
}

/** What is wrong now: the rules in force, and the fate that waits for the next order. */
export async function troubles() {
  const [{ active }, { next_fate: fate }] = await Promise.all([panel("/faults"), panel("")]);
  return { active, fate };
}

const press = (node, is) => node.setAttribute("aria-pressed", String(is));
