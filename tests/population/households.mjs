// Households of Kazakhstan as a register would describe them: a seed and a place give the same household on every machine, and nothing is
// kept, so a file of any length is written in constant memory. As a program: node households.mjs COUNT [SEED] [FIRST] > households.jsonl
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { random } from "../support/random.mjs";
import * as shares from "./shares.mjs";

export const today = "2026-11-21";
const day = 86_400_000;
const now = Date.parse(`${today}T00:00:00Z`);
const iso = (time) => new Date(time).toISOString().slice(0, 10);
const yearsAgo = (dice, low, high) => iso(now - Math.floor((low + (high - low) * (dice.integer(0, 9999) / 10_000)) * 365.2425) * day);
const monthStart = (monthsBack) => {
  const [year, month] = today.split("-").map(Number);
  const count = year * 12 + month - 1 - monthsBack;
  return `${Math.floor(count / 12)}-${String((count % 12) + 1).padStart(2, "0")}-01`;
};

/** One of [value, share] by its share. */
function weighed(dice, table) {
  let rest = (dice.integer(0, 999_999) / 1_000_000) * table.reduce((sum, [, share]) => sum + share, 0);
  for (const [value, share] of table) {
    rest -= share;
    if (rest < 0) {
      return value;
    }
  }
  return table.at(-1)[0];
}

function wage(dice) {
  const [low, high] = weighed(dice, shares.wages);
  return Math.round((dice.integer(low, high) * shares.wageGrowth) / 100) * 100;
}

function age(dice) {
  return weighed(dice, [[[18, 25], 0.12], [[26, 35], 0.25], [[36, 45], 0.22], [[46, 57], 0.19], [[58, 70], 0.16], [[71, 90], 0.06]]);
}

function children(dice, count, parentAge) {
  return Array.from({ length: count }, (_, place) => {
    const newborn = place === 0 && dice.chance(shares.birthInAYear * 2);
    const oldest = Math.max(1, Math.min(17.9, parentAge - 19));
    const birthDate = newborn ? yearsAgo(dice, 0, 1) : yearsAgo(dice, 0.5, oldest);
    const disabled = dice.chance(shares.disabledChild);
    return {
      birth_date: birthDate, relation: dice.chance(0.985) ? "born" : "adopted", alive: true, lives_with_you: true, state_care: false, rights_lost: false,
      full_time_student: false, disability: disabled ? "under_7" : "none", counted_in_other_family: false, you_care: true, orphan: false,
      cannot_attend_school: false, lost_parent: "none", disabled_before_18: disabled,
    };
  });
}

/** What most people answer: none of the rare things happened to them. */
const usual = {
  treaty_right: false, military_or_special_service: false, long_service_pension: false, lives_in_care_centre: false, carer_allowance_for_you: false,
  carer_restricted: false, has_age_pension: false, judge_allowance: false, foster_contract: "none", deceased_on_list: false, sick_sheet: false, social_contract_signed: false,
  state_of_emergency: false, repression_status: "none", nuclear_zone: "none", aral_zone: "none", lived_in_test_zone: false, special_status: "none",
  harmed_by: "none", subsidised_job_kind: "none", conscript_service: "none", leave_now: "none", withdrawal_purpose: "none", received_payment: "none",
  hazardous_list: "none", in_relocation_quota: "no", business_plan_stage: "no", deceased_kin: "other", link_to_deceased: "neither", survivors: [], nuclear_stays: [],
  cared_persons: [], sick_months: [], deceased_incomes: [], housing_costs: [], pension_contribution_by_consent: false, adoption_leave: false, maternity_certificate: false,
  arranged_burial: false, died_on_duty: false, died_from_work_accident: false, unused_leave_days: 0, settlement_late: false, dismissal_found_unlawful: false,
  employer_pays_move: false, receives_state_home: false, home_lost_in_disaster: false, has_annuity: false, leaving_for_good: false, entering_study: false,
  parent_hurt_on_duty: false, rotation_work: false, base_salary: 0, professional_loss_percent: 0, capacity_loss_percent: 0, quarantine_july_2020: false,
  quarantine_august_2020: false, emergency_payments_2020: 0, widowed_with_children: false, baikonur_pension: false, relocation_jobseeker: false,
  works_in_nuclear_zone: false, works_in_aral_zone: false, looking_for_work: false, registered_unemployed: false, pregnant: false, dismissal_reason: "still_serving", injury_employer: "working",
  occupational_months: 0, annuity_quote: 0, annuity_joint: false, contributions_with_inflation: 0, contributions_arriving: true, raised_five_children: false,
  special_work_before_1998: false, contract_type: "indefinite", orphan_before_18: false, pays_for_dormitory: false, uapf_savings: 0, work_months_before_1998: 0,
};

