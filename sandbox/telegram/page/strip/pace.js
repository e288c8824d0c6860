// How fast the panel's world goes.
import { panel } from "../api.js";
import { h } from "../dom.js";
import { attempt, part } from "./part.js";

const SPEEDS = [1, 10, 60, 600];

export class Pace {
  constructor() {
    this.choices = SPEEDS.map((speed) => h("input", { type: "radio", name: "speed", value: String(speed), on: { change: () => this.set(speed) } }));
    const labels = this.choices.map((choice, at) => h("label", {}, choice, h("span", {}, `${SPEEDS[at]}×`)));
    Object.assign(this, part("clock", "The panel's clock", h("fieldset", { class: "speeds" }, h("legend", { class: "unseen" }, "Speed"), labels)));
  }

  set(speed) {
    return attempt(this, async () => this.show("clock", await panel("/clock", { speed })));
  }

  show(view, what) {
    if (view !== "clock" || what.speed === undefined) return;
    for (const choice of this.choices) choice.checked = Number(choice.value) === what.speed;
  }
}
