// Signs drawn here, so that they look alike on machines without an emoji font.
const SVG = "http://www.w3.org/2000/svg";
const PATHS = {
  menu: "M4 7h16M4 12h16M4 17h16",
  attach: "M20 11.5 12 19.5a5 5 0 0 1-7-7l8.5-8.5a3.4 3.4 0 0 1 4.8 4.8L9.8 17.3a1.7 1.7 0 0 1-2.4-2.4L15 7.3",
  send: "M4.5 4.5 20.5 12 4.5 19.5 7 12zM7 12h7",
  flag: "M6 21V4h12l-3 4.5L18 13H6",
  block: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M5.7 5.7l12.6 12.6",
  reply: "M10 7 4 12l6 5v-3.3c5 0 8 1.3 10 4.3-.5-5-4-8-10-8z",
  edit: "M4 20l1-4L16 5l3 3L8 19zM14 7l3 3",
  remove: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10.5 11v5.5M13.5 11v5.5",
  close: "M6 6l12 12M18 6 6 18",
  copy: "M9 9h10v11H9zM15 9V4H5v11h4",
  open: "M8 16 17 7M10 7h7v7",
  search: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5 20 20",
  share: "M5 12h13M13 7l5 5-5 5",
  pin: "M9 4h6l-1 6 3 3H7l3-3zM12 13v7",
  file: "M7 3h7l4 4v14H7zM14 3v4h4",
  down: "M6 9l6 6 6-6",
  dots: "M12 5.5h.01M12 12h.01M12 18.5h.01",
  tick: "M5 12.5l4.5 4.5L19 7.5",
  ticks: "M1.5 12.5 6 17 15.5 7.5M11 15.5l1.5 1.5L22 7.5",
  auto: "M12 3a9 9 0 1 0 0 18zM12 3a9 9 0 0 1 0 18",
  light: "M12 7.5a4.5 4.5 0 1 0 0 9 4.5 4.5 0 0 0 0-9M12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6 19 19M19 5l-1.4 1.4M6.4 17.6 5 19",
  dark: "M20 14.5A8.5 8.5 0 1 1 9.5 4a6.8 6.8 0 0 0 10.5 10.5",
  sliders: "M4 7h9M17 7h3M4 17h3M11 17h9M15 4.5v5M9 14.5v5",
  power: "M12 3v9M7 6.5a8 8 0 1 0 10 0",
  clock: "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18M12 7v5l3.5 2",
  bolt: "M13 3 5 14h6l-1 7 9-12h-6z",
  coins: "M12 5c4 0 7 1.1 7 2.5S16 10 12 10 5 8.9 5 7.5 8 5 12 5M5 7.5v4.5C5 13.4 8 14.5 12 14.5s7-1.1 7-2.5V7.5M5 12v4.5C5 17.9 8 19 12 19s7-1.1 7-2.5V12",
  inbox: "M4 13 6.5 5h11L20 13v6H4zM4 13h5l1.5 2.5h3L15 13h5",
};

/** An inline drawing that screen readers pass over; the button around it has the label. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const attributes = { viewBox: "0 0 24 24", class: `icon icon-${name}`, "aria-hidden": "true" };
  for (const [attribute, value] of Object.entries(attributes)) svg.setAttribute(attribute, value);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", PATHS[name]);
  svg.append(path);
  return svg;
}