/** The household at `place` of the country that `seed` stands for. */
export function household(seed, place) {
  const dice = random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(place + 1, 0x85ebca6b));
  const [youngest, oldest] = age(dice);
  const years = dice.integer(youngest, oldest);
  const sex = dice.chance(shares.female) ? "female" : "male";
  const retired = years >= (sex === "female" ? 61 : 63);
  const size = weighed(dice, shares.householdSizes);
  const couple = size > 1 && dice.chance(shares.married);
  const room = Math.max(0, size - (couple ? 2 : 1));
  const count = retired || years < 19 ? 0 : dice.chance(0.85) ? room : 0;
  const young = children(dice, count, years);
  const disabled = dice.chance(retired ? shares.disabledPensioner : shares.disabledAdult);
  const works = !retired && dice.chance(Math.min(0.95, shares.employed * 1.2));
  const jobless = !retired && !works && dice.chance(shares.unemployed * 4);
  const status = works ? (dice.chance(shares.hired) ? "employee" : weighed(dice, shares.selfEmployment)) : retired ? "pensioner" : years < 23 ? "student" : "not_working";
  const pay = works || jobless ? wage(dice) : 0;
  const months = works || jobless ? dice.integer(1, Math.min(240, (years - 17) * 12)) : 0;
  const poor = dice.chance(shares.poor);
  const secondPay = couple && dice.chance(shares.employed) ? wage(dice) : 0;
  const facts = {
    ...usual,
    residence: weighed(dice, shares.residence), birth_date: yearsAgo(dice, years, years + 0.99), sex, region: weighed(dice, shares.regions),
    disability: disabled ? weighed(dice, shares.disabilityGroups) : "none", work_status: status, participation_months: Math.min(months, 260),
    children: young, family_members: size, family_quarter_income: poor ? size * dice.integer(20_000, 90_000) : 3 * (pay + secondPay) + 60_000,
    mother_award: sex === "female" && young.length >= 6 && dice.chance(shares.awarded) ? "kumis_alqa" : "none",
    nuclear_victim: dice.chance(shares.nuclearVictim), raises_alone: young.length > 0 && !couple, survey_agreed: poor, owned_dwellings: 1, able_bodied_members: couple ? 2 : 1,
    income: pay > 0 ? [{ from: monthStart(Math.min(months, 36) + (jobless ? 1 : 0)), to: monthStart(jobless ? 1 : 0), kind: works ? status : "employee", wage: pay, payer: 1 }] : [],
  };
  if (disabled) {
    Object.assign(facts, { disability_cause: "general_illness", disability_established_on: yearsAgo(dice, 0.2, 10), disability_for_life: dice.chance(0.5), disability_until: "2028-12-31" });
  }
  if (jobless) {
    Object.assign(facts, { job_end_date: monthStart(1), job_end_reason: weighed(dice, [["staff_cut", 0.2], ["own_wish", 0.5], ["term_ended", 0.2], ["liquidation", 0.1]]), registered_unemployed: true,
      registered_unemployed_on: iso(now - 20 * day), looking_for_work: true, average_wage: pay, job_loss_months_paid_before: 0 });
  } else {
    facts.job_end_reason = "not_ended";
  }
  if (retired) {
    Object.assign(facts, { work_months_before_1998: Math.max(0, (years - 46) * 12), pension_contribution_months: dice.integer(60, 300), average_income_36: Math.round(wage(dice) / 2),
      has_age_pension: true, age_pension_awarded_on: iso(now - (years - (sex === "female" ? 61 : 63)) * 365 * day - 30 * day), uapf_savings: dice.integer(0, 4_000_000) });
  }
  const expecting = sex === "female" && years < 43 && dice.chance(shares.birthInAYear / 2);
  if (expecting) {
    Object.assign(facts, { pregnant: true, pregnancy_weeks: dice.integer(6, 38), maternity_certificate: works, maternity_leave_start: monthStart(0), maternity_course: "normal" });
  }
  return { id: String(place + 1), dates: { application: today, paid_month: today.slice(0, 7) }, facts };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [count, seed, first] = process.argv.slice(2).map(Number);
  if (!(count >= 0)) {
    console.error("usage: households.mjs COUNT [SEED] [FIRST]");
    process.exit(2);
  }
  let text = "";
  for (let place = first || 0; place < (first || 0) + count; place += 1) {
    text += `${JSON.stringify(household(seed || 1, place))}\n`;
    if (text.length > 1 << 16 || place === (first || 0) + count - 1) {
      if (!process.stdout.write(text)) {
        await once(process.stdout, "drain");
      }
      text = "";
    }
  }
}
