// Payments from pension savings: Social Code arts 217–228 (pension.md §4, 5.1).
import { monthly, once, refused } from "./answer.mjs";
import { addMonths, addYears, latest, yearOf } from "./dates.mjs";
import { fraction, least, most } from "./fraction.mjs";
import { livingWage, minPension } from "./indicators.mjs";
import { solidarityDay } from "./pension.mjs";
import { disabledForLife, firstDayOfAge, ofPensionAge, permanentResident } from "./person.mjs";

const sumOf = (value) => fraction(String(value));
const savings = (facts) => sumOf(facts.uapf_savings).plus(facts.occupational_months > 0 ? sumOf(facts.occupational_savings) : 0);

/** 196(1)(4), 220(1)(1)–(2), 221(1)(1)–(2): whoever lives here for good and has the general age, or the first or second group without a term. */
const generalGround = (facts, application) => permanentResident(facts) && (ofPensionAge(facts, application) || disabledForLife(facts));

/** 220(1-1), 221(1)(2-1), 195-1: at 55 with 84 months of occupational contributions, off harmful work; the chapter is in force since 2024. */
const hazardousGround = (facts, application) =>
  permanentResident(facts) && application >= "2024-01-01" && application >= addYears(facts.birth_date, 55) && facts.occupational_months >= 84 && facts.hazardous_work_now !== "staying";

/** 220(2), 221(2): all at once when there is no more than twelve minimum pensions of 1 January. */
const small = (facts, application) => savings(facts).compare(12 * minPension(application)) <= 0;

export function savings_lump_sum({ facts, application }) {
  const all = savings(facts);
  return generalGround(facts, application) && small(facts, application) && !all.equals(0) ? once(all) : refused;
}

const leastPayment = (month) => fraction("0.70").times(livingWage(month));

/** Resolution № 521: a twelfth of 6.5 % in the first year, five per cent more each 1 January, never below 70 % of the living wage. */
export function savings_pension({ facts, application }) {
  const all = savings(facts);
  const general = generalGround(facts, application) && !small(facts, application);
  const hazardous = !generalGround(facts, application) && hazardousGround(facts, application) && !all.equals(0);
  if (!general && !hazardous) {
    return refused;
  }
  const special = disabledForLife(facts) || (ofPensionAge(facts, application) && facts.occupational_months >= 60);
  const first = all.times("0.065").over(12).times(special ? String(facts.savings_coefficient) : "1");
  return monthly((month) => {
    let sum = most(first, leastPayment(application));
    for (let year = yearOf(application) + 1; year <= yearOf(month); year += 1) {
      sum = most(sum.times("1.05"), leastPayment(`${year}-01-01`));
    }
    return least(sum, all);
  });
}

const departed = (facts) => facts.residence !== "citizen" && facts.leaving_for_good;

/** 220(1)(3), 221(1)(3): a foreigner or a stateless person who left for good. */
export function savings_on_departure({ facts }) {
  const all = savings(facts);
  return departed(facts) && !all.equals(0) ? once(all) : refused;
}

/** 220(3), 224(4): for housing or treatment; what the National Bank manages, and only of the mandatory contributions. */
export function savings_withdrawal({ facts, application }) {
  if (facts.withdrawal_purpose === "none" || !permanentResident(facts)) {
    return refused;
  }
  const mandatory = sumOf(facts.uapf_savings);
  const withBank = mandatory.minus(sumOf(facts.savings_with_manager));
  const limits = [];
  const threshold = sumOf(facts.sufficiency_threshold);
  if (mandatory.compare(threshold) > 0) {
    limits.push(withBank.minus(threshold));
  }
  // Who is of an age of 207(1)–(3) is asked whether the pension replaces forty per cent of the former income.
  if (application >= solidarityDay(facts) && facts.pension_replaces_income) {
    limits.push(withBank.over(2));
  }
  if (facts.has_annuity || facts.long_service_pension) {
    limits.push(withBank);
  }
  const limit = most(0, ...limits);
  return limit.compare(0) > 0 ? once(limit) : refused;
}

/** Arts 218–219: what the contributions, adjusted for inflation, exceed the savings by. */
export function savings_guarantee({ facts, application }) {
  if (!generalGround(facts, application) && !departed(facts)) {
    return refused;
  }
  const missing = sumOf(facts.contributions_with_inflation).minus(savings(facts));
  return missing.compare(0) > 0 ? once(missing) : refused;
}

/** Art. 222: sixty months of the employer's contributions, at most two living wages; 251(1): since 2024; 248(6): for those born since 1975. */
export function employer_pension({ facts, application }) {
  const insured = application >= "2024-01-01" && facts.birth_date >= "1975-01-01";
  const due = insured && facts.employer_contribution_months >= 60 && generalGround(facts, application);
  return due ? monthly((month) => least(sumOf(facts.employer_account_payment), 2 * livingWage(month))) : refused;
}

/** 226(12): men from 55, with sixty months of occupational contributions everybody from 50, women by a ladder. */
const ladder = [
  ["2021-01-01", 52 * 12],
  ["2022-01-01", 52 * 12 + 6],
  ["2023-01-01", 53 * 12],
  ["2028-01-01", 53 * 12 + 6],
  ["2029-01-01", 54 * 12],
  ["2030-01-01", 54 * 12 + 6],
  ["2031-01-01", 55 * 12],
];

function firstAnnuityDay({ birth_date, sex, occupational_months }) {
  const usual = sex === "male" ? addYears(birth_date, 55) : firstDayOfAge(birth_date, ladder);
  return occupational_months >= 60 ? addMonths(birth_date, 50 * 12) : usual;
}

/** Arts 225–226: bought from 45, or from 40 with sixty months of occupational contributions, if the payment is not below 70 % of the living wage. */
export function pension_annuity({ facts, application }) {
  const contractAge = facts.occupational_months >= 60 ? 40 : 45;
  const quote = sumOf(facts.annuity_quote);
  const enough = quote.compare(leastPayment(application).times(facts.annuity_joint ? 2 : 1)) >= 0;
  if (!permanentResident(facts) || application < addYears(facts.birth_date, contractAge) || !enough) {
    return refused;
  }
  return monthly(() => quote, { from: latest(application, firstAnnuityDay(facts)) });
}
