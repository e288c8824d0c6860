// The buttons under a message: arrow keys lead through the grid; the key with `data-stop` is the one for Tab.
import { button, h } from "../dom.js";
import { icon } from "../icons.js";

const SIGNS = {
  url: ["open", "Opens a link"], web_app: ["open", "Opens an app"], login_url: ["open", "Opens a link"],
  copy_text: ["copy", "Copies to the clipboard"], switch_inline_query: ["share", "Searches with this bot"],
  switch_inline_query_chosen_chat: ["share", "Searches with this bot"],
  switch_inline_query_current_chat: ["search", "Searches with this bot"],
};
const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/** The keyboard of a message; `does.tap(message, row, column, key, node)` is what a press does. */
export function keyboard(message, does) {
  const rows = message.keyboard.map((row, y) => h("div", { class: "row" }, row.map((key, x) => keyNode(message, key, y, x, does))));
  const grid = h("div", { class: "keyboard", role: "group", "aria-label": "Buttons", on: { keydown: move, focusin: rove } }, rows);
  grid.querySelector(".key:not(:disabled)")?.setAttribute("data-stop", "");
  return grid;
}

function keyNode(message, key, y, x, does) {
  const [sign, tip] = SIGNS[key.action] || [];
  const press = (event) => does.tap(message, y, x, key, event.currentTarget);
  return button([h("span", { dir: "auto" }, key.text), sign && h("span", { class: "corner" }, icon(sign))], press, {
    class: `key ${key.style || ""}`, disabled: key.action === "disabled", title: tip, "data-at": `${y}:${x}`,
  });
}

/** The key that had the focus last is the one that Tab comes back to. */
function rove(event) {
  for (const key of event.currentTarget.querySelectorAll(".key")) key.toggleAttribute("data-stop", key === event.target);
}

function move(event) {
  const step = MOVES[event.key];
  if (!step || !event.target.dataset.at) return;
  event.preventDefault();
  event.stopPropagation();
  neighbour(event.currentTarget, event.target.dataset.at.split(":").map(Number), step)?.focus();
}

/** The next key in this direction that can be pressed; in a row of another length, the one below or above. */
function neighbour(grid, [y, x], [down, right]) {
  for (let row = y + down, column = x + right; ; row += down, column += right) {
    const keys = [...grid.children[row]?.children || []];
    const key = right ? keys[column] : keys[Math.min(column, keys.length - 1)];
    if (!key || !key.disabled) return key;
    if (!right) {
      const other = keys.find((one) => !one.disabled);
      if (other) return other;
    }
  }
}
