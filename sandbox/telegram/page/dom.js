// Elements are built here and nowhere from strings: whatever a message says is text.

/** Make an element. `props`: `class`, `on` ({event: handler}), properties and attributes by name. */
export function h(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) set(node, name, value);
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
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

/** A button that does something; `label` is for who cannot see its sign. */
export function button(sign, handler, props = {}) {
  return h("button", { type: "button", on: { click: handler }, ...props }, sign);
}

/** Put text on the clipboard; false where the browser forbids it. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
