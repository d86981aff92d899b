// What random households are made of: people, their income, their children.
import { addDays, addMonths, addYears, earliest, latest, monthOf } from "./law/dates.mjs";

const kinds = [
  "employee",
  "entrepreneur",
  "farmer",
  "private_practice",
  "civil_contract",
  "self_employed_regime",
  "platform_worker",
  "single_payment",
  "personal_assistant",
];
const selfKinds = new Set(["entrepreneur", "farmer", "private_practice"]);

export const dayBetween = (dice, from, to) => addDays(from, dice.integer(0, Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000))));

/** Sums near the limits of the law are as likely as any other. */
export const wage = (dice) =>
  dice.chance(0.25)
    ? dice.one([0, 1, 60_000, 70_000, 85_000, 94_444, 94_445, 595_000, 661_111, 661_112, 4_250_000, 100_000_000])
    : dice.chance(0.1)
      ? `${dice.integer(0, 900_000)}.${String(dice.integer(1, 99)).padStart(2, "0")}`
      : dice.integer(20_000, 900_000);

/** Some rows of income around the months before `day`; an employee may have several payers, and a payer several rows. */
export function incomeBefore(dice, day) {
  const rows = [];
  let self = false;
  for (let i = dice.integer(0, 5); i > 0; i -= 1) {
    const kind = dice.chance(0.5) ? "employee" : dice.one(kinds);
    if (selfKinds.has(kind) && self) {
      continue;
    }
    self ||= selfKinds.has(kind);
    const from = addMonths(monthOf(day), -dice.integer(0, 40));
    const to = addMonths(from, dice.integer(0, 40));
    // A payer pays one kind of income.
    rows.push({ from, to, kind, wage: String(wage(dice)), payer: kinds.indexOf(kind) * 2 + dice.integer(1, 2) });
  }
  return rows;
}

/** The days on which the pension age of women rises, and minus the age in months that it had been or becomes. */
const pensionAgeSteps = [
  ["2022-01-01", -726],
  ["2023-01-01", -726],
  ["2023-01-01", -732],
  ["2028-01-01", -732],
  ["2028-01-01", -738],
  ["2029-01-01", -738],
  ["2029-01-01", -744],
  ["2030-01-01", -744],
  ["2030-01-01", -750],
  ["2031-01-01", -750],
  ["2031-01-01", -756],
];

export function you(dice, application) {
  const residence = dice.chance(0.6) ? "citizen" : dice.one(["citizen", "kandas", "resident_foreigner", "resident_stateless", "refugee", "temporary"]);
  const disability = dice.chance(0.7) ? "none" : dice.one(["group_1", "group_2", "group_3"]);
  return {
    residence,
    kandas_since: dayBetween(dice, "2015-01-01", application),
    treaty_right: dice.chance(0.5),
    birth_date: dice.chance(0.06)
      ? addDays(addMonths(...dice.one(pensionAgeSteps)), dice.integer(-1, 1))
      : dayBetween(dice, addYears(application, dice.chance(0.1) ? -68 : -58), addYears(application, -18)),
    sex: dice.chance(0.6) ? "female" : "male",
    region: dice.one(["almaty", "astana", "aktobe", "kyzylorda", "abai"]),
    nuclear_zone: dice.chance(0.8) ? "none" : dice.one(["emergency", "maximum", "increased", "minimal", "preferential"]),
    disability,
    disability_for_life: dice.chance(0.5),
    pension_contribution_by_consent: dice.chance(0.5),
    military_or_special_service: dice.chance(0.1),
    long_service_pension: dice.chance(0.05),
    entrepreneur_base_reading: dice.chance(0.8) ? "declared" : "after_pension_contribution",
  };
}

const relations = ["born", "adopted", "guardianship", "step"];

function child(dice, application, birthDate) {
  const relation = dice.chance(0.6) ? "born" : dice.one(relations);
  const placed = dayBetween(dice, birthDate, dice.chance(0.5) ? application : earliest(addDays(birthDate, 70), application));
  return {
    birth_date: birthDate,
    relation,
    placed_on: placed,
    alive: dice.chance(0.95),
    died_on: dayBetween(dice, placed, application),
    lives_with_you: dice.chance(0.95),
    state_care: dice.chance(0.05),
    rights_lost: dice.chance(0.05),
    full_time_student: dice.chance(0.6),
    disability: "none",
    counted_in_other_family: dice.chance(0.5),
    you_care: dice.chance(0.9),
    orphan: dice.chance(0.5),
  };
}

/** Young children, some of them twins, and older brothers and sisters; the first days and the deadlines are met often. */
export function children(dice, application) {
  const result = [];
  for (let i = dice.integer(0, 4) + (dice.chance(0.2) ? dice.integer(1, 6) : 0); i > 0; i -= 1) {
    const last = result.at(-1)?.birth_date;
    const birthDate =
      last !== undefined && dice.chance(0.15)
        ? last
        : dice.chance(0.15)
          ? addDays(addMonths(application, -18), dice.integer(-1, 1))
          : dice.chance(0.1)
            ? addDays(addYears(application, -dice.one([18, 23])), dice.integer(-1, 1))
            : dayBetween(dice, addYears(application, dice.chance(0.5) ? -2 : -24), application);
    result.push(child(dice, application, birthDate));
  }
  return result;
}

export const causes = [
  "general_illness",
  "work_injury",
  "occupational_disease",
  "since_childhood",
  "service_off_duty",
  "conscript_service",
  "nuclear_accident",
  "ecological",
  "on_duty",
];
export const statuses = [
  "hero",
  "labour_hero",
  "halyq_qaharmany",
  "war_veteran",
  "equated_war_disabled",
  "combat_veteran_high",
  "equated_war_participant",
  "combat_veteran_low",
  "chernobyl",
  "fallen_family",
  "war_widow",
  "spouse_of_war_disabled",
  "rear_worker",
  "merit_pension",
  "none",
];

/** Before the age of seven no group is set. */
export const withDisability = (dice, application, list) =>
  list.map((each) => {
    const small = application < addYears(each.birth_date, 7);
    return {
      ...each,
      disability: dice.chance(0.4) ? "none" : small ? "under_7" : dice.one(["group_1", "group_2", "group_3"]),
      disability_established_on: dayBetween(dice, latest(each.birth_date, addMonths(application, -12)), application),
      lost_parent: "none",
      disabled_before_18: true,
    };
  });

export function survivor(dice, application) {
  const kin = dice.one(["child", "sibling_or_grandchild", "parent_or_spouse", "grandparent", "carer"]);
  const old = kin === "parent_or_spouse" || kin === "grandparent";
  return {
    kin,
    birth_date:
      old && dice.chance(0.3)
        ? addDays(addYears(application, -dice.one([61, 63])), dice.integer(-1, 1))
        : dayBetween(dice, addYears(application, old ? -80 : -25), addYears(application, old ? -50 : -1)),
    sex: dice.one(["female", "male"]),
    age_pension: 0,
    was_dependent: dice.chance(0.8),
    full_time_student: dice.chance(0.5),
    disabled_before_18: dice.chance(0.1),
    group_1_or_2: dice.chance(0.5),
    no_able_parents: dice.chance(0.8),
    no_alimony: dice.chance(0.5),
    no_other_support: dice.chance(0.7),
    cared_child_birth_date: dayBetween(dice, addYears(application, -9), application),
    works: dice.chance(0.4),
    lost_both_parents: dice.chance(0.3),
    is_you: false,
  };
}
