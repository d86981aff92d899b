// Injury at work: Labour Code art. 122, the law on accident insurance of 07.02.2005, closed mines (work-poverty-indicators.md §B2, disability-survivor-special.md §12).
import { monthly, once, refused } from "./answer.mjs";
import { addDays, monthOf } from "./dates.mjs";
import { fraction, least } from "./fraction.mjs";
import { mci, minWage } from "./indicators.mjs";
import { exemptFromPensionContribution } from "./person.mjs";

const ofWage = (wage, percent) => fraction(String(wage)).times(percent).over(100);

/**
 * From a loss of 30 per cent on the insurer pays: lost earnings, counted from at most ten minimum wages, less the Fund's payment.
 * Of that it pays a tenth into the pension fund, Social Code 1(1)(119)–(120), 248(9)(5).
 */
export function accident_insurance_payment({ facts }) {
  if (facts.professional_loss_percent < 30) {
    return refused;
  }
  const base = least(String(facts.wage_before_injury), 10 * minWage(facts.professional_loss_on));
  const allowance = facts.insurer_deducts_allowance ? facts.disability_allowance_received : 0;
  const due = ofWage(base, facts.professional_loss_percent).minus(String(facts.fund_capacity_payment)).minus(String(allowance));
  const withheld = (month) => !exemptFromPensionContribution(facts, month);
  return due.compare(0) > 0 ? monthly(() => due, { from: facts.professional_loss_on, withheld }) : refused;
}

const employerAnswers = (facts) => facts.professional_loss_percent >= 5 && facts.professional_loss_percent <= 29 && facts.injury_employer === "working";

/** 122(3): below that the employer pays the lost earnings himself. */
export const employer_injury_compensation = ({ facts }) =>
  employerAnswers(facts)
    ? monthly(() => ofWage(facts.wage_before_injury, facts.professional_loss_percent), { from: facts.professional_loss_on })
    : refused;

/** 122(3): and the costs that free care does not cover, to 250 MCI; of which day, the digest leaves open: that of the loss. */
export const employer_injury_costs = ({ facts }) =>
  employerAnswers(facts) && facts.injury_costs > 0 ? once(least(String(facts.injury_costs), 250 * mci(facts.professional_loss_on))) : refused;

/** Burial: 100 MCI to whoever arranged it. */
export const work_burial_payment = ({ facts }) =>
  facts.died_from_work_accident && facts.arranged_burial ? once(fraction(100 * mci(facts.died_on))) : refused;

/** Government decree of 09.02.2026: what the closed mines of Karaganda owe, the state pays. */
export const closed_mine_payment = ({ facts, application }) =>
  facts.injury_employer === "karaganda_mine" && facts.professional_loss_percent >= 5 && application >= "2026-02-09"
    ? monthly(() => ofWage(facts.wage_before_injury, facts.professional_loss_percent), { from: monthOf(application) })
    : refused;

/** Civil Code art. 945: when the capitalised money of a bankrupt employer ends, the state goes on with the payment. */
export const payment_after_capitalisation = ({ facts, application }) =>
  facts.injury_employer === "bankrupt" && facts.capitalised_until < application
    ? monthly(() => fraction(String(facts.capitalised_payment)), { from: addDays(facts.capitalised_until, 1) })
    : refused;
