// Loss of the breadwinner and burial: Social Code arts 229–242 (disability-survivor-special.md §3–5).
import { beforeTheCode, dayBefore, monthly, once, refused, underTheCode } from "./answer.mjs";
import { addMonths, addYears, earliest, latest, monthOf, yearOf } from "./dates.mjs";
import { raised } from "./disability.mjs";
import { fraction, least, most, sum, zero } from "./fraction.mjs";
import { livingWage, mci, minPension, minWage } from "./indicators.mjs";
import { average, recordCoefficient } from "./insured_income.mjs";
import { pensionDay, permanentResident } from "./person.mjs";
import { risen } from "./running.mjs";

const never = "0000-01-01";
const always = "9999-12-31";

/** 234(2)(1), (5): the last day: before 18; after that while disabled since childhood, or a full-time student to 23 (asked of those who are 18). */
function youngUntil(person, application, disabledSinceChildhood) {
  const adult = addYears(person.birth_date, 18);
  if (application < adult) {
    return dayBefore(adult);
  }
  if (disabledSinceChildhood) {
    return always;
  }
  return dayBefore(person.full_time_student ? addYears(person.birth_date, 23) : adult);
}

const lastingDisability = (child, groups) => groups.includes(child.disability) && child.disabled_before_18;

/** For the allowance a disability since childhood counts in any group, for the Fund in the first and second, 239(2). */
const childUntil = (child, application, groups) =>
  child.alive && child.lost_parent !== "none" ? youngUntil(child, application, lastingDisability(child, groups)) : never;
const anyGroup = ["group_1", "group_2", "group_3"];
const firstTwoGroups = ["group_1", "group_2"];

/** 234(2)–(3): until when another member of the family counts. */
function memberUntil(person, application) {
  switch (person.kin) {
    case "child":
      return youngUntil(person, application, person.disabled_before_18);
    case "sibling_or_grandchild":
      return person.was_dependent && person.no_able_parents ? youngUntil(person, application, person.disabled_before_18) : never;
    case "parent_or_spouse":
      return person.was_dependent && application >= pensionDay(person.birth_date, person.sex) ? always : never;
    case "grandparent":
      return person.was_dependent && person.no_other_support && application >= pensionDay(person.birth_date, person.sex) ? always : never;
    case "carer":
      return person.works ? never : dayBefore(addYears(person.cared_child_birth_date, 8));
  }
  throw new Error(person.kin);
}

const basic = ["0", "0.92", "1.70", "2.25", "2.60", "2.75", "3.00"];

/** Who still counts on the day, each with the age pension of 236(6). */
function familyOn(facts, application, day) {
  const children = facts.children.filter((child) => childUntil(child, application, anyGroup) >= day);
  const others = facts.survivors.filter((person) => memberUntil(person, application) >= day);
  return [
    ...children.map((child) => ({ orphan: child.lost_parent === "both", pension: zero, you: false })),
    ...others.map((person) => ({
      orphan: person.kin === "child" && person.lost_both_parents,
      pension: fraction(["parent_or_spouse", "grandparent"].includes(person.kin) ? String(person.age_pension) : 0),
      you: person.is_you,
    })),
  ];
}

/** 236(3)–(4): living wages for the family, those of orphans and those of the others. */
function basicRates(facts, family) {
  const orphans = family.filter((member) => member.orphan).length;
  const others = family.length - orphans;
  if (orphans === 0) {
    return { all: fraction(basic[Math.min(others, 6)]), others: fraction(basic[Math.min(others, 6)]) };
  }
  const ofOrphans = fraction("1.54").times(orphans);
  const ofOthers = fraction("0.62").times(others);
  // Two readings: the limit for everybody, orphans first, or for those who are no orphans.
  const all = facts.orphan_cap_reading === "everybody" ? least(ofOrphans.plus(ofOthers), "2.92") : ofOrphans.plus(least(ofOthers, "2.92"));
  return { all, others: most(0, all.minus(ofOrphans)) };
}

