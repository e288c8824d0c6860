// A message's text with its entities. Offsets are UTF-16 code units, as JavaScript counts anyway.
import { button, h } from "../dom.js";
import { written } from "./times.js";

const TAGS = {
  bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code", pre: "pre", blockquote: "blockquote",
};

/** Nodes for `text`. `does` has `command(text)`, `open(url)`, `copy(text)`. */
export function rich(text, entities, does) {
  return part(text, [...entities], 0, text.length, does);
}

function part(text, entities, from, to, does) {
  const nodes = [];
  let at = from;
  while (entities.length && entities[0].offset < to) {
    const entity = entities.shift();
    if (entity.offset > at) nodes.push(text.slice(at, entity.offset));
    const end = Math.min(entity.offset + entity.length, to);
    const inner = part(text, entities, entity.offset, end, does);
    nodes.push(element(entity, text.slice(entity.offset, end), inner, does));
    at = end;
  }
  if (at < to) nodes.push(text.slice(at, to));
  return nodes;
}

function element(entity, raw, inner, does) {
  const make = SPECIAL[entity.type];
  if (make) return make(entity, raw, inner, does);
  return h(TAGS[entity.type] || "span", { class: `entity-${entity.type}` }, inner);
}

const SPECIAL = {
  code: (entity, raw, inner, does) => button(h("code", {}, inner), () => does.copy(raw), { class: "tocopy", title: "Copy" }),
  pre: (entity, raw, inner) => h("pre", { "data-language": entity.language }, inner),
  url: (entity, raw, inner, does) => link(raw, inner, does),
  text_link: (entity, raw, inner, does) => link(entity.url, inner, does),
  bot_command: (entity, raw, inner, does) => button(inner, () => does.command(raw), { class: "inline-link" }),
  spoiler: (entity, raw, inner) => {
    const hidden = h("span", { "aria-hidden": "true" }, inner);
    const told = h("span", { class: "unseen" }, "Hidden text, show it");
    const veil = button([hidden, told], () => {
      veil.classList.add("seen");
      veil.replaceChildren(...hidden.childNodes);
    }, { class: "spoiler" });
    return veil;
  },
  expandable_blockquote: (entity, raw, inner) => {
    const quote = h("blockquote", { class: "folded" }, inner);
    const more = button("Show more", () => {
      const folded = quote.classList.toggle("folded");
      more.textContent = folded ? "Show more" : "Show less";
      more.setAttribute("aria-expanded", String(!folded));
    }, { class: "more", "aria-expanded": "false" });
    return h("div", { class: "foldable" }, quote, more);
  },
  date_time: (entity, raw) => {
    const when = new Date(entity.unix_time * 1000);
    const time = h("time", { datetime: when.toISOString(), title: when.toLocaleString() });
    const layout = entity.date_time_format || "";
    time.textContent = layout ? written(when, layout) : raw;
    if (layout.toLowerCase() === "r") time.dataset.relative = String(entity.unix_time);
    return time;
  },
};

/** Only addresses of the web are links; where they lead is for the chat to decide (deep links stay here). */
function link(url, inner, does) {
  const full = /^[a-z][a-z0-9+.-]*:/i.test(url) ? url : `http://${url}`;
  if (!/^(https?|tg):/i.test(full)) return h("span", {}, inner);
  const open = (event) => { event.preventDefault(); does.open(full); };
  return h("a", { href: full, target: "_blank", rel: "noopener noreferrer", on: { click: open } }, inner);
}
