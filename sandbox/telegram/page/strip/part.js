// What every part of the strip looks like: a heading, and what stands below it.
import { h } from "../dom.js";
import { icon } from "../icons.js";

/** A part with this sign and title; a reason why something failed appears in `reason`. */
export function part(sign, title, ...content) {
  const reason = h("p", { class: "reason", role: "status" });
  const node = h("section", { class: "part" }, h("h3", {}, icon(sign), title), ...content, reason);
  return { node, reason };
}

/** Do it; where that fails, the part says why. */
export async function attempt({ reason }, doing) {
  reason.textContent = "";
  try {
    await doing();
  } catch (error) {
    reason.textContent = error.message;
  }
}
