// Households about moving, leaving a job, the home, orphans, injury at work and zones of disaster.
import { addDays, addMonths, addYears, earliest, latest } from "./law/dates.mjs";
import { children, dayBetween, wage, withDisability } from "./people.mjs";

const sum = (dice, edges, most) => (dice.chance(0.3) ? dice.one(edges) : dice.integer(0, most));

/** A sum, at times with tiyn. */
const withTiyn = (dice, from, to) => (dice.chance(0.3) ? `${dice.integer(from, to - 1)}.${String(dice.integer(1, 99)).padStart(2, "0")}` : String(dice.integer(from, to)));

const costKinds = [
  "owner_dues",
  "capital_repair",
  "lift",
  "heat_metered",
  "heat_unmetered",
  "hot_water",
  "cold_water",
  "gas_flat",
  "gas_heating",
  "phone",
  "state_rent",
  "other",
];
const tariffs = { heat_metered: 9000, hot_water: 1200, cold_water: 150, gas_flat: 40, gas_heating: 40 };

const housingCosts = (dice, area) =>
  costKinds
    .filter(() => dice.chance(0.5))
    .map((kind) => {
      const tariff = withTiyn(dice, 1, 2 * (tariffs[kind] ?? 1));
      const edge = { lift: 1300, phone: 1399, owner_dues: 60 * area }[kind];
      const cost = edge !== undefined && dice.chance(0.4) ? String(Math.max(0, edge + dice.integer(-1, 1))) : withTiyn(dice, 0, 25_000);
      return { kind, cost, ...(kind in tariffs ? { tariff } : {}) };
    });

