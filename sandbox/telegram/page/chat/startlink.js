// Links that start this bot: t.me/<bot>?start=<payload>.
import { act } from "../api.js";
import { h, signed } from "../dom.js";
import { icon } from "../icons.js";

/** The payload of a link to this bot ("" without one), null for any other address. */
export function ownPayload(url, username) {
  const exactly = username.replace(/\W/g, "\\$&");
  const own = new RegExp(`^(?:https?://t\\.me/|tg://resolve\\?domain=)${exactly}(?:[?&]start=([A-Za-z0-9_-]*))?$`, "i").exec(url);
  return own && (own[1] || "");
}

/** A line above the composer that asks for a payload, and opens the link. */
export function askPayload(column) {
  const field = h("input", { "aria-label": "Start payload", placeholder: "payload", maxlength: "64", pattern: "[A-Za-z0-9_\\-]*", autocomplete: "off" });
  const away = () => { box.remove(); column.composer.field.focus(); };
  const box = h("form", { class: "deep", on: {
    submit: (event) => { event.preventDefault(); away(); column.run(act(column.chat, "start", { payload: field.value })); },
    keydown: (event) => { if (event.key === "Escape") away(); },
  } }, h("label", {}, `t.me/${column.bot.username}?start=`, field), h("button", { type: "submit" }, "Open"), signed(icon("close"), "Cancel", away));
  column.node.querySelector(".deep")?.remove();
  column.composer.node.prepend(box);
  field.focus();
}
