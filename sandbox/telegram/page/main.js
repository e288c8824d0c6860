// The page: who is there, kept up to date by one stream; the strip and the guide beside.
import { call, follow } from "./api.js";
import { refreshTimes } from "./chat/times.js";
import { h } from "./dom.js";
import { Guide } from "./guide.js";
import { Stage } from "./stage.js";
import { Strip } from "./strip/strip.js";
import { Outside } from "./strip/outside.js";
import { themeSwitch } from "./theme.js";

const stage = new Stage(document.getElementById("columns"), document.getElementById("people"));
const outside = new Outside();
const nobody = document.getElementById("nobody");
const link = document.getElementById("link");
const chooser = document.querySelector("#bots select");
let bots = [];
let bot = null;

/** Read everything anew: at first, and when the stream cannot be resumed. */
async function load() {
  await refresh(true);
  outside.begin();
}

/** Who is there, and what the chats' states are; messages stay as they are, unless all is wanted `anew`. */
async function refresh(anew = false) {
  const state = await call("state");
  bots = state.bots;
  bot = bots.find((item) => item.id === bot?.id) || bots[0] || null;
  choices();
  stage.people(state.people);
  nobody.hidden = bot !== null;
  stage.place.hidden = bot === null;
  nobody.textContent = `No bot has called yet. Start one with TELEGRAM_API_URL=${location.origin}`;
  await Promise.all([...stage.columns.values()].map((column) => renew(column, state.chats, anew)));
}

async function renew(column, chats, anew) {
  if (!bot) return column.leave();
  const known = column.bot && chats.find((chat) => chat.key === column.chat);
  if (anew || !known) return column.load(bot);
  column.bot = bot;
  column.settle(known);
}

function choices() {
  chooser.parentElement.hidden = bots.length < 2;
  chooser.replaceChildren(...bots.map((item) => h("option", { value: String(item.id), selected: item.id === bot?.id }, `${item.name} @${item.username}`)));
}

chooser.addEventListener("change", () => {
  bot = bots.find((item) => String(item.id) === chooser.value);
  soon(load);
});

function take(event) {
  if (event.kind === "reset") soon(load);
  else if (["bot", "person", "commands"].includes(event.kind)) soon(refresh);
  else stage.byChat(event.chat)?.take(event);
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

const strip = new Strip(document.getElementById("strip"), outside);
const guide = new Guide(document.getElementById("guide"), outside, stage);
strip.onGuide = () => guide.again();
document.getElementById("switches").append(themeSwitch(), strip.toggle);
follow(take, (up) => {
  link.textContent = up ? "" : "reconnecting…";
  link.classList.toggle("down", !up);
});
setInterval(refreshTimes, 10_000);
