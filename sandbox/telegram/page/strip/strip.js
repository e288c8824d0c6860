// The control strip: time, trouble, the bot's life, its books, and what the panel heard. A drawer on a phone.
import { button, h, signed } from "../dom.js";
import { icon } from "../icons.js";
import { keep, recall } from "../memory.js";
import { Books } from "./books.js";
import { Life } from "./life.js";
import { Pace } from "./pace.js";
import { Received } from "./received.js";
import { Troubles } from "./troubles.js";

const VIEWS = ["record", "faults", "clock", "backstage"];
const ROOMY = 1100;
const DRAWER = matchMedia("(max-width: 899px)");

export class Strip {
  /** `onGuide` is called when somebody wants to see the first steps again. */
  constructor(node, outside) {
    Object.assign(this, { node, outside, onGuide: () => {} });
    this.toggle = signed(icon("sliders"), "Control strip", () => this.open(node.hidden), { class: "switch", "aria-controls": node.id });
    const parts = [new Life(outside), new Troubles(), new Books(), new Received(), new Pace()];
    outside.listen((view, what) => { for (const part of parts) part.show(view, what); });
    node.append(h("header", {}, h("h2", {}, "Behind the scenes"), signed(icon("close"), "Close the strip", () => this.open(false), { class: "round" })),
      ...parts.map((part) => part.node),
      button("Show the three first steps", () => this.again(), { class: "first-steps" }));
    node.addEventListener("keydown", (event) => { if (event.key === "Escape") this.open(false); });
    DRAWER.addEventListener("change", () => this.open(!node.hidden));
    this.open(!DRAWER.matches && recall("strip", innerWidth >= ROOMY), false);
  }

  again() {
    if (DRAWER.matches) this.open(false);
    this.onGuide();
  }

  open(is, byHand = true) {
    const { node, outside, toggle } = this;
    const within = node.contains(document.activeElement);
    node.hidden = !is;
    toggle.setAttribute("aria-expanded", String(is));
    document.getElementById("columns").inert = is && DRAWER.matches;
    outside.watch("strip", is ? VIEWS : null);
    if (byHand && !DRAWER.matches) keep("strip", is);
    if (byHand && is) node.querySelector("header button").focus();
    else if (within) toggle.focus();
  }
}
