// One payment in place of another, and what is added to a pension: Social Code arts 175, 177, 194(3), 234–236 (disability-survivor-special.md §1, 3, 6, 8).
import { beforeTheCode, monthly, refused, underTheCode } from "./answer.mjs";
import { monthOf } from "./dates.mjs";
import { disabilityFrom, disabilityRate } from "./disability.mjs";
import { fraction, most } from "./fraction.mjs";
import { livingWage, mci } from "./indicators.mjs";
import { certificateForLife, permanentResident } from "./person.mjs";
import { pensionOf } from "./running.mjs";

const withPension = (facts) => facts.has_age_pension || facts.long_service_pension;

const beyondPension = (facts, month) => disabilityRate(facts).times(livingWage(month)).minus(pensionOf(facts, month));

/** 177(8): the allowance, paid as what the pension of the month lacks of it; so from the day that 175(4) names for the allowance. */
export function disability_pension_top_up({ facts, application }) {
  if (!permanentResident(facts) || facts.disability === "none" || !withPension(facts)) {
    return refused;
  }
  const from = disabilityFrom(facts.disability_established_on, application);
  const to = certificateForLife(facts) ? undefined : facts.disability_until;
  if (!underTheCode(from)) {
    return beforeTheCode;
  }
  // Judged in the month of application; the months before it follow (FINDINGS.md, left as they are).
  if (beyondPension(facts, monthOf(application)).compare(0) <= 0 || (to !== undefined && to < from)) {
    return refused;
  }
  return monthly((month) => most(0, beyondPension(facts, month)), { from, to });
}

/** 194(3)(14)–(15): pensioners with a disability, unless their age pension is topped up; and those of Baikonur with a pension of Russia. */
export function special_allowance_disability({ facts, application }) {
  const baikonur = facts.region === "kyzylorda" && facts.baikonur_pension;
  if (!permanentResident(facts) || facts.disability === "none" || facts.lives_in_care_centre) {
    return refused;
  }
  const toppedUp = facts.has_age_pension && beyondPension(facts, monthOf(application)).compare(0) > 0;
  if (!baikonur && (!withPension(facts) || toppedUp)) {
    return refused;
  }
  const rate = facts.disability === "group_3" ? "0.74" : "1.71";
  return monthly((of) => fraction(rate).times(mci(of)), { from: application });
}

/** The law on the test site, art. 13: those who retired before 1998. */
const supplement = { emergency: "2", maximum: "1.75" };

export function nuclear_pension_supplement({ facts }) {
  const rate = supplement[facts.nuclear_zone];
  const retired = facts.birth_date < "1960-01-01" && facts.retired_before_1998;
  return rate !== undefined && retired ? monthly((month) => fraction(rate).times(mci(month))) : refused;
}
