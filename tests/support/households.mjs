// Pseudo-random households, made from the catalogue alone: it says which facts there are and what they may be, so nothing here knows law.
import { random } from "./random.mjs";

export const today = "2026-11-21";
const firstApplication = "2023-07-01";
const lastApplication = "2026-12-31";
const oldest = "1946-01-01";
const recent = "2023-01-01";

const day = 86_400_000;
const toDays = (date) => Date.parse(`${date}T00:00:00Z`) / day;
const toDate = (days) => new Date(days * day).toISOString().slice(0, 10);
const later = (a, b) => (a > b ? a : b);
const earlier = (a, b) => (a < b ? a : b);
const dateBetween = (dice, from, to) => toDate(dice.integer(toDays(from), toDays(later(from, to))));

function date(dice, fact) {
  const from = later(fact.min ?? oldest, oldest);
  const to = fact.past ? today : earlier(fact.max ?? lastApplication, lastApplication);
  const value = dateBetween(dice, dice.chance(0.5) ? later(from, recent) : from, to);
  return fact.month ? `${value.slice(0, 8)}01` : value;
}

function number(dice, fact) {
  const low = Math.ceil(Number(fact.min));
  const high = Math.floor(Number(fact.max));
  // The ends decide most rules; after them small numbers are more common than large ones.
  if (dice.chance(0.1)) {
    return String(dice.one([low, high]));
  }
  const span = dice.chance(0.8) ? Math.ceil((high - low) / 50) : high - low;
  const whole = dice.integer(low, Math.min(high, low + Math.max(span, 1)));
  return fact.integer || whole === high || dice.chance(0.8) ? String(whole) : `${whole}.${dice.integer(1, 99)}`;
}

function single(dice, fact) {
  switch (fact.type) {
    case "boolean":
      return dice.chance(0.5);
    case "choice":
      return dice.chance(0.5) ? fact.options[0] : dice.one(fact.options);
    case "number":
      return number(dice, fact);
    case "date":
      return date(dice, fact);
  }
  throw new Error(`a fact of the unknown type ${fact.type}: ${fact.id}`);
}

function list(dice, fact, members) {
  const size = dice.chance(0.2) ? 0 : dice.integer(1, Math.min(fact.max, dice.chance(0.9) ? 4 : 12));
  return Array.from({ length: size }, () => Object.fromEntries(members.map((member) => [member.id, single(dice, member)])));
}

/** A household of which everything is known. */
export function household(catalogue, seed) {
  const dice = random(seed);
  const facts = {};
  for (const fact of catalogue.facts.filter((each) => each.of === undefined || each.of === null)) {
    facts[fact.id] =
      fact.type === "list" ? list(dice, fact, catalogue.facts.filter((each) => each.of === fact.each)) : single(dice, fact);
  }
  const application = dateBetween(dice, firstApplication, lastApplication);
  return { dates: { application, paid_month: `${dateBetween(dice, application, lastApplication).slice(0, 8)}01` }, facts };
}

/** Takes out the answers that contradict others (a man with a mother's award): the law says nothing about them. */
export function withoutIgnored(whole, ignored) {
  for (const pointer of ignored) {
    const [, , name, place, member] = pointer.split("/");
    delete (member === undefined ? whole.facts : whole.facts[name][Number(place)])[member ?? name];
  }
}

/** What someone would say who does not know `value` exactly: nothing, or a range or set that holds it. */
function vaguely(dice, fact, value) {
  if (dice.chance(0.6)) {
    return null;
  }
  if (fact.type === "choice") {
    return { among: fact.options.filter((option) => option === value || dice.chance(0.4)) };
  }
  if (fact.type === "number") {
    const low = Number(fact.min);
    const high = Number(fact.max);
    const slack = dice.integer(0, Math.ceil((high - low) / 20));
    return { min: String(Math.max(low, Math.floor(Number(value)) - slack)), max: String(Math.min(high, Math.ceil(Number(value)) + slack)) };
  }
  if (fact.type === "date") {
    const step = fact.month ? (text) => `${text.slice(0, 8)}01` : (text) => text;
    const min = later(step(toDate(toDays(value) - dice.integer(0, 400))), fact.min ?? "1900-01-01");
    const max = earlier(toDate(toDays(value) + dice.integer(0, 400)), fact.past ? today : (fact.max ?? "2100-01-01"));
    return { min, max: later(step(max), value) };
  }
  return null;
}

/** The same household with some facts hidden or made vague. */
export function veiled(catalogue, whole, seed) {
  const dice = random(seed);
  const share = dice.one([0.05, 0.2, 0.5, 0.9]);
  const byId = new Map(catalogue.facts.map((fact) => [`${fact.of ?? ""}.${fact.id}`, fact]));
  // A fact with a default is never unknown: left out, it has the default.
  const veil = (fact, value) => (fact.default === undefined && dice.chance(share) ? vaguely(dice, fact, value) : value);
  const facts = {};
  for (const [id, value] of Object.entries(whole.facts)) {
    const fact = byId.get(`.${id}`);
    if (fact.type !== "list") {
      facts[id] = veil(fact, value);
    } else if (!dice.chance(share / 2)) {
      facts[id] = value.map((element) =>
        Object.fromEntries(Object.entries(element).map(([member, known]) => [member, veil(byId.get(`${fact.each}.${member}`), known)])),
      );
    }
  }
  return { ...whole, facts };
}
