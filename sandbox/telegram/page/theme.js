// Light or dark: as the system has it, or as a person wants it.
import { signed } from "./dom.js";
import { icon } from "./icons.js";
import { keep, recall } from "./memory.js";

const NEXT = { auto: "light", light: "dark", dark: "auto" };
const SAID = { auto: "Colours follow the system", light: "Light colours", dark: "Dark colours" };

/** A button that goes round the three. */
export function themeSwitch() {
  const node = signed("", "", () => show(NEXT[document.documentElement.dataset.theme]), { class: "switch" });
  function show(theme) {
    document.documentElement.dataset.theme = theme;
    keep("theme", theme);
    const label = `${SAID[theme]}. Press for: ${SAID[NEXT[theme]].toLowerCase()}`;
    node.setAttribute("aria-label", label);
    node.title = label;
    node.replaceChildren(icon(theme));
  }
  const kept = recall("theme", "auto");
  show(kept in NEXT ? kept : "auto");
  return node;
}
