// The control API, the panel's, the bot's backstage, and the one stream that tells what happened.

const SILENCE = 40_000; // the server says something every 15 s
const AGAIN = 1_500;
const PATIENCE = 30_000; // a line that died while this machine slept answers nothing at all

/** An answer that is no success; `status` is 0 when there was no answer at all. */
export class Refused extends Error {
  constructor(sentence, status) {
    super(sentence);
    this.status = status;
  }
}

/** One request; resolves to the JSON object, rejects with the server's sentence as `Refused`. */
async function ask(path, body, method = body === undefined ? "GET" : "POST") {
  const options = { method, signal: AbortSignal.timeout(PATIENCE) };
  if (body !== undefined) Object.assign(options, { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });
  const response = await fetch(path, options).catch(() => null);
  if (!response) throw new Refused("The sandbox does not answer. Is the demo still running?", 0);
  const answer = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(answer.error || `The sandbox answered ${response.status}.`, response.status);
  return answer;
}

export const call = (path, body) => ask(`control/${path}`, body);
export const panel = (path, body, method) => ask(`panel/control${path}`, body, method);
export const backstage = (path = "", body = undefined) => ask(`backstage${path}`, body);

const chatPath = (chat) => `chats/${encodeURIComponent(chat)}`;

/** Something that a person does in a chat. */
export const act = (chat, what, fields = {}) => call(`${chatPath(chat)}/${what}`, fields);

/** The newest `limit` messages of a chat with ids below `before`. */
export function read(chat, limit, before) {
  const narrow = new URLSearchParams({ limit, ...(before === undefined ? {} : { before }) });
  return call(`${chatPath(chat)}?${narrow}`);
}

/** Follow the stream for ever: through restarts of the server and sleep of this machine. */
export function follow(onEvent, onLink) {
  let last = "";
  let source = null;
  let heard = Date.now();

  function open() {
    source?.close();
    heard = Date.now();
    source = new EventSource(`control/events?last=${encodeURIComponent(last)}`);
    source.onopen = () => onLink(true);
    source.onmessage = (event) => {
      heard = Date.now();
      if (event.lastEventId) last = event.lastEventId;
      onEvent(JSON.parse(event.data));
    };
    source.onerror = () => {
      onLink(false);
      source.close();
      setTimeout(open, AGAIN);
    };
  }

  const look = () => { if (Date.now() - heard > SILENCE) open(); };
  setInterval(look, SILENCE / 4);
  document.addEventListener("visibilitychange", look);
  open();
}