/** 236(5): what is added, or taken by one reading of its limit, for the whole family of the fallen. */
function addition(facts, family, rate) {
  if (!facts.died_on_duty) {
    return zero;
  }
  const limited = least(rate.plus(fraction("0.29").times(family.length)), "2.92");
  return (facts.fallen_family_cap_reading === "cut" ? limited : most(rate, limited)).minus(rate);
}

/** 236(6): members with an age pension, which rises each year by 197(3), have only what it lacks of their share. */
function familySum(facts, application, family, month) {
  if (family.length === 0) {
    return zero;
  }
  const rates = basicRates(facts, family);
  const added = addition(facts, family, rates.all);
  const others = family.filter((member) => !member.orphan);
  const share = most(0, rates.others.over(Math.max(1, others.length)).plus(added.over(family.length))).times(livingWage(month));
  const cuts = others.map((member) => least(risen(member.pension, yearOf(application), month), share));
  return rates.all.plus(added).times(livingWage(month)).minus(sum(cuts));
}

const lastOf = (days) => days.reduce((a, b) => (b > a ? b : a), never);
const endOf = (day) => (day === always ? undefined : day);

/** 175(6), 234(7): whoever has a disability allowance of their own chooses between the two, so does not count here. */
const choosesFor = (facts) => (member) => member.you && facts.disability !== "none";

/** Arts 234–236: from the death, at most twelve months before the application, as long as one of those meant counts. */
function survivors({ facts, application }, meant, amount) {
  const from = latest(facts.died_on, addMonths(application, -12));
  const until = lastOf([
    ...facts.children.map((child) => (meant({ you: false }) ? childUntil(child, application, anyGroup) : never)),
    ...facts.survivors.map((person) => (meant({ you: person.is_you }) ? memberUntil(person, application) : never)),
  ]);
  const sumOf = (month) => amount(familyOn(facts, application, latest(month, from)), month);
  // Nobody counts longer than the day of the death: nothing to pay.
  if (!permanentResident(facts) || until < from || until === facts.died_on) {
    return refused;
  }
  if (!underTheCode(facts.died_on)) {
    return beforeTheCode;
  }
  // Judged in the month of application, or the last one before it.
  const due = sumOf(earliest(monthOf(application), monthOf(until))).compare(0) > 0;
  return due ? monthly(sumOf, { from, to: endOf(until) }) : refused;
}

export function survivor_allowance({ facts, application }) {
  const counts = (member) => !choosesFor(facts)(member);
  return survivors({ facts, application }, counts, (family, month) => familySum(facts, application, family.filter(counts), month));
}

/** 175(6), 234(7): for the family it is worth what the common allowance grows by. */
export function survivor_allowance_instead({ facts, application }) {
  const chooses = choosesFor(facts);
  // Nothing is left to choose once you no longer count.
  if (!facts.survivors.some((person) => chooses({ you: person.is_you }) && memberUntil(person, application) >= monthOf(application))) {
    return refused;
  }
  return survivors({ facts, application }, chooses, (family, month) => {
    const others = family.filter((member) => !chooses(member));
    return familySum(facts, application, family, month).minus(familySum(facts, application, others, month));
  });
}

/**
 * 239(2): children, brothers, sisters and grandchildren, these without able-bodied parents or without alimony; grown-up ones with a disability
 * of the first or second group since childhood; whoever cares for a child under three, working or not.
 */
function fundUntil(person, application) {
  const disabled = person.disabled_before_18 && person.group_1_or_2;
  switch (person.kin) {
    case "child":
      return youngUntil(person, application, disabled);
    case "sibling_or_grandchild":
      return (person.no_able_parents || person.no_alimony) && person.was_dependent ? youngUntil(person, application, disabled) : never;
    case "carer":
      return dayBefore(addYears(person.cared_child_birth_date, 3));
    default:
      return never;
  }
}