/** `since`: the first day of application; `turns`: the days on which the law of the story began. */
export const otherStories = {
  moving: {
    since: "2025-01-01",
    risks: ["homeland_return"],
    measures: ["relocation_subsidy", "relocation_rent", "mobility_certificate"],
    facts(dice, application) {
      const status = dice.one(["no", "kandas", "kandas", "resettler", "resettler", "resettler"]);
      return {
        residence: status === "kandas" ? "kandas" : "citizen",
        in_relocation_quota: status,
        relocation_decided_on: dice.chance(0.2)
          ? earliest(addDays("2026-01-01", dice.integer(-2, 2)), application)
          : dayBetween(dice, latest(addMonths(application, -20), "2023-07-01"), application),
        relocation_jobseeker: dice.chance(0.8),
        employer_pays_move: dice.chance(0.2),
        social_contract_signed: dice.chance(0.8),
        moving_members: dice.integer(1, 9),
        relocation_rent_mci: dice.chance(0.2) ? dice.one(["15", "30", "17.5"]) : dice.integer(15, 30),
        new_home_price: dice.chance(0.4) ? dice.one([0, 4_561_119, 4_561_120, 4_561_121, 7_028_124, 7_028_125, 7_028_126]) : dice.integer(0, 30_000_000),
        children: [],
      };
    },
  },
  leaving_a_job: {
    risks: ["job_loss", "first_job", "low_income"],
    measures: ["severance_seasonal", "unused_leave_pay", "public_works", "youth_practice", "business_grant"],
    facts(dice, application, { sex }) {
      const end = sex === "female" ? 61 : 63;
      return {
        birth_date: dice.chance(0.3)
          ? addDays(addYears(application, -dice.one([16, end, end])), dice.integer(-1, 1))
          : dayBetween(dice, addYears(application, -66), addYears(application, -15)),
        work_status: dice.one(["not_working", "not_working", "student", "employee", "entrepreneur"]),
        registered_unemployed: dice.chance(0.7),
        subsidised_job_kind: dice.one(["public_works", "public_works", "youth_practice", "youth_practice", "silver_age", "first_job", "social_job", "generations_contract", "none"]),
        business_plan_stage: dice.one(["no", "vulnerable_trained", "vulnerable_untrained", "other"]),
        job_end_reason: dice.one(["liquidation", "staff_cut", "production_fall", "employer_breach", "own_wish", "agreement", "term_ended", "fault", "other", "not_ended"]),
        job_end_date: application,
        contract_type: dice.one(["indefinite", "fixed_year", "fixed_short", "replacing", "seasonal", "seasonal"]),
        average_daily_wage: dice.chance(0.3) ? withTiyn(dice, 0, 40_000) : dice.one([0, 1, 4325, 15_000]),
        average_wage: wage(dice),
        unused_leave_days: dice.one([0, 0, 1, 24, dice.integer(0, 400)]),
        work_days_a_week: dice.integer(1, 7),
        children: [],
      };
    },
  },
  home: {
    since: "2025-12-02",
    risks: ["low_income"],
    measures: ["housing_assistance"],
    facts(dice) {
      const members = dice.chance(0.3) ? 1 : dice.integer(2, 9);
      const norm = members === 1 ? 30 : 18 * members;
      const area = dice.chance(0.4) ? norm + dice.integer(-1, 1) : dice.integer(10, 250);
      return {
        family_members: members,
        home_area: dice.chance(0.2) ? `${area}.5` : area,
        home_kind: dice.one(["own_only", "own_only", "own_only", "state_rent", "akimat_rent", "private_rent", "several_homes"]),
        registered_at_home: dice.chance(0.9),
        housing_share_percent: dice.chance(0.8) ? dice.integer(5, 10) : "7.5",
        quarter_income_entry: "total",
        family_quarter_income: sum(dice, [0, 1, 300_000, 300_001], 3_000_000),
        family_quarter_loans: 0,
        owned_dwellings: 1,
        housing_costs: dice.chance(0.1) ? [] : housingCosts(dice, Math.min(norm, area)),
        children: [],
      };
    },
  },
  orphans: {
    turns: ["2025-07-01"],
    risks: ["adoption", "raising_children"],
    measures: ["adoption_grant", "guardian_allowance", "foster_family_allowance", "foster_parent_pay"],
    facts(dice, application) {
      return {
        foster_contract: dice.chance(0.4) ? "none" : dice.one(["professional_foster", "professional_foster", "patronage"]),
        foster_children: dice.integer(0, 4),
        professional_parents: dice.integer(1, 2),
        children: children(dice, application).map((each) => ({
          ...each,
          relation: dice.one(["born", "adopted", "guardianship", "guardianship", "step"]),
          placed_on: dayBetween(dice, latest(each.birth_date, "2023-06-30"), application),
          state_care: dice.chance(0.1),
          orphan: dice.chance(0.8),
        })),
      };
    },
  },
  work_injury: {
    turns: ["2026-02-09"],
    risks: ["work_injury", "employer_bankruptcy", "burial"],
    measures: [
      "accident_insurance_payment",
      "employer_injury_compensation",
      "employer_injury_costs",
      "work_burial_payment",
      "closed_mine_payment",
      "payment_after_capitalisation",
    ],
    facts(dice, application) {
      const year = Number(application.slice(0, 4));
      const limit = { 2023: 3450, 2024: 3692, 2025: 3932, 2026: 4325 }[year] * 250;
      return {
        professional_loss_percent: dice.chance(0.4) ? dice.one([0, 4, 5, 29, 30, 31, 100]) : dice.integer(0, 100),
        professional_loss_on: dayBetween(dice, "2023-07-01", application),
        wage_before_injury: dice.chance(0.2) ? dice.one([0, 699_999, 700_000, 700_001, 849_999, 850_000, 850_001]) : wage(dice),
        injury_costs: sum(dice, [0, 1, limit - 1, limit, limit + 1], 1_500_000),
        injury_employer: dice.one(["working", "working", "bankrupt", "karaganda_mine"]),
        fund_capacity_payment: dice.chance(0.5) ? 0 : withTiyn(dice, 0, 400_000),
        insurer_deducts_allowance: dice.chance(0.2),
        disability_allowance_received: dice.one([0, "61021.2", "89497.76", "111872.2"]),
        capitalised_until: dice.chance(0.3) ? addDays(application, dice.integer(-2, 2)) : dayBetween(dice, addYears(application, -4), addYears(application, 1)),
        capitalised_payment: withTiyn(dice, 1, 300_000),
        died_from_work_accident: dice.chance(0.7),
        arranged_burial: dice.chance(0.7),
        link_to_deceased: dice.one(["family", "arranged_burial", "neither"]),
        died_on: dayBetween(dice, "2023-07-01", application),
        children: [],
      };
    },
  },
  zones: {
    since: "2025-01-01",
    risks: ["aral", "nuclear_test", "disability", "low_income"],
    measures: ["aral_extra_pay", "aral_recovery_allowance", "nuclear_aid_astana", "student_dorm_29"],
    facts(dice, application, { disability }) {
      return {
        birth_date: dice.chance(0.3)
          ? addDays(addYears(application, -18), dice.integer(-1, 1))
          : dayBetween(dice, addYears(application, -30), addYears(application, -16)),
        region: dice.one(["kyzylorda", "kyzylorda", "aktobe", "turkistan", "astana", "astana", "almaty"]),
        aral_zone: dice.one(["none", "catastrophe", "crisis", "pre_crisis"]),
        works_in_aral_zone: dice.chance(0.7),
        base_salary: withTiyn(dice, 0, 600_000),
        nuclear_victim: dice.chance(0.6),
        work_status: dice.one(["student", "student", "employee", "not_working"]),
        pays_for_dormitory: dice.chance(0.8),
        orphan_before_18: dice.chance(0.3),
        disability_cause: disability === "none" ? "general_illness" : dice.one(["since_childhood", "general_illness", "work_injury"]),
        children: [],
      };
    },
  },
  second_car: {
    risks: ["low_income"],
    measures: ["tsa_unconditional", "tsa_conditional"],
    facts(dice, application) {
      const list = children(dice, application);
      return {
        family_members: list.length + 2,
        quarter_income_entry: "total",
        family_quarter_income: dice.integer(0, 80_000 * (list.length + 2)),
        family_quarter_loans: 0,
        poverty_line: 45_000,
        able_bodied_members: dice.integer(0, 1),
        sole_able_bodied_carer: dice.chance(0.5),
        employment_measures_agreed: true,
        survey_agreed: true,
        owned_dwellings: 1,
        dwellings_area: 50,
        owns_premises: false,
        owns_building_plot: false,
        working_cars: dice.integer(1, 2),
        disability: dice.one(["none", "none", "none", "group_1", "group_2", "group_3"]),
        adult_group_1_2: dice.chance(0.1),
        owns_machinery: false,
        tsa_bar: "none",
        tsa_child_age_reading: "until_seventh_birthday",
        children: dice.chance(0.7) ? list : withDisability(dice, application, list.slice(0, 2)),
      };
    },
  },
};
