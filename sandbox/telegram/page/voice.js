// What a screen reader is told: one sentence for what came together, only about the chat in use.

const TOGETHER = 600;
const LONGEST = 200;
const voice = document.getElementById("voice");
let waiting = [];

/** Say that `sender` wrote `text`; several at once are counted, and the last one is read. */
export function tell(sender, text) {
  waiting.push(`${sender}: ${text.slice(0, LONGEST)}`);
  if (waiting.length === 1) setTimeout(speak, TOGETHER);
}

function speak() {
  const [last, count] = [waiting.at(-1), waiting.length];
  waiting = [];
  voice.textContent = count === 1 ? last : `${count} new messages. ${last}`;
}
