// Twelve measures that need no lists, so that every engine can express them, and households for which they often hold. The rules are written
// once, as JSON Logic, and turned into the language of each engine; the exact amounts are reckoned here in whole tiyn, without rules.
import { random } from "../support/random.mjs";

const v = (name) => ({ var: name });
const is = (name, value) => ({ "==": [v(name), value] });
const among = (name, values) => ({ in: [v(name), values] });
const all = (...parts) => ({ and: parts });
const times = (...parts) => ({ "*": parts });
const table = (name, rows) => ({ if: [...rows.flatMap(([key, value]) => [is(name, key), value]), 0] });

const mci = 4325;
const residents = ["citizen", "kandas", "resident_foreigner", "resident_stateless"];
const awards = [["kumis_alqa", 6.4], ["altyn_alqa", 7.4], ["mother_heroine", 7.4], ["maternal_glory_1", 7.4], ["maternal_glory_2", 7.4]];
const zones = [["emergency", 2], ["maximum", 1.75], ["increased", 1.5], ["minimal", 1.25], ["preferential", 1]];
const statuses = [["hero", 138.63], ["war_veteran", 16], ["equated_war_disabled", 7.55], ["combat_veteran_high", 6.19], ["combat_veteran_low", 4.8], ["fallen_family", 4.59], ["rear_worker", 2.13], ["merit_pension", 1.23]];
const moves = all({ "!=": [v("in_relocation_quota"), "no"] }, { or: [is("in_relocation_quota", "kandas"), is("relocation_jobseeker", true)] }, is("employer_pays_move", false), is("social_contract_signed", true));
const hurt = all({ ">=": [v("professional_loss_percent"), 5] }, { "<=": [v("professional_loss_percent"), 29] }, is("injury_employer", "working"));

export const measures = [
  { id: "awarded_mother_allowance", when: all(is("sex", "female"), { "!=": [v("mother_award"), "none"] }, among("residence", residents)), amount: times(mci, table("mother_award", awards)) },
  { id: "foster_parent_pay", when: all(is("foster_contract", "professional_foster")), amount: times(mci, 75, v("professional_parents")) },
  { id: "foster_family_allowance", when: all(is("foster_contract", "professional_foster"), { ">": [v("foster_children"), 0] }), amount: times(mci, 10, v("foster_children")) },
  { id: "nuclear_aid_astana", when: all(is("nuclear_victim", true), is("region", "astana")), amount: times(mci, 2.5) },
  { id: "nuclear_extra_pay", when: all({ "!=": [v("nuclear_zone"), "none"] }, is("works_in_nuclear_zone", true)), amount: times(mci, table("nuclear_zone", zones)) },
  { id: "repression_compensation", when: all(is("repression_status", "victim"), { ">=": [v("repression_months"), 1] }, is("repression_compensation_paid", false)), amount: { min: [times(0.75, mci, v("repression_months")), times(100, mci)] } },
  { id: "special_allowance_status", when: all(among("residence", residents), { "!=": [v("special_status"), "none"] }, is("lives_in_care_centre", false)), amount: times(mci, table("special_status", statuses)) },
  { id: "relocation_subsidy", when: moves, amount: times(70, mci, v("moving_members")) },
  { id: "mobility_certificate", when: moves, amount: { min: [v("new_home_price"), times(1625, mci)] } },
  { id: "employer_injury_costs", when: hurt, amount: { min: [v("injury_costs"), times(250, mci)] } },
  { id: "employer_injury_compensation", when: hurt, amount: { "/": [times(v("wage_before_injury"), v("professional_loss_percent")), 100] } },
  { id: "work_burial_payment", when: all(is("died_from_work_accident", true), is("arranged_burial", true)), amount: times(100, mci) },
];

