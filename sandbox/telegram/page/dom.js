// Elements are built here and nowhere from strings: whatever a message says is text.

/** Make an element. `props`: `class`, `on` ({event: handler}), properties and attributes by name. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) set(node, name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false && child !== ""));
  return node;
}

function set(node, name, value) {
  if (value === undefined || value === null || value === false) return;
  if (name === "on") {
    for (const [event, handler] of Object.entries(value)) node.addEventListener(event, handler);
  } else if (name === "class") {
    node.className = value;
  } else if (name in node && typeof value !== "string") {
    node[name] = value;
  } else {
    node.setAttribute(name, value === true ? "" : value);
  }
}

/** A button that does something; who cannot see its sign needs `aria-label` among `props`. */
export function button(sign, handler, props = {}) {
  return h("button", { type: "button", on: { click: handler }, ...props }, sign);
}

/** A button with a sign only; `label` is read out and shown as a tip. */
export const signed = (sign, label, handler, props = {}) => button(sign, handler, { "aria-label": label, title: label, ...props });

/** A name from outside: its direction stays its own. */
export const name = (text, tag = "bdi") => h(tag, { dir: "auto" }, plain(text));

/** A name without the invisible characters that turn what follows around. */
export const plain = (text) => String(text).replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "");

/** The first character of a name, as a person counts them. */
export const initial = (text) => [...plain(text).trim()][0]?.toUpperCase() || "?";

/** One of six colours for a person, always the same. */
export const hue = (id) => id % 6;

/** Arrow keys lead from one of `nodes` to its neighbours; true when the key did something. */
export function arrows(event, nodes, back = "ArrowUp", on = "ArrowDown") {
  const step = { [back]: -1, [on]: 1, Home: -Infinity, End: Infinity }[event.key];
  if (step === undefined || nodes.length === 0) return false;
  const here = nodes.indexOf(document.activeElement);
  nodes[Math.max(0, Math.min(nodes.length - 1, here + step))].focus();
  event.preventDefault();
  return true;
}

/** How things scroll: smoothly, unless the system asks for calm. */
export const gliding = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth");

/** Put text on the clipboard; false where the browser forbids it. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
