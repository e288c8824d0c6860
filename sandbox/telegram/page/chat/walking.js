// From message to message by arrow keys. One of them is the stop for Tab, and only its links and buttons are:
// nobody has to tab through a whole day to reach the field below. Enter opens a message's menu.

/** Let the messages of `thread` be walked through. */
export function walks(thread) {
  thread.addEventListener("keydown", (event) => step(event, thread));
  thread.addEventListener("focusin", (event) => stopAt(thread, event.target.closest(".message")));
}

/** Tab comes back to this message. */
export function stopAt(thread, message) {
  if (!message) return;
  for (const other of thread.querySelectorAll('.message[tabindex="0"]')) if (other !== message) reach(other, false);
  reach(message, true);
}

/** Whether Tab comes to this message; of a keyboard it comes to one key. */
export function reach(message, is) {
  message.tabIndex = is ? 0 : -1;
  for (const control of message.querySelectorAll("a, button")) {
    control.tabIndex = is && !control.matches(".tools, .key:not([data-stop])") ? 0 : -1;
  }
}

function step(event, thread) {
  const message = event.target;
  if (!message.classList.contains("message")) return;
  if (event.key === "Enter") return press(event, message.querySelector(".tools"));
  const all = [...thread.querySelectorAll(".message")];
  const here = all.indexOf(message);
  const next = { ArrowUp: all[here - 1], ArrowDown: all[here + 1], Home: all[0], End: all.at(-1) }[event.key];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function press(event, tools) {
  event.preventDefault();
  tools.click();
}