export function household(seed) {
  const dice = random(seed);
  const tiyn = (most) => dice.integer(0, most * 100) / 100;
  const yes = () => dice.chance(0.5);
  return {
    sex: dice.one(["female", "male"]), mother_award: dice.one(["none", ...awards.map(([key]) => key)]), residence: dice.one([...residents, "temporary"]),
    foster_contract: dice.one(["none", "professional_foster"]), professional_parents: dice.integer(1, 2), foster_children: dice.integer(0, 4),
    nuclear_victim: yes(), region: dice.one(["astana", "abai", "almaty"]), nuclear_zone: dice.one(["none", ...zones.map(([key]) => key)]), works_in_nuclear_zone: yes(),
    repression_status: dice.one(["none", "victim"]), repression_months: dice.integer(0, 300), repression_compensation_paid: yes(),
    special_status: dice.one(["none", ...statuses.map(([key]) => key)]), lives_in_care_centre: dice.chance(0.2),
    in_relocation_quota: dice.one(["no", "kandas", "resettler"]), relocation_jobseeker: yes(), employer_pays_move: dice.chance(0.2), social_contract_signed: dice.chance(0.8),
    moving_members: dice.integer(1, 8), new_home_price: dice.integer(1_000_000, 20_000_000), professional_loss_percent: dice.integer(0, 40), injury_employer: dice.one(["working", "bankrupt"]),
    injury_costs: tiyn(2_000_000), wage_before_injury: tiyn(900_000), died_from_work_accident: yes(), arranged_burial: yes(),
  };
}

/** The same household as a case of Kepil: decimals as text, and the days on which the rights arose. */
export function asCase(facts) {
  const exact = Object.fromEntries(Object.entries(facts).map(([id, value]) => [id, typeof value === "number" ? String(value) : value]));
  return { dates: { application: "2026-11-21" }, facts: { ...exact, died_on: "2026-11-01", professional_loss_on: "2026-01-10", injury_on: "2026-01-01", relocation_decided_on: "2026-06-01", deceased_kin: "parent", link_to_deceased: "arranged_burial" } };
}

const inTiyn = (amount) => BigInt(Math.round(amount * 100));
const half = (numerator, denominator) => (2n * numerator + denominator) / (2n * denominator);
const cents = (rows, key) => BigInt(Math.round((rows.find(([name]) => name === key)?.[1] ?? 0) * 100)) * BigInt(mci);
const least = (a, b) => (a < b ? a : b);

/** The amounts in whole tiyn (halves up), or null where nothing is due: by hand, in integers. */
export function exactly(f) {
  const rate = (amount, due) => (due ? amount : null);
  const resident = residents.includes(f.residence);
  const move = f.in_relocation_quota !== "no" && (f.in_relocation_quota === "kandas" || f.relocation_jobseeker) && !f.employer_pays_move && f.social_contract_signed;
  const injured = f.professional_loss_percent >= 5 && f.professional_loss_percent <= 29 && f.injury_employer === "working";
  const unit = BigInt(mci) * 100n;
  return {
    awarded_mother_allowance: rate(cents(awards, f.mother_award), f.sex === "female" && f.mother_award !== "none" && resident),
    foster_parent_pay: rate(unit * 75n * BigInt(f.professional_parents), f.foster_contract === "professional_foster"),
    foster_family_allowance: rate(unit * 10n * BigInt(f.foster_children), f.foster_contract === "professional_foster" && f.foster_children > 0),
    nuclear_aid_astana: rate((unit * 5n) / 2n, f.nuclear_victim && f.region === "astana"),
    nuclear_extra_pay: rate(cents(zones, f.nuclear_zone), f.nuclear_zone !== "none" && f.works_in_nuclear_zone),
    repression_compensation: rate(least((unit * 3n * BigInt(f.repression_months)) / 4n, unit * 100n), f.repression_status === "victim" && f.repression_months >= 1 && !f.repression_compensation_paid),
    special_allowance_status: rate(cents(statuses, f.special_status), resident && f.special_status !== "none" && !f.lives_in_care_centre),
    relocation_subsidy: rate(unit * 70n * BigInt(f.moving_members), move),
    mobility_certificate: rate(least(inTiyn(f.new_home_price), unit * 1625n), move),
    employer_injury_costs: rate(least(inTiyn(f.injury_costs), unit * 250n), injured),
    employer_injury_compensation: rate(half(inTiyn(f.wage_before_injury) * BigInt(f.professional_loss_percent), 100n), injured),
    work_burial_payment: rate(unit * 100n, f.died_from_work_accident && f.arranged_burial),
  };
}
