// A small menu beside what was pressed: arrow keys, Enter, Escape, and a tap elsewhere closes it.
import { arrows, button, h } from "./dom.js";
import { icon } from "./icons.js";

const EDGE = 8;
let shown = null;

/** Open a menu at `anchor`. `items` are [icon, label, handler] or false; `danger` labels are told by class. */
export function openMenu(anchor, label, items) {
  close();
  const buttons = items.filter(Boolean).map(([sign, text, handler, kind]) =>
    button([icon(sign), h("span", {}, text)], () => { close(); handler(); }, { role: "menuitem", tabindex: "-1", class: kind || "" }));
  const menu = h("div", { class: "menu-box", role: "menu", "aria-label": label, on: { keydown: (event) => key(event, buttons) } }, buttons);
  shown = { menu, anchor };
  document.getElementById("columns").append(menu);
  place(menu, anchor.getBoundingClientRect());
  buttons[0].focus();
  document.addEventListener("pointerdown", outside, true);
}

function key(event, buttons) {
  if (event.key === "Escape" || event.key === "Tab") {
    event.preventDefault();
    event.stopPropagation();
    close();
  } else arrows(event, buttons);
}

/** Below the anchor where there is room, else above; always inside the window. */
function place(menu, at) {
  const { offsetWidth: width, offsetHeight: height } = menu;
  const below = at.bottom + height + EDGE < innerHeight;
  menu.style.left = `${Math.max(EDGE, Math.min(at.right - width, innerWidth - width - EDGE))}px`;
  menu.style.top = `${Math.max(EDGE, below ? at.bottom + 4 : at.top - height - 4)}px`;
}

function outside(event) {
  if (!shown.menu.contains(event.target)) close();
}

function close() {
  if (!shown) return;
  const { menu, anchor } = shown;
  const within = menu.contains(document.activeElement);
  shown = null;
  menu.remove();
  document.removeEventListener("pointerdown", outside, true);
  if (within) (anchor.closest(".message") || anchor).focus();
}
