// The Fund's payment for loss of work: Social Code arts 113–119 (work-poverty-indicators.md §A1).
import { beforeTheCode, dayBefore, monthly, refused, underTheCode } from "./answer.mjs";
import { addMonths, earliest } from "./dates.mjs";
import { averageIncome, recordCoefficient } from "./insured_income.mjs";
import { ofPensionAge, pensionDay, permanentResident } from "./person.mjs";

/** Art. 118(1): how many months are paid. */
const monthsPaid = (record) => Math.min(6, Math.max(1, Math.floor(record / 12) + 1));

export function job_loss_payment({ facts, application }) {
  if (facts.work_status !== "not_working" || !facts.registered_unemployed) {
    return refused;
  }
  const right = facts.registered_unemployed_on;
  if (!underTheCode(right)) {
    return beforeTheCode;
  }
  const income = averageIncome(facts, right, 24);
  // 118(5): each month of this payment received before takes twelve months off the record.
  const record = facts.participation_months - 12 * facts.job_loss_months_paid_before;
  const deadline = addMonths(right, 12);
  const lasting = 6;
  if (!permanentResident(facts) || ofPensionAge(facts, right) || record < lasting || income.equals(0) || application > deadline) {
    return refused;
  }
  const gross = income.times("0.45").times(recordCoefficient(record));
  const to = earliest(dayBefore(addMonths(right, monthsPaid(record))), dayBefore(pensionDay(facts.birth_date, facts.sex)));
  // 117(1): ten per cent are withheld; no exception is written there.
  return monthly(() => gross, { from: right, to, withheld: () => true, deadline });
}
