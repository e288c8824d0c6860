// A file on its way into the chat: picked, pasted or dropped, shown, and sent with a caption.
import { act } from "../api.js";
import { h, plain, signed } from "../dom.js";
import { icon } from "../icons.js";
import { sizeName } from "./media.js";

const PHOTOS = ["image/png", "image/jpeg", "image/gif"];

export class Attachment {
  /** `composer` gives `field`, `column` and `changed`. */
  constructor(composer) {
    this.composer = composer;
    this.file = null;
    this.picker = h("input", { type: "file", hidden: true, on: { change: () => this.take(this.picker.files) } });
    this.button = signed(icon("attach"), "Attach a file", () => this.picker.click(), { class: "attach" });
    this.node = h("div", { class: "note attached", hidden: true }, this.picker);
  }

  /** Hear files that are pasted into or dropped onto the column. */
  listen(column) {
    const files = (event) => event.clipboardData?.files || event.dataTransfer?.files || [];
    const over = (event, is) => {
      if (![...event.dataTransfer.types].includes("Files")) return;
      event.preventDefault();
      column.node.classList.toggle("dropping", is);
    };
    this.composer.field.addEventListener("paste", (event) => { if (this.take(files(event))) event.preventDefault(); });
    queueMicrotask(() => {
      column.node.addEventListener("dragover", (event) => over(event, true));
      column.node.addEventListener("dragleave", (event) => over(event, column.node.contains(event.relatedTarget)));
      column.node.addEventListener("drop", (event) => { over(event, false); this.take(files(event)); });
    });
  }

  /** Show the first of these files above the field; false when there is none. */
  take([file]) {
    if (!file || this.composer.form.hidden) return false;
    this.drop();
    this.file = file;
    const photo = PHOTOS.includes(file.type);
    this.source = photo ? URL.createObjectURL(file) : "";
    this.node.replaceChildren(this.picker, photo ? h("img", { src: this.source, alt: "" }) : icon("file"),
      h("span", {}, h("b", {}, plain(file.name)), `${photo ? "Photo" : "Document"}, ${sizeName(file.size)}. Add a caption, or send it.`),
      signed(icon("close"), "Do not send it", () => this.drop(), { class: "round" }));
    this.node.hidden = false;
    this.composer.changed();
    this.composer.field.focus();
    return true;
  }

  drop() {
    if (this.source) URL.revokeObjectURL(this.source);
    Object.assign(this, { file: null, source: "" });
    this.picker.value = "";
    this.node.hidden = true;
    this.composer.changed();
  }

  async send(caption) {
    const { file } = this;
    const kind = PHOTOS.includes(file.type) ? "photo" : "document";
    this.composer.column.down();
    const fields = { kind, name: file.name, mime: file.type, content_base64: await base64(file), caption };
    const sent = await this.composer.column.run(act(this.composer.column.chat, "media", fields));
    if (!sent || this.file !== file) return;
    this.composer.field.value = "";
    this.drop();
  }
}

function base64(file) {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(reader.result.slice(reader.result.indexOf(",") + 1));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(file);
  });
}
