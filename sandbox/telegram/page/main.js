// People side by side (one at a time on a phone), kept up to date by one stream.
import { call, follow } from "./api.js";
import { Column } from "./column.js";
import { button, h } from "./dom.js";
import { refreshTimes } from "./entities.js";

const columns = new Map();
const place = document.getElementById("columns");
const people = document.getElementById("people");
const nobody = document.getElementById("nobody");
const chooser = document.querySelector("#bots select");
let bots = [];
let bot = null;

/** Read everything anew: at first, and when the stream cannot be resumed. */
async function load() {
  await refresh();
  if (bot) await Promise.all([...columns.values()].map((column) => column.load(bot)));
}

/** Who is there, and what the chats' states are; messages stay as they are. */
async function refresh() {
  const state = await call("state");
  const before = bot?.id;
  bots = state.bots;
  bot = bots.find((item) => item.id === before) || bots[0] || null;
  choices();
  const present = new Set(state.people.map((person) => person.id));
  for (const id of columns.keys()) if (!present.has(id)) drop(id);
  for (const person of state.people) if (!columns.has(person.id)) add(person);
  nobody.hidden = bot !== null;
  nobody.textContent = `No bot has called yet. Start one with TELEGRAM_API_URL=${location.origin}`;
  for (const column of columns.values()) {
    const known = state.chats.find((chat) => chat.key === column.chat);
    column.bot = bot;
    if (known) column.settle(known);
    else if (bot) await column.load(bot);
  }
}

function choices() {
  chooser.parentElement.hidden = bots.length < 2;
  chooser.replaceChildren(...bots.map((item) => h("option", { value: String(item.id), selected: item.id === bot?.id }, `${item.name} @${item.username}`)));
}

chooser.addEventListener("change", () => {
  bot = bots.find((item) => String(item.id) === chooser.value);
  soon(load);
});

function add(person) {
  const column = new Column(person);
  const tab = button([h("span", {}, person.name), h("span", { class: "unread", hidden: true, "aria-label": "new messages" })], () => show(person.id), { "aria-pressed": "false" });
  columns.set(person.id, column);
  column.tab = tab;
  people.append(tab);
  place.append(column.node);
  if (columns.size === 1) show(person.id);
}

function drop(id) {
  columns.get(id).node.remove();
  columns.get(id).tab.remove();
  columns.delete(id);
}

/** On a phone one chat is shown; on a wide screen the tab leads there. */
function show(id) {
  for (const [number, column] of columns) {
    column.node.classList.toggle("current", number === id);
    column.tab.setAttribute("aria-pressed", String(number === id));
  }
  const column = columns.get(id);
  column.tab.querySelector(".unread").hidden = true;
  column.bottom();
  column.node.scrollIntoView({ inline: "nearest", block: "nearest" });
}

function take(event) {
  if (event.kind === "reset") return soon(load);
  if (["bot", "person", "commands"].includes(event.kind)) return soon(refresh);
  const column = [...columns.values()].find((item) => item.chat === event.chat);
  if (!column) return;
  column.take(event);
  const hidden = column.node.offsetParent === null;
  if (hidden && event.kind === "message" && event.message?.from.is_bot) column.tab.querySelector(".unread").hidden = false;
}

let due = null;
let wanted = refresh;

/** Several reasons at once are one reading; a failed one is tried again. */
function soon(what, pause = 50) {
  if (what === load) wanted = load;
  clearTimeout(due);
  due = setTimeout(async () => {
    const now = wanted;
    wanted = refresh;
    try { await now(); } catch { soon(now, 2_000); }
  }, pause);
}

const link = document.getElementById("link");
follow(take, (up) => {
  link.textContent = up ? "" : "reconnecting…";
  link.classList.toggle("down", !up);
});
setInterval(refreshTimes, 10_000);
