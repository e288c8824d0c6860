// Where each unit of money is: what was given above, what has become of it below, equally long, because books balance.
import { h } from "../dom.js";
import { part } from "./part.js";

const ACCOUNTS = {
  house: "laid out by the house", available: "in wallets", held: "set aside for orders", spent: "spent on orders",
  sales: "sales", refunds: "given back", panel: "from the panel account", cost: "cost of orders",
};
const SIDES = [["Customers", (account) => !["panel", "cost"].includes(account)], ["Panel", (account) => ["panel", "cost"].includes(account)]];
const ORDERS = {
  held: "waiting", sending: "being sent", placed: "at the panel", settled: "settled", unknown: "unknown", released: "released", rejected: "refused",
};

export class Books {
  constructor() {
    this.picture = h("div", { class: "books" });
    Object.assign(this, part("coins", "Where the money is", this.picture));
    this.node.hidden = true;
  }

  show(view, what) {
    if (view !== "backstage" || what.silent) return;
    this.node.hidden = !what.books;
    const said = JSON.stringify(what.books);
    if (!what.books || said === this.said) return;
    this.said = said;
    const before = this.amounts || new Map();
    this.amounts = new Map(what.books.accounts.map(({ account, amount }) => [account, amount]));
    const moved = (account) => before.size > 0 && before.get(account) !== this.amounts.get(account);
    this.picture.replaceChildren(...SIDES.map(([title, here]) => side(title, here, what.books, moved)), orders(what.books.orders), balance(what.books));
  }
}

function side(title, here, books, moved) {
  const accounts = books.accounts.filter(({ account, amount }) => here(account) && amount !== 0);
  if (accounts.length === 0) return "";
  const given = accounts.filter(({ amount }) => amount < 0);
  const taken = accounts.filter(({ amount }) => amount > 0);
  const rows = [...given, ...taken].map((item) => h("li", { class: moved(item.account) ? `${kind(item)} moved` : kind(item) },
    h("i"), h("span", {}, ACCOUNTS[item.account] || item.account), h("b", {}, money(item.amount, books))));
  return h("div", { class: "side" }, h("h4", {}, title), bar(given), bar(taken), h("ul", {}, rows));
}

const kind = ({ account }) => `account ${account in ACCOUNTS ? account : "other"}`;

function bar(accounts) {
  return h("div", { class: "bar", "aria-hidden": "true" }, accounts.map((item) => {
    const piece = h("i", { class: kind(item) });
    piece.style.flexGrow = String(Math.abs(item.amount));
    return piece;
  }));
}

/** "$3.20" of an amount in the books' smallest unit. */
function money(amount, { currency, digits }) {
  const value = amount / 10 ** digits;
  try {
    return new Intl.NumberFormat("en", { style: "currency", currency, minimumFractionDigits: 4 }).format(value);
  } catch {
    return `${value} ${currency}`;
  }
}

function orders(counts) {
  const states = [...new Set([...Object.keys(ORDERS), ...Object.keys(counts)])].filter((state) => counts[state] > 0);
  const chips = states.map((state) => h("span", { class: state }, h("b", {}, String(counts[state])), ` ${ORDERS[state] || state}`));
  return h("p", { class: "orders" }, chips.length > 0 ? chips : "No orders yet.");
}

function balance({ accounts }) {
  const sum = accounts.reduce((total, { amount }) => total + amount, 0);
  return h("p", { class: sum === 0 ? "balance" : "balance wrong" }, sum === 0 ? "The books balance to 0." : `The books are off by ${sum}.`);
}
