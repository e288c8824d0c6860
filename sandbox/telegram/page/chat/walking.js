// From message to message by arrow keys: one of them is the stop for Tab, Enter opens its menu.

/** Let the messages of `thread` be walked through. */
export function walks(thread) {
  thread.addEventListener("keydown", (event) => step(event, thread));
  thread.addEventListener("focusin", (event) => stopAt(thread, event.target.closest(".message")));
}

/** Tab comes back to this message. */
export function stopAt(thread, message) {
  if (!message) return;
  for (const other of thread.querySelectorAll('.message[tabindex="0"]')) other.tabIndex = -1;
  message.tabIndex = 0;
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
