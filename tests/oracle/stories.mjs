// Random households, each about one turn of life: the oracle's own, so that they reach the edges that the formulas have.
import { addDays, addMonths, addYears, earliest, latest, monthOf } from "./law/dates.mjs";
import { mci, minPension } from "./law/indicators.mjs";
import { causes, children, dayBetween, incomeBefore, statuses, survivor, wage, withDisability, you } from "./people.mjs";
import { otherStories } from "./stories_other.mjs";
import { pensionStories } from "./stories_pension.mjs";

/** Placed on the last day that counts for the leave or for care, or at the end of a term to apply. */
function adoptedAtAnEdge(dice, application, child) {
  if (!dice.chance(0.2)) {
    return child;
  }
  const day = dice.one([addDays(child.birth_date, 56), addMonths(child.birth_date, 18), addMonths(application, -12), addMonths(application, -18)]);
  const placed = addDays(day, dice.integer(-1, 1));
  if (placed < child.birth_date || placed > application) {
    return child;
  }
  return { ...child, relation: dice.chance(0.8) ? "adopted" : "guardianship", placed_on: placed, died_on: latest(placed, child.died_on) };
}

/** Each turn of life: what it is filed under, the facts it adds, and the measures it settles. */
export const stories = {
  ...otherStories,
  ...pensionStories,
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
    facts(dice, application, person) {
      // Some reach pension age while they are paid.
      const birth_date = dice.chance(0.1) ? addMonths(addYears(application, -dice.one([61, 63])), dice.integer(-18, 2)) : person.birth_date;
      const course = ["normal", "complicated", "multiple", "early_survived", "early_died", "after_birth_normal", "after_birth_complicated"];
      const list = children(dice, application).map((each) => adoptedAtAnEdge(dice, application, each));
      return {
        birth_date,
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
  disability: {
    risks: ["disability", "child_disability", "caring"],
    measures: ["disability_allowance", "child_disability_allowance", "disabled_child_parent_allowance", "carer_allowance", "capacity_loss_payment"],
    facts(dice, application, { birth_date }) {
      const lost = dayBetween(dice, addMonths(application, -24), application);
      return {
        birth_date: dice.chance(0.1) ? addDays(addYears(application, -18), dice.integer(-1, 1)) : birth_date,
        disability: dice.one(["none", "group_1", "group_2", "group_3"]),
        disability_cause: dice.one(causes),
        disability_established_on: dayBetween(dice, addMonths(application, -30), application),
        disability_until: dayBetween(dice, application, addMonths(application, 40)),
        has_age_pension: dice.chance(0.1),
        received_payment: "none",
        received_amount: 0,
        lives_in_care_centre: dice.chance(0.1),
        capacity_loss_percent: dice.one([0, 29, 30, 31, 60, 99, 100]),
        capacity_loss_on: lost,
        capacity_contribution_reading: dice.chance(0.8) ? "exempt_not_charged" : "everybody",
        participation_months: dice.one([0, 1, 5, 6, 11, 12, 24, 36, 48, 60, 71, 72, 100, 239, 240, 300]),
        income: incomeBefore(dice, lost),
        children: withDisability(dice, application, children(dice, application)),
        cared_persons: Array.from({ length: dice.integer(0, 3) }, () => ({
          same_settlement: dice.chance(0.9),
          other_carer_paid: dice.chance(0.1),
          has_assistant: dice.chance(0.1),
          in_state_care: dice.chance(0.1),
        })),
        carer_restricted: dice.chance(0.05),
      };
    },
  },
  survivors: {
    risks: ["breadwinner_loss", "burial"],
    measures: ["survivor_allowance", "survivor_fund_payment", "burial_payment", "burial_payment_hazardous", "burial_payment_savings", "burial_payment_annuity"],
    facts(dice, application) {
      const died = latest(
        dice.chance(0.1) ? addDays(addYears(application, -3), dice.integer(-1, 1)) : dayBetween(dice, addMonths(application, -30), application),
        "2023-07-01",
      );
      const [mciOf, pensionOf] = dice.chance(0.5) ? [mci(died), minPension(died)] : [mci(application), minPension(application)];
      return {
        died_on: died,
        died_on_duty: dice.chance(0.2),
        disability: "none",
        has_age_pension: false,
        received_payment: "none",
        received_amount: 0,
        children: (dice.chance(0.5) ? children(dice, application) : withDisability(dice, application, children(dice, application))).map((each) => ({
          ...each,
          lost_parent: dice.one(["none", "one", "one", "both"]),
          disabled_before_18: dice.chance(0.5),
        })),
        survivors: Array.from({ length: dice.integer(0, 3) }, () => survivor(dice, application)),
        deceased_incomes: incomeBefore(dice, died),
        deceased_participation_months: dice.one([0, 1, 5, 6, 11, 12, 24, 36, 48, 60, 71, 72, 100, 239, 240, 300]),
        deceased_status: dice.one(["age_pension", "base_pension", "social_allowance", "hazardous_allowance", "none"]),
        deceased_war_veteran: dice.chance(0.3),
        link_to_deceased: dice.one(["family", "arranged_burial", "neither"]),
        deceased_savings: dice.chance(0.3)
          ? 94 * mciOf + dice.one([0, pensionOf]) + dice.integer(-1, 1)
          : dice.one([0, 1, 300_000, 400_000, 450_000, 475_000, 500_000, 10_000_000]),
        deceased_annuity: dice.chance(0.3),
        annuity_burial_sum: dice.one([0, 100_000, 151_375, 500_000]),
        orphan_cap_reading: dice.chance(0.8) ? "others_only" : "everybody",
        fallen_family_cap_reading: dice.chance(0.8) ? "keep_basic" : "cut",
        savings_burial_mci_reading: dice.chance(0.8) ? "application" : "death",
      };
    },
  },
  special: {
    risks: ["veteran", "nuclear_test", "repression", "child_disability"],
    measures: [
      "special_allowance_status",
      "special_allowance_baikonur_child",
      "special_allowance_repression",
      "repression_compensation",
      "nuclear_compensation",
      "nuclear_extra_pay",
    ],
    facts(dice, application) {
      return {
        special_status: dice.one(statuses),
        lives_in_care_centre: dice.chance(0.1),
        baikonur_pension: dice.chance(0.5),
        repression_status: dice.one(["none", "victim", "sufferer"]),
        repression_months: dice.one([0, 1, 12, 133, 134, 300]),
        repression_compensation_paid: dice.chance(0.2),
        nuclear_victim: dice.chance(0.7),
        nuclear_compensation_paid: dice.chance(0.2),
        nuclear_stays: Array.from({ length: dice.integer(0, 3) }, () => ({
          zone: dice.one(["emergency", "maximum"]),
          years_1949_1965: dice.integer(1, 17),
          years_1966_1990: dice.integer(0, 25),
        })),
        works_in_nuclear_zone: dice.chance(0.7),
        has_age_pension: dice.chance(0.2),
        received_payment: "none",
        children: withDisability(dice, application, children(dice, application)),
      };
    },
  },
  old_age: {
    risks: ["retirement", "hazardous_work"],
    measures: ["base_pension", "age_pension", "hazardous_work_allowance"],
    facts(dice, application) {
      const sex = dice.one(["female", "male"]);
      const awarded = dice.chance(0.3);
      const before1998 = dice.one([0, 5, 6, 60, 100, 119, 120, 121, 200, 239, 240, 252, 299, 300, 311, 312, 420, 480]);
      return {
        sex,
        birth_date: dayBetween(dice, addYears(application, -72), addYears(application, -52)),
        raised_five_children: dice.chance(0.2),
        has_age_pension: awarded,
        age_pension_awarded_on: dayBetween(dice, "2010-01-01", application),
        long_service_pension: dice.chance(0.1),
        long_service_before_2016: dice.chance(0.5),
        judge_allowance: dice.chance(0.05),
        nuclear_zone: "none",
        nuclear_victim: false,
        nuclear_stays: [],
        lived_in_test_zone: false,
        work_months_before_1998: before1998,
        special_work_before_1998: dice.chance(0.2),
        triple_months_before_1998: dice.integer(0, 30),
        double_months_before_1998: dice.integer(0, 30),
        half_more_months_before_1998: dice.integer(0, 30),
        pension_contribution_months: dice.integer(0, 300),
        child_care_months_since_1998: dice.one([0, 36, 144, 145, 200]),
        other_record_months_since_1998: dice.integer(0, 40),
        average_income_36: dice.one([0, 60_000, 88_460, 88_461, 120_000, 189_750, 203_060, 216_260, 237_875, 237_876, 1_000_000]),
        occupational_months: dice.one([0, 59, 60, 83, 84, 120]),
        hazardous_work_now: dice.one(["staying", "leaving", "left"]),
        partial_record_unit: dice.chance(0.8) ? "months" : "years",
        partial_record_floor: dice.chance(0.8) ? "none" : "full_first",
        disability: "none",
        received_payment: "none",
        lives_in_care_centre: false,
        children: [],
      };
    },
  },
  poverty: {
    turns: ["2026-01-01", "2026-04-01"],
    risks: ["low_income"],
    measures: ["tsa_unconditional", "tsa_conditional", "tsa_child_supplement"],
    facts(dice, application) {
      const members = dice.integer(1, 8);
      const line = dice.integer(33_000, 52_000);
      const around = line * members * 3;
      return {
        family_members: members,
        family_quarter_income: dice.chance(0.3) ? around + dice.integer(-1, 1) : dice.integer(0, Math.round(around * 1.1)),
        family_quarter_loans: dice.chance(0.8) ? 0 : dice.integer(0, 100_000),
        poverty_line: line,
        tsa_child_age_reading: dice.chance(0.8) ? "until_seventh_birthday" : "until_sixth_birthday",
        able_bodied_members: dice.integer(0, Math.min(members, 3)),
        sole_able_bodied_carer: dice.chance(0.5),
        employment_measures_agreed: dice.chance(0.8),
        survey_agreed: dice.chance(0.95),
        owned_dwellings: dice.chance(0.8) ? 1 : dice.integer(0, 3),
        dwellings_area: dice.one([18 * members - 1, 18 * members, 18 * members + 1, 100]),
        owns_premises: dice.chance(0.05),
        owns_building_plot: dice.chance(0.05),
        working_cars: dice.chance(0.8) ? 1 : dice.integer(0, 3),
        adult_group_1_2: dice.chance(0.2),
        owns_machinery: dice.chance(0.05),
        tsa_bar: dice.chance(0.8) ? "none" : dice.one(["refused_measures", "contract_broken", "false_data"]),
        tsa_bar_on: dice.chance(0.3) ? addDays(addMonths(application, -6), dice.integer(-2, 2)) : dayBetween(dice, addMonths(application, -9), application),
        children: withDisability(dice, application, children(dice, application)).map((each) =>
          dice.chance(0.2) ? { ...each, birth_date: addDays(addYears(application, -dice.one([1, 6, 7])), dice.integer(-1, 1)), disability: "none" } : each,
        ),
      };
    },
  },
  employer: {
    risks: ["illness", "work_injury", "job_loss"],
    measures: ["sick_pay", "severance_one_wage", "severance_two_wages"],
    facts(dice, application) {
      const first = monthOf(addMonths(application, -dice.integer(0, 3)));
      return {
        sick_sheet: dice.chance(0.9),
        sick_cause: dice.one(["illness", "illness", "work_injury", "occupational_disease", "pregnancy"]),
        sick_exclusion: dice.chance(0.9) ? "none" : dice.one(["crime", "compulsory_treatment", "arrest", "alcohol_or_drugs"]),
        sick_from: latest(first, "2023-07-01"),
        average_daily_wage: dice.one([0, 4000, 4324, 4325, "15000.55", 30_000]),
        diplomatic_post_abroad: dice.chance(0.1),
        special_status: dice.chance(0.8) ? "none" : dice.one(statuses),
        sick_months: Array.from({ length: dice.integer(0, 4) }, (_, i) => ({ month: latest(addMonths(first, i), "2023-07-01"), work_days: dice.integer(0, 23) })).filter(
          ({ month }, i, all) => month <= "2026-12-01" && all[i - 1]?.month !== month,
        ),
        work_status: dice.chance(0.9) ? "employee" : "entrepreneur",
        job_end_reason: dice.one(["liquidation", "staff_cut", "production_fall", "employer_breach", "own_wish", "not_ended"]),
        job_end_date: application,
        contract_type: dice.one(["indefinite", "fixed_year", "seasonal"]),
        average_wage: wage(dice),
        children: [],
      };
    },
  },
};

/** A household of the story, all of whose facts that matter to it are known. */
export function household(dice, story, today) {
  const application =
    story.turns !== undefined && dice.chance(0.1)
      ? addDays(dice.one(story.turns), dice.integer(-1, 1))
      : dayBetween(dice, story.since ?? "2023-07-01", today);
  const person = you(dice, application);
  const facts = { ...person, ...story.facts(dice, application, person) };
  const month = dice.chance(0.6) ? monthOf(application) : addMonths(monthOf(application), dice.integer(0, 24));
  return { application, paidMonth: month <= "2026-12-01" ? month : "2026-12-01", facts };
}
