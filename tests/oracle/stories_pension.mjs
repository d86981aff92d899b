// Further turns of life: savings, harmful work, long service, what is paid already, and what stands in place of something else.
import { addDays, addMonths, addYears, latest } from "./law/dates.mjs";
import { causes, children, dayBetween, survivor } from "./people.mjs";

const neither = { lives_in_care_centre: false, received_payment: "none", children: [], judge_allowance: false };

/** Days around the birthday on which something begins are as likely as any other. */
const bornAround = (dice, application, ages) =>
  dice.chance(0.4)
    ? addDays(addYears(application, -dice.one(ages)), dice.integer(-1, 1))
    : dayBetween(dice, addYears(application, -70), addYears(application, -38));

export const pensionStories = {
  savings: {
    risks: ["retirement", "hazardous_work", "disability", "everybody"],
    measures: ["savings_pension", "savings_lump_sum", "savings_on_departure", "savings_withdrawal", "savings_guarantee", "pension_annuity", "employer_pension"],
    facts(dice, application, { residence }) {
      const limits = [636_912, 694_236, 753_252, 828_588];
      const savings = dice.chance(0.3)
        ? dice.one(limits) + dice.integer(-1, 1)
        : dice.one([0, 1, 30_000, 500_000, 5_242_504, 6_571_513, 6_571_514, "7000000.37", 10_000_000, 100_000_000]);
      const occupational = dice.one([0, 0, 59, 60, 83, 84, 120]);
      return {
        ...neither,
        birth_date: bornAround(dice, application, [40, 45, 50, 53, 55, 61, 63]),
        disability: dice.chance(0.5) ? "none" : dice.one(["group_1", "group_2", "group_3"]),
        disability_established_on: addMonths(application, -1),
        disability_cause: "general_illness",
        disability_until: addMonths(application, 12),
        has_age_pension: dice.chance(0.3),
        age_pension_awarded_on: dayBetween(dice, "2019-01-01", application),
        pension_amount: 100_000,
        pension_amount_month: addMonths(application, -1),
        raised_five_children: dice.chance(0.3),
        judge_allowance: dice.chance(0.1),
        long_service_before_2016: false,
        leaving_for_good: residence !== "citizen" && dice.chance(0.3),
        uapf_savings: String(savings),
        savings_with_manager: String(dice.chance(0.5) ? 0 : dice.integer(0, Math.floor(Number(savings)))),
        occupational_months: occupational,
        occupational_savings: dice.one([0, 1, 50_000, 400_000, 1_000_000]),
        savings_coefficient: dice.one([1, "1.2", "1.75"]),
        hazardous_work_now: dice.one(["staying", "leaving", "left"]),
        withdrawal_purpose: dice.one(["none", "housing", "treatment"]),
        sufficiency_threshold: dice.one([0, 500_000, 828_588, 5_000_000, 6_571_513]),
        pension_replaces_income: dice.chance(0.5),
        has_annuity: dice.chance(0.2),
        annuity_quote: dice.one([0, 28_396, "28396.90", 32_359, 35_595, "35595.70", 35_596, 71_191, "71191.40", 100_000]),
        annuity_joint: dice.chance(0.4),
        contributions_with_inflation: dice.chance(0.5) ? String(savings) : dice.integer(0, 12_000_000),
        employer_contribution_months: dice.one([0, 59, 60, 100]),
        employer_account_payment: dice.one([0, "50000.55", 81_134, 86_815, 92_456, 101_703, 200_000]),
        nuclear_zone: "none",
        lived_in_test_zone: false,
        nuclear_victim: false,
        nuclear_stays: [],
        work_months_before_1998: 0,
        special_work_before_1998: false,
      };
    },
  },
  harmful_work: {
    risks: ["hazardous_work", "receiving_payment", "retirement"],
    measures: ["hazardous_work_allowance", "preretirement_annuity", "employer_professional_payment", "hazardous_list_allowance", "long_service_pension_payment"],
    facts(dice, application) {
      const service = dice.one([0, 149, 150, 160, 299, 300, 311, 312, 330, 396, 480]);
      return {
        ...neither,
        birth_date: bornAround(dice, application, [55, 61, 63]),
        disability: "none",
        has_age_pension: dice.chance(0.3),
        age_pension_awarded_on: dayBetween(dice, "2019-01-01", application),
        pension_amount: 100_000,
        pension_amount_month: addMonths(application, -1),
        long_service_before_2016: false,
        uapf_savings: 0,
        occupational_months: dice.one([0, 59, 60, 83, 84, 120]),
        occupational_savings: 0,
        hazardous_work_now: dice.one(["staying", "leaving", "left"]),
        hazardous_list: dice.one(["none", "list_1", "list_2"]),
        dismissal_reason: dice.one(["still_serving", "age_limit", "staff_cut", "health", "liquidation", "own_wish", "contract_end", "other"]),
        service_months: service,
        civil_work_months: dice.chance(0.4) ? Math.max(0, 300 - service) + dice.integer(-1, 1) * (service < 300 ? 1 : 0) : dice.integer(0, 300),
        service_allowance: dice.one([0, 1, 300_000, 500_000, "600000.51", 725_269, 725_270, 1_000_000]),
      };
    },
  },
  paid_already: {
    risks: ["receiving_payment", "retirement"],
    measures: ["running_pension_indexed", "running_payment_indexed"],
    facts(dice, application) {
      const pension = dice.chance(0.6);
      const month = dice.chance(0.3) ? "2023-12-01" : dayBetween(dice, "2022-05-01", application);
      return {
        ...neither,
        birth_date: dayBetween(dice, addYears(application, -85), addYears(application, -63)),
        disability: "none",
        has_age_pension: pension,
        age_pension_awarded_on: "2020-05-05",
        pension_amount: dice.one([0, 1, 53_076, "62770.01", 69_049, 100_000, 123_457]),
        pension_amount_month: month <= application ? month : application,
        long_service_before_2016: false,
        received_payment: dice.one(["none", "living_wage_based", "mci_based", "fund_payment"]),
        received_amount: dice.one([0, 1, "37321.64", 29_454, 81_871, "123456.78"]),
        received_month: dayBetween(dice, "2023-07-01", application),
      };
    },
  },
  in_place: {
    risks: ["disability", "retirement", "nuclear_test"],
    measures: ["disability_pension_top_up", "special_allowance_disability", "nuclear_pension_supplement"],
    facts(dice, application) {
      const established = dayBetween(dice, addMonths(application, -8), application);
      // Whoever has a pension of Russia has none here.
      const baikonur = dice.chance(0.3);
      const pension = !baikonur && dice.chance(0.8);
      return {
        ...neither,
        long_service_pension: !baikonur && dice.chance(0.2),
        birth_date: dayBetween(dice, addYears(application, dice.chance(0.4) ? -90 : -72), addYears(application, -50)),
        region: dice.one(["almaty", "abai", "kyzylorda"]),
        baikonur_pension: baikonur,
        disability: dice.one(["none", "group_1", "group_2", "group_3", "group_3"]),
        disability_cause: dice.one(causes),
        disability_established_on: established,
        disability_until: dayBetween(dice, application, addMonths(application, 30)),
        capacity_loss_percent: 0,
        has_age_pension: pension,
        age_pension_awarded_on: "2020-05-05",
        pension_amount: dice.one([0, 20_000, 55_000, 61_021, "61021.20", 61_022, 80_000, 111_872, "111872.20", 150_000, 250_000]),
        pension_amount_month: dayBetween(dice, "2022-05-01", latest("2022-05-01", addMonths(established, -3))),
        long_service_before_2016: false,
        lives_in_care_centre: dice.chance(0.1),
        nuclear_zone: dice.one(["none", "emergency", "maximum", "increased", "minimal", "preferential"]),
        nuclear_victim: dice.chance(0.5),
        nuclear_stays: [],
        nuclear_compensation_paid: false,
        works_in_nuclear_zone: false,
        lived_in_test_zone: dice.chance(0.5),
        retired_before_1998: dice.chance(0.6),
      };
    },
  },
  survivor_choice: {
    risks: ["breadwinner_loss", "disability"],
    measures: ["survivor_allowance", "survivor_allowance_instead"],
    facts(dice, application, { birth_date, sex }) {
      const died = dayBetween(dice, addMonths(application, -20), application);
      const old = ["parent_or_spouse", "grandparent"];
      const list = Array.from({ length: dice.integer(1, 5) }, () => survivor(dice, application)).map((each) => ({
        ...each,
        age_pension: old.includes(each.kin) ? dice.one([0, 0, 1, 20_000, 39_934, "42529.76", 43_224, 100_000]) : 0,
      }));
      const you = dice.chance(0.7);
      const kin = dice.one(["child", "parent_or_spouse", "carer"]);
      const born = dayBetween(dice, addYears(application, kin === "child" ? -24 : -80), addYears(application, kin === "child" ? -14 : -55));
      return {
        ...neither,
        birth_date: you ? born : birth_date,
        died_on: latest(died, "2023-07-01"),
        died_on_duty: dice.chance(0.2),
        has_age_pension: false,
        long_service_pension: false,
        disability: dice.one(["none", "group_1", "group_2", "group_3"]),
        disability_cause: "general_illness",
        disability_established_on: addMonths(application, -dice.integer(1, 10)),
        disability_until: addMonths(application, dice.integer(0, 40)),
        children: children(dice, application).map((each) => ({ ...each, lost_parent: dice.one(["none", "one", "one", "both"]), disabled_before_18: false })),
        survivors: you ? [{ ...survivor(dice, application), kin, sex, birth_date: born, age_pension: 0, is_you: true }, ...list] : list,
        orphan_cap_reading: dice.chance(0.8) ? "others_only" : "everybody",
        fallen_family_cap_reading: dice.chance(0.8) ? "keep_basic" : "cut",
      };
    },
  },
};
