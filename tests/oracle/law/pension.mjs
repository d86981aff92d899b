// Old age: Social Code arts 195-1–212 (pension.md §1, 2, 5.3; disability-survivor-special.md §7).
import { beforeTheCode, dayBefore, monthly, refused } from "./answer.mjs";
import { addMonths, addYears, earliest, fullMonths, monthOf, yearOf } from "./dates.mjs";
import { fraction, least, most } from "./fraction.mjs";
import { livingWage, mci, minPension } from "./indicators.mjs";
import { ofPensionAge, pensionDay, permanentResident } from "./person.mjs";

/** 208(2): months that count three times, twice, one and a half times. The base months do not hold them. */
const recordBefore1998 = (facts) => {
  const special = facts.special_work_before_1998;
  // Nobody worked before the age of fifteen: pension.md §2.2.
  const months = fraction(Math.min(facts.work_months_before_1998, fullMonths(addYears(facts.birth_date, 15), "1998-01-01")));
  return special
    ? months
        .plus(fraction(3).times(facts.triple_months_before_1998))
        .plus(fraction(2).times(facts.double_months_before_1998))
        .plus(fraction("1.5").times(facts.half_more_months_before_1998))
    : months;
};

const whole = (value) => Number(value.numerator / value.denominator);

/** 206(2): the participation in the pension system; care of children counts for twelve years in all, and no month counts twice. */
function participation(facts, application) {
  const since1998 = facts.pension_contribution_months + Math.min(144, facts.child_care_months_since_1998) + facts.other_record_months_since_1998;
  return recordBefore1998(facts).plus(Math.min(since1998, fullMonths("1998-01-01", addMonths(monthOf(application), 1))));
}

const percents = { 2023: [60, 100], 2024: [65, 105], 2025: [70, 110], 2026: [70, 118] };

/** Arts 205–206: a percentage of the living wage by full years of participation; whole tenge, upwards (pension.md §0). */
export function base_pension({ facts, application }) {
  const earlier = facts.has_age_pension && facts.age_pension_awarded_on < "2018-07-01";
  const service = facts.long_service_pension;
  const byService = service && facts.long_service_before_2016;
  const byAge = ofPensionAge(facts, application) && !service && !facts.judge_allowance;
  if (!permanentResident(facts) || !(earlier || byService || byAge)) {
    return refused;
  }
  const years = whole(participation(facts, application).over(12));
  return monthly((month) => {
    const [low, high] = percents[yearOf(month)];
    const percent = Math.min(high, low + 2 * Math.max(0, years - 10));
    return fraction(percent).over(100).times(livingWage(month)).roundedUp();
  });
}

/** 207(1)–(3): the general age, or the early ones of mothers of five and of the test zones. */
export const solidarityDay = (facts) => {
  const days = [pensionDay(facts.birth_date, facts.sex)];
  if (facts.sex === "female" && facts.raised_five_children) {
    days.push(addYears(facts.birth_date, 53));
  }
  return earliest(...days);
};

/** Arts 209–211: sixty per cent of the average income, more for longer records, a share for shorter ones. */
export function age_pension({ facts, application }) {
  const record = recordBefore1998(facts);
  // 207(4), 205: only of those of pension age one asks whether they have the allowance of a retired judge.
  const judge = ofPensionAge(facts, application) && facts.judge_allowance;
  if (!permanentResident(facts) || application < solidarityDay(facts) || record.compare(6) < 0 || judge || facts.has_age_pension) {
    return refused;
  }
  const required = facts.sex === "male" ? 300 : 240;
  const income = least(String(facts.average_income_36), 55 * mci(application));
  const floor = minPension(application);
  const sixty = income.times("0.60");
  let amount;
  if (record.compare(required) >= 0) {
    const further = whole(record.minus(required).over(12));
    amount = most(income.times(least(fraction(60 + further).over(100), "0.75")).roundedUp(), floor);
  } else {
    const share = facts.partial_record_unit === "years" ? fraction(whole(record.over(12))).over(required / 12) : record.over(required);
    const full = facts.partial_record_floor === "full_first" ? most(sixty, floor) : sixty;
    amount = full.times(share).roundedUp();
  }
  // 197(3): awarded pensions rise on 1 January by the size of the budget law.
  const rises = { 2024: "1.09", 2025: "1.085", 2026: "1.10" };
  return monthly((month) => {
    let sum = amount;
    for (let year = yearOf(application) + 1; year <= yearOf(month); year += 1) {
      sum = sum.times(rises[year]).roundedUp();
    }
    return sum;
  });
}

/** 195-1–195-5: at 55 with 84 months of occupational contributions, two living wages until the general age. */
export function hazardous_work_allowance({ facts, application }) {
  const inTime = application >= addYears(facts.birth_date, 55) && !ofPensionAge(facts, application);
  // The chapter is in force since then.
  if (application < "2024-01-01") {
    return beforeTheCode;
  }
  if (!permanentResident(facts) || !inTime || facts.occupational_months < 84 || facts.hazardous_work_now === "staying") {
    return refused;
  }
  return monthly((month) => fraction(2).times(livingWage(month)), {
    from: application,
    to: dayBefore(pensionDay(facts.birth_date, facts.sex)),
  });
}
