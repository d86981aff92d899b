// Special state allowance and compensations: Social Code arts 190–194 and separate laws (disability-survivor-special.md §6–10).
import { dayBefore, monthly, once, refused } from "./answer.mjs";
import { addYears } from "./dates.mjs";
import { fraction, least, sum } from "./fraction.mjs";
import { mci } from "./indicators.mjs";
import { permanentResident } from "./person.mjs";

const inMci = (rate) => monthly((month) => fraction(rate).times(mci(month)));

/** 194(3). */
const byStatus = {
  war_veteran: "16.0",
  combat_veteran_high: "6.19",
  combat_veteran_low: "4.8",
  equated_war_participant: "6.19",
  equated_war_disabled: "7.55",
  war_widow: "4.48",
  fallen_family: "4.59",
  spouse_of_war_disabled: "2.56",
  hero: "138.63",
  labour_hero: "138.63",
  halyq_qaharmany: "138.63",
  rear_worker: "2.13",
  chernobyl: "4.8",
  merit_pension: "1.23",
};

export const special_allowance_status = ({ facts }) =>
  permanentResident(facts) && facts.special_status !== "none" && !facts.lives_in_care_centre ? inMci(byStatus[facts.special_status]) : refused;

/** 194(3)(16)–(17): children of Baikonur with a pension under Russian law. */
export const special_allowance_baikonur_child = ({ facts, application }) =>
  facts.children.map((child) => {
    const lives = facts.region === "kyzylorda" && facts.baikonur_pension && child.alive && application < addYears(child.birth_date, 18);
    if (!lives || child.disability === "none") {
      return refused;
    }
    const small = child.disability === "under_7" || child.disability === "group_3";
    const end = dayBefore(addYears(child.birth_date, child.disability === "under_7" ? 7 : 18));
    return monthly((month) => fraction(small ? "1.10" : "1.71").times(mci(month)), { from: application, to: end });
  });

/** 194(3)(18): victims and those harmed, with a disability or with a pension. */
export function special_allowance_repression({ facts }) {
  const weak = facts.disability !== "none" || facts.has_age_pension || facts.long_service_pension;
  const due = permanentResident(facts) && facts.repression_status !== "none" && !facts.lives_in_care_centre && weak;
  return due ? inMci("1.23") : refused;
}

/** Law on rehabilitation, art. 22: three quarters of an MCI for each month, at most a hundred. */
export function repression_compensation({ facts, application }) {
  if (facts.repression_status !== "victim" || facts.repression_compensation_paid || facts.repression_months === 0) {
    return refused;
  }
  return once(least(fraction("0.75").times(facts.repression_months), 100).times(mci(application)));
}

/** Law on the test site, art. 12: MCI for each year lived in a zone. Three of the five zones are not in the digest. */
const zoneYears = { emergency: ["5.23", "1.05"], maximum: ["2.62", "1.05"] };

export function nuclear_compensation({ facts, application }) {
  if (!facts.nuclear_victim || facts.nuclear_compensation_paid) {
    return refused;
  }
  const years = sum(
    facts.nuclear_stays.map((stay) => {
      const [early, late] = zoneYears[stay.zone];
      return fraction(early).times(stay.years_1949_1965).plus(fraction(late).times(stay.years_1966_1990));
    }),
  );
  return years.equals(0) ? refused : once(years.times(mci(application)));
}

/** The same law, art. 13: who lives and works in a zone. */
const extraPay = { emergency: "2", maximum: "1.75", increased: "1.5", minimal: "1.25", preferential: "1" };

export const nuclear_extra_pay = ({ facts }) =>
  facts.nuclear_zone !== "none" && facts.works_in_nuclear_zone ? inMci(extraPay[facts.nuclear_zone]) : refused;
