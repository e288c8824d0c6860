// One message: where it is from, its file, its text, its card, its time and ticks, its buttons.
import { button, h, name, signed } from "../dom.js";
import { icon } from "../icons.js";
import { rich } from "./entities.js";
import { keyboard } from "./keyboard.js";
import { card, media } from "./media.js";
import { clock } from "./times.js";

const FINGER = matchMedia("(hover: none)");

/** The element of a message. `mine` is the person's id; `does` carries what taps lead to. */
export function bubble(message, mine, does) {
  const data = { "data-id": String(message.id) };
  if (message.service) return h("p", { class: "service", ...data }, "Message pinned");
  const own = message.from.id === mine;
  const menu = () => does.menu(message, own, more);
  const more = signed(icon("down"), "What to do with this message", menu, { class: "tools" });
  const body = h("div", { class: bare(message) ? "bubble bare" : "bubble" }, contents(message, own, does), more);
  const props = { class: own ? "message own" : "message", role: "article", tabindex: "-1", "aria-label": said(message, own) };
  body.addEventListener("contextmenu", (event) => {
    if (event.target.closest("a, img") || String(getSelection())) return;
    event.preventDefault();
    menu();
  });
  // A finger has no right button and nothing to hover with.
  body.addEventListener("click", (event) => { if (FINGER.matches && !event.target.closest("a, button, time") && !String(getSelection())) menu(); });
  return h("div", { ...props, ...data }, body, message.keyboard.length > 0 && keyboard(message, does));
}

const bare = (message) => message.media && !message.text && message.media.mime.startsWith("image/");
const said = (message, own) => `${own ? "You" : message.from.name}, ${clock(message.date)}`;

function contents(message, own, does) {
  const { preview } = message;
  const cardBelow = preview && !preview.show_above_text;
  return [
    forwarded(message), quoted(message, does), media(message),
    preview?.show_above_text && card(preview, does),
    // The time stands at the end of the last line where there is room: its shadow keeps the room free.
    message.text && h("div", { class: "text", dir: "auto" },
      rich(message.text, message.entities, does), !cardBelow && foot(message, own, "foot shadow")),
    other(message),
    cardBelow && card(preview, does),
    foot(message, own, "foot"),
  ];
}

function foot(message, own, kind) {
  const marks = [message.reactions.join(""), message.edits > 0 && "edited", clock(message.date)];
  return h("span", { class: kind, "aria-hidden": kind === "foot" ? null : "true" }, marks.filter(Boolean).join(" "), own && ticks(message));
}

/** One tick: Telegram has it; two: the bot has taken it. */
function ticks(message) {
  const title = message.taken ? "Taken by the bot" : "Sent; the bot has not taken it yet";
  return h("span", { class: "ticks", title }, icon(message.taken ? "ticks" : "tick"));
}

function forwarded(message) {
  const origin = message.extra.forward_origin;
  const via = message.extra.via_bot;
  if (!origin && !via) return null;
  return h("div", { class: "origin" }, origin ? ["Forwarded from ", name(whose(origin))] : `via @${via.username}`);
}

function whose(origin) {
  const chat = origin.chat || origin.sender_chat;
  return origin.sender_user_name || origin.sender_user?.first_name || chat?.title || "somebody";
}

function quoted(message, does) {
  if (!message.reply_to) return null;
  const { id, name: from, text, deleted } = message.reply_to;
  const words = h("span", { dir: "auto" }, deleted ? "Deleted message" : text || "Message");
  return button([h("b", {}, name(from)), words], () => does.show(id), { class: "quoted" });
}

function other(message) {
  const { contact, location } = message.other;
  if (contact) return h("div", { class: "text", dir: "auto" }, `${contact.first_name} ${contact.phone_number}`);
  return location ? h("div", { class: "text" }, `${location.latitude}, ${location.longitude}`) : null;
}
