// Pictures and files in a message, and the card of a link. Nothing is fetched from elsewhere.
import { button, h, plain, signed } from "../dom.js";
import { icon } from "../icons.js";

const PICTURES = new Set(["photo", "sticker", "animation"]);
const KILO = 1024;

/** What stands for a file of `size` bytes. */
export function sizeName(size) {
  if (size < KILO) return `${size} B`;
  return size < KILO * KILO ? `${(size / KILO).toFixed(1)} KB` : `${(size / KILO / KILO).toFixed(1)} MB`;
}

export function media(message) {
  const file = message.media;
  if (!file) return null;
  return PICTURES.has(file.kind) && file.mime.startsWith("image/") ? picture(file) : document_(file);
}

function picture(file) {
  const named = plain(file.name) || file.kind;
  const image = h("img", { class: file.kind, src: `control/files/${file.file_id}`, alt: named, loading: "lazy",
    ...(file.width ? { width: file.width, height: file.height } : {}) });
  return button(image, () => view(image.src, named), { class: "media", "aria-label": `Picture: ${named}. Enlarge` });
}

function view(source, named) {
  const away = () => { viewer.close(); viewer.remove(); };
  const viewer = h("dialog", { class: "viewer", "aria-label": named, on: { click: away, close: () => viewer.remove() } },
    h("img", { src: source, alt: named }), signed(icon("close"), "Close", away));
  document.body.append(viewer);
  viewer.showModal();
}

function document_(file) {
  const named = file.kind === "document" ? plain(file.name) : file.kind.replace("_", " ");
  return h("a", { class: "file", href: `control/files/${file.file_id}`, download: plain(file.name) || "file" },
    h("span", { class: "sign" }, icon("file")), h("span", { class: "about" }, h("bdi", {}, named), h("small", {}, sizeName(file.size))));
}

/** The card of a link: drawn from its address alone. */
export function card(preview, does) {
  const full = /^[a-z]+:/i.test(preview.url) ? preview.url : `http://${preview.url}`;
  const { host, path } = partsOf(full);
  return button([h("span", { class: "site", "aria-hidden": "true" }, host[0]?.toUpperCase() || "?"),
    h("span", { class: "about" }, h("b", {}, host), h("bdi", {}, path))], () => does.open(full),
  { class: "card", title: full });
}

function partsOf(url) {
  try {
    const { host, pathname, search } = new URL(url);
    return { host: host.replace(/^www\./, ""), path: pathname === "/" ? url : `${pathname}${search}` };
  } catch {
    return { host: plain(url), path: "" };
  }
}
