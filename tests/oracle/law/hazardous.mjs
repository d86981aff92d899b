// Harmful work: what the insurer and the employer add to the state's part (pension.md §5.3), and the lists of before 1998 (bylaws.md §3).
import { beforeTheCode, dayBefore, monthly, refused } from "./answer.mjs";
import { addYears } from "./dates.mjs";
import { fraction } from "./fraction.mjs";
import { livingWage, mci } from "./indicators.mjs";
import { ofPensionAge, pensionDay, permanentResident } from "./person.mjs";

/** 195-1(1): only those who leave harmful work now have these two parts, a living wage of that year each; until the general age. */
function ofWhoLeaves({ facts, application }) {
  if (application < "2024-01-01") {
    return beforeTheCode;
  }
  const inTime = application >= addYears(facts.birth_date, 55) && !ofPensionAge(facts, application);
  const due = permanentResident(facts) && inTime && facts.occupational_months >= 84 && facts.hazardous_work_now === "leaving";
  return due ? monthly(() => fraction(livingWage(application)), { to: dayBefore(pensionDay(facts.birth_date, facts.sex)) }) : refused;
}

export const preretirement_annuity = ofWhoLeaves;
export const employer_professional_payment = ofWhoLeaves;

const byList = { list_1: "9.42", list_2: "8.38" };

/** Law № 414-I, art. 6: for those who had the record on 1 January 1998; from the pension age on, this or the age pension. */
export function hazardous_list_allowance({ facts }) {
  if (facts.hazardous_list === "none" || !permanentResident(facts) || facts.has_age_pension) {
    return refused;
  }
  return monthly((month) => fraction(byList[facts.hazardous_list]).times(mci(month)));
}
