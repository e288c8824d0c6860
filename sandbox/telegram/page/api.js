// The control API, and the one stream that tells what happened.

const SILENCE = 40_000; // the server says something every 15 s
const AGAIN = 1_500;

/** One request; resolves to the JSON object, rejects with the server's sentence. */
export async function call(path, body) {
  const options = body === undefined ? {} : {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(body),
  };
  const response = await fetch(`control/${path}`, options);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error || `the server answered ${response.status}`);
  return answer;
}

/** Something that a person does in a chat. */
export const act = (chat, what, fields = {}) => call(`chats/${encodeURIComponent(chat)}/${what}`, fields);

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

  setInterval(() => { if (Date.now() - heard > SILENCE) open(); }, SILENCE / 4);
  open();
}
