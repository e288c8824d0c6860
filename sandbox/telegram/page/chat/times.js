// How times are written.

const DAY = 86_400_000;
const STEPS = [["day", 86400], ["hour", 3600], ["minute", 60], ["second", 1]];

/** "14:05" of unix seconds. */
export const clock = (seconds) => new Date(seconds * 1000).toLocaleTimeString([], { hour: "numeric", minute: "2-digit" });

/** A day's key, which sorts as days do. */
export function dayKey(seconds) {
  const day = new Date(seconds * 1000);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}

/** "Today", "Yesterday", or the date. */
export function dayName(seconds) {
  const key = dayKey(seconds);
  if (key === dayKey(Date.now() / 1000)) return "Today";
  if (key === dayKey((Date.now() - DAY) / 1000)) return "Yesterday";
  const day = new Date(seconds * 1000);
  const year = day.getFullYear() === new Date().getFullYear() ? undefined : "numeric";
  return day.toLocaleDateString([], { day: "numeric", month: "long", year });
}

/** A local time as a date_time entity asks for it: letters of `layout` as in the Bot API. */
export function written(when, layout) {
  if (layout.toLowerCase() === "r") return relative(when);
  const options = {};
  if (/w/i.test(layout)) options.weekday = "long";
  if (layout.includes("d")) Object.assign(options, { day: "numeric", month: "numeric", year: "numeric" });
  if (layout.includes("D")) Object.assign(options, { day: "numeric", month: "long", year: "numeric" });
  if (layout.includes("t")) Object.assign(options, { hour: "numeric", minute: "2-digit" });
  if (layout.includes("T")) Object.assign(options, { hour: "numeric", minute: "2-digit", second: "2-digit" });
  return when.toLocaleString(undefined, options);
}

function relative(when) {
  const seconds = Math.round((when - Date.now()) / 1000);
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) || STEPS[3];
  return new Intl.RelativeTimeFormat(undefined, { numeric: "auto" }).format(Math.round(seconds / size), unit);
}

/** Keep "5 minutes ago" and "Today" true. */
export function refreshTimes() {
  for (const time of document.querySelectorAll("time[data-relative]")) {
    time.textContent = relative(new Date(Number(time.dataset.relative) * 1000));
  }
  for (const day of document.querySelectorAll("[data-day]")) day.textContent = dayName(Number(day.dataset.day));
}
