// One message: bubble, file, preview, buttons.
import { button, h } from "./dom.js";
import { rich } from "./entities.js";
import { icon } from "./icons.js";

const SIGNS = {
  url: "open", web_app: "open", login_url: "open", copy_text: "copy",
  switch_inline_query: "share", switch_inline_query_chosen_chat: "share", switch_inline_query_current_chat: "search",
};
const clock = (seconds) => new Date(seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });

/** The element of a message. `mine` is the person's id; `does` carries what taps lead to. */
export function bubble(message, mine, does) {
  if (message.service) return h("p", { class: "service", "data-id": String(message.id) }, "Message pinned");
  const own = message.from.id === mine;
  const body = h("div", { class: "bubble", on: { click: () => body.classList.toggle("chosen") } },
    forwarded(message), quoted(message, does),
    media(message),
    message.preview?.show_above_text && card(message.preview, does),
    message.text && h("div", { class: "text", dir: "auto" }, rich(message.text, message.entities, does)),
    other(message),
    message.preview && !message.preview.show_above_text && card(message.preview, does),
    foot(message),
    tools(message, own, does));
  const props = { class: own ? "message own" : "message", role: "article", tabindex: "-1", "aria-label": said(message, own) };
  return h("div", { ...props, "data-id": String(message.id) }, body, message.keyboard.length > 0 && keyboard(message, does));
}

const said = (message, own) => `${own ? "You" : message.from.name}, ${clock(message.date)}`;

function foot(message) {
  const marks = [message.reactions.join(""), message.edits > 0 && "edited", clock(message.date)];
  return h("span", { class: "foot" }, marks.filter(Boolean).join(" "));
}

function tools(message, own, does) {
  return h("div", { class: "tools" },
    button(icon("reply"), () => does.reply(message), { "aria-label": "Reply", title: "Reply" }),
    own && button(icon("edit"), () => does.edit(message), { "aria-label": "Edit", title: "Edit" }),
    button(icon("close"), () => does.remove(message), { "aria-label": "Delete", title: "Delete" }));
}

function forwarded(message) {
  const origin = message.extra.forward_origin;
  const via = message.extra.via_bot;
  if (!origin && !via) return null;
  const from = origin && (origin.sender_user_name || origin.sender_user?.first_name || (origin.chat || origin.sender_chat)?.title || "somebody");
  return h("div", { class: "origin" }, origin ? `Forwarded from ${from}` : `via @${via.username}`);
}

function quoted(message, does) {
  if (!message.reply_to) return null;
  const { id, name, text, deleted } = message.reply_to;
  return button([h("b", {}, name), " ", deleted ? "Deleted message" : text || "Message"], () => does.show(id), { class: "quoted" });
}

function media(message) {
  const file = message.media;
  if (!file) return null;
  const source = `control/files/${file.file_id}`;
  if (["photo", "sticker", "animation"].includes(file.kind) && file.mime.startsWith("image/")) {
    return h("img", { class: `media ${file.kind}`, src: source, alt: file.name || file.kind, width: file.width, height: file.height, loading: "lazy" });
  }
  const size = file.size < 1024 ? `${file.size} B` : `${(file.size / 1024).toFixed(1)} KB`;
  const name = file.kind === "document" ? file.name : file.kind.replace("_", " ");
  return h("a", { class: "file", href: source, download: file.name || "file" },
    h("span", { class: "sign" }, icon("file")), h("span", {}, name, h("small", {}, size)));
}

function other(message) {
  const { contact, location } = message.other;
  if (contact) return h("div", { class: "text" }, `${contact.first_name} ${contact.phone_number}`);
  return location ? h("div", { class: "text" }, `${location.latitude}, ${location.longitude}`) : null;
}

function card(preview, does) {
  const full = /^[a-z]+:/i.test(preview.url) ? preview.url : `http://${preview.url}`;
  let site = preview.url;
  try { site = new URL(full).host; } catch { /* shown as it is */ }
  return button([h("b", {}, site), h("span", {}, preview.url)], () => does.open(full), { class: "card" });
}

function keyboard(message, does) {
  const rows = message.keyboard.map((row, y) => h("div", { class: "row" }, row.map((key, x) => {
    const idle = key.action === "disabled";
    const sign = SIGNS[key.action] && h("span", { class: "corner" }, icon(SIGNS[key.action]));
    return button([h("span", {}, key.text), sign], (event) => does.tap(message, y, x, key, event.currentTarget), {
      class: `key ${key.style || ""}`, disabled: idle, "data-at": `${y}:${x}`,
    });
  })));
  return h("div", { class: "keyboard", role: "group", "aria-label": "Buttons" }, rows);
}