/** 239(7): until the child is 23, the cared-for child three. */
function applyUntil(person, end) {
  if (end === never || end === always) {
    return end;
  }
  return person.kin === "carer" ? end : dayBefore(addYears(person.birth_date, 23));
}

/** Arts 239–240: (average − half a minimum wage) × 0.6 × dependants × length of participation; nothing is withheld, art. 233. */
export function survivor_fund_payment({ facts, application }) {
  const right = facts.died_on;
  const ends = [
    ...facts.children.map((child) => childUntil(child, application, firstTwoGroups)),
    ...facts.survivors.map((person) => fundUntil(person, application)),
  ];
  const until = lastOf(ends);
  if (until <= right || application > lastOf([...facts.children, ...facts.survivors].map((person, i) => applyUntil(person, ends[i])))) {
    return refused;
  }
  if (!underTheCode(right)) {
    return beforeTheCode;
  }
  const afterContribution = facts.entrepreneur_base_reading === "after_pension_contribution";
  const income = average(facts.deceased_incomes, right, 24, { exempt: false, afterContribution });
  const record = recordCoefficient(facts.deceased_participation_months) ?? fraction("0.10");
  const base = income.minus(fraction(minWage(right)).over(2));
  // 231(2)(4): a negative amount is refused.
  if (facts.deceased_participation_months === 0 || base.compare(0) < 0) {
    return refused;
  }
  // 239(6): counted anew when the number of dependants changes.
  const share = (day) => ["0", "0.50", "0.65", "0.80", "1.00"][Math.min(ends.filter((end) => end >= day).length, 4)];
  return monthly((month) => raised(base.times("0.6").times(record).times(share(latest(month, right))), right, month), { from: right, to: endOf(until) });
}

const buries = (facts) => facts.link_to_deceased !== "neither";

/** 242(1)–(2): 35 MCI, 36.6 for a veteran of the Great Patriotic War with an age pension; asked for within three years. */
export function burial_payment({ facts, application }) {
  if (!["age_pension", "base_pension", "social_allowance"].includes(facts.deceased_status) || !buries(facts)) {
    return refused;
  }
  if (!underTheCode(facts.died_on)) {
    return beforeTheCode;
  }
  if (application > addYears(facts.died_on, 3)) {
    return refused;
  }
  const rate = facts.deceased_status === "age_pension" && facts.deceased_war_veteran ? "36.6" : "35";
  return once(fraction(rate).times(mci(facts.died_on)), { deadline: addYears(facts.died_on, 3) });
}

/** Law on Lists 1 and 2, art. 7: 15 MCI. */
export function burial_payment_hazardous({ facts, application }) {
  if (facts.deceased_status !== "hazardous_allowance" || !buries(facts)) {
    return refused;
  }
  if (!underTheCode(facts.died_on)) {
    return beforeTheCode;
  }
  return application > addYears(facts.died_on, 3) ? refused : once(fraction(15).times(mci(facts.died_on)));
}

/** 242(3): up to 94 MCI from the savings, and all of them if no more than a minimum pension is left when they are paid out. */
export function burial_payment_savings({ facts, application }) {
  if (facts.link_to_deceased !== "family" || Number(facts.deceased_savings) === 0) {
    return refused;
  }
  if (!underTheCode(facts.died_on)) {
    return beforeTheCode;
  }
  const day = facts.savings_burial_mci_reading === "death" ? facts.died_on : application;
  const savings = fraction(String(facts.deceased_savings));
  const paid = least(savings, fraction(94).times(mci(day)));
  return once(savings.minus(paid).compare(minPension(application)) <= 0 ? savings : paid);
}

/** 242(4): what the contract says, not less than 35 MCI. */
export function burial_payment_annuity({ facts }) {
  if (!facts.deceased_annuity || !buries(facts)) {
    return refused;
  }
  return underTheCode(facts.died_on) ? once(most(String(facts.annuity_burial_sum), fraction(35).times(mci(facts.died_on)))) : beforeTheCode;
}
