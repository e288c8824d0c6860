// What goes on outside the chats: the panel, and the bot's process with its books. Asked once a second while somebody looks.
import { backstage, panel } from "../api.js";
import { troubles } from "./troubles.js";

const EVERY = 1_000;
const KEPT = 200;

export class Outside {
  constructor() {
    this.listeners = [];
    this.views = {}; // what each view last said, by name
    this.lookers = new Map(); // who -> names of views
    setInterval(() => this.look(), EVERY);
    document.addEventListener("visibilitychange", () => this.look());
  }

  /** Call `listener(view, what)` whenever one of the views was read. */
  listen(listener) { this.listeners.push(listener); }

  /** Another world: what the panel received is read from its end again. */
  begin() {
    Object.assign(this, { record: [], since: undefined, views: {} });
    this.look();
  }

  /** Somebody starts or stops looking; `wants` names the views that are asked for. */
  watch(who, wants) {
    this.lookers.delete(who);
    if (wants) this.lookers.set(who, wants);
    this.look();
  }

  async look() {
    if (document.hidden || this.looking || this.record === undefined) return;
    this.looking = true;
    const wanted = new Set([...this.lookers.values()].flat());
    await Promise.all([...wanted].map((view) => this.read(view)));
    this.looking = false;
  }

  /** A view that this sandbox does not have is not asked for again in this world. */
  async read(view) {
    if (this.views[view]?.missing) return;
    try {
      this.tell(view, await VIEWS[view](this));
    } catch (error) {
      this.tell(view, { missing: error.status === 404, silent: error.status !== 404 });
    }
  }

  tell(view, what) {
    this.views[view] = what;
    for (const listener of this.listeners) listener(view, what);
  }

  /** What the panel received; `since` is the number of the last line from before this page looked. */
  async received() {
    const unanswered = this.record.find((line) => !line.ending);
    const after = unanswered ? unanswered.n - 1 : this.record.at(-1)?.n ?? 0;
    const { received: lines } = await panel(`/received?limit=${KEPT}&after=${after}`);
    const known = this.record.filter((line) => line.n <= after);
    this.record = [...known, ...lines].slice(-KEPT);
    this.since ??= this.record.at(-1)?.n ?? 0;
    return { record: this.record, since: this.since };
  }

  /** Kill or start the bot; the backstage says how it is afterwards. */
  async life(what) {
    this.tell("backstage", await backstage("/bot", { do: what }));
    await this.look();
  }
}

const VIEWS = {
  record: (outside) => outside.received(),
  faults: () => troubles(),
  clock: () => panel("/clock"),
  backstage: () => backstage(),
};
