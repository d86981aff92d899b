// Random households, each about one turn of life: the oracle's own, so that they reach the edges that the formulas have.
import { addDays, addMonths, addYears, earliest, monthOf } from "./law/dates.mjs";

const kinds = ["employee", "entrepreneur", "farmer", "private_practice", "civil_contract", "self_employed_regime", "platform_worker", "single_payment"];
const selfKinds = new Set(["entrepreneur", "farmer", "private_practice"]);

const dayBetween = (dice, from, to) => addDays(from, dice.integer(0, Math.max(0, Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000))));

/** Sums near the limits of the law are as likely as any other. */
const wage = (dice) =>
  dice.chance(0.25)
    ? dice.one([0, 1, 60_000, 70_000, 85_000, 94_444, 94_445, 595_000, 661_111, 661_112, 4_250_000, 100_000_000])
    : dice.chance(0.1)
      ? `${dice.integer(0, 900_000)}.${String(dice.integer(1, 99)).padStart(2, "0")}`
      : dice.integer(20_000, 900_000);

/** Some rows of income around the months before `day`; an employee may have several payers, and a payer several rows. */
function incomeBefore(dice, day) {
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

function you(dice, application) {
  const residence = dice.chance(0.6) ? "citizen" : dice.one(["citizen", "kandas", "resident_foreigner", "resident_stateless", "refugee", "temporary"]);
  const disability = dice.chance(0.7) ? "none" : dice.one(["group_1", "group_2", "group_3"]);
  return {
    residence,
    kandas_since: dayBetween(dice, "2015-01-01", application),
    treaty_right: dice.chance(0.5),
    birth_date: dayBetween(dice, addYears(application, dice.chance(0.1) ? -68 : -58), addYears(application, -18)),
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
function children(dice, application) {
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

/** Each turn of life: what it is filed under, the facts it adds, and the measures it settles. */
export const stories = {
  family: {
    risks: ["childbirth", "adoption", "raising_children"],
    measures: [
      "birth_grant",
      "care_allowance",
      "large_family_allowance",
      "awarded_mother_allowance",
      "pregnancy_payment",
      "adoption_payment",
      "child_care_payment",
      "child_care_pension_subsidy",
    ],
    facts(dice, application, { birth_date }) {
      const course = ["normal", "complicated", "multiple", "early_survived", "early_died", "after_birth_normal", "after_birth_complicated"];
      const list = children(dice, application);
      return {
        children: list,
        income: incomeBefore(dice, dayBetween(dice, addMonths(application, -18), application)),
        mother_award: dice.chance(0.5) ? "none" : dice.one(["kumis_alqa", "altyn_alqa", "mother_heroine", "maternal_glory_1", "maternal_glory_2"]),
        // No sheet is written for a woman of pension age.
        maternity_certificate: addYears(birth_date, 55) > application && dice.chance(0.8),
        maternity_leave_start: dice.chance(0.1)
          ? addDays("2025-04-08", dice.integer(-1, 1))
          : dice.chance(0.1)
            ? addDays(addMonths(application, -12), dice.integer(-1, 1))
            : dayBetween(dice, addMonths(application, -13), earliest(addMonths(application, 1), "2026-12-31")),
        maternity_course: dice.one(course),
        maternity_paid_as_normal: dice.chance(0.3),
        adoption_leave: dice.chance(0.7),
        contributions_arriving: dice.chance(0.2),
        birth_grant_mci_date: dice.chance(0.8) ? "application" : "birth",
        child_care_floor_reading: dice.chance(0.8) ? "divide" : "multiply",
      };
    },
  },
  job_loss: {
    risks: ["job_loss"],
    measures: ["job_loss_payment"],
    facts(dice, application) {
      const registered = dice.chance(0.1) ? addDays(addMonths(application, -12), dice.integer(-1, 1)) : dayBetween(dice, addMonths(application, -13), application);
      return {
        children: [],
        income: incomeBefore(dice, registered),
        work_status: dice.chance(0.9) ? "not_working" : "employee",
        registered_unemployed: dice.chance(0.9),
        registered_unemployed_on: registered,
        participation_months: dice.chance(0.5) ? dice.one([0, 5, 6, 11, 12, 23, 24, 35, 36, 47, 48, 59, 60, 71, 72, 83, 84, 239, 240, 400]) : dice.integer(0, 300),
        job_loss_months_paid_before: dice.chance(0.7) ? 0 : dice.integer(1, 12),
      };
    },
  },
};

/** A household of the story, all of whose facts that matter to it are known. */
export function household(dice, story, today) {
  const application = dayBetween(dice, "2023-07-01", today);
  const person = you(dice, application);
  const facts = { ...person, ...story.facts(dice, application, person) };
  const month = dice.chance(0.6) ? monthOf(application) : addMonths(monthOf(application), dice.integer(0, 24));
  return { application, paidMonth: month <= "2026-12-01" ? month : "2026-12-01", facts };
}
