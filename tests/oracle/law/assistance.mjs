// Targeted social assistance: Social Code arts 120–130 (work-poverty-indicators.md §C).
import { monthly, refused } from "./answer.mjs";
import { addMonths, addYears, latest, monthEnd, monthOf } from "./dates.mjs";
import { fraction, most } from "./fraction.mjs";
import { mci } from "./indicators.mjs";

const residents = ["citizen", "kandas", "resident_foreigner", "resident_stateless", "refugee"];

/** 90(2), the only place where the Code says which family is large: minors who live in it, and full-time students until 23; these belong to it wherever they live, 120(5). */
const inLargeFamily = (child, application) =>
  child.alive &&
  (application < addYears(child.birth_date, 18) ? child.lives_with_you : child.full_time_student && application < addYears(child.birth_date, 23));

/** 125(1): any one of the five grounds shows that there is no need. */
function noNeed(facts, application) {
  const homes = facts.owned_dwellings > 1 && fraction(String(facts.dwellings_area)).compare(18 * facts.family_members) > 0;
  const large = facts.children.filter((child) => inLargeFamily(child, application)).length >= 4;
  const disabled =
    facts.children.some((child) => child.alive && child.lives_with_you && child.disability !== "none" && application < addYears(child.birth_date, 18)) ||
    ["group_1", "group_2"].includes(facts.disability) ||
    facts.adult_group_1_2;
  return (
    homes ||
    facts.owns_premises ||
    (facts.owns_building_plot && facts.owned_dwellings > 0) ||
    (facts.working_cars > 1 && !large && !disabled) ||
    facts.owns_machinery
  );
}

/** 128(4)–(6): six months after the refusal, the broken contract, the false data. */
const barred = (facts, application) => facts.tsa_bar !== "none" && application < addMonths(facts.tsa_bar_on, 6);

/** Order № 160: the line of Aktobe for the first quarter of 2026 is the one that is published; elsewhere the family says it. */
const lineOf = (facts, application) =>
  facts.region === "aktobe" && application >= "2026-01-01" && application < "2026-04-01" ? fraction(37_060) : fraction(String(facts.poverty_line));

const perHead = (facts) =>
  fraction(String(facts.family_quarter_income)).plus(String(facts.family_quarter_loans)).over(facts.family_members).over(3);

const unconditional = (facts) => facts.able_bodied_members === 0 || (facts.able_bodied_members === 1 && facts.sole_able_bodied_carer);

function inNeed(facts, application) {
  return (
    residents.includes(facts.residence) &&
    facts.survey_agreed &&
    perHead(facts).compare(lineOf(facts, application)) <= 0 &&
    !noNeed(facts, application) &&
    !barred(facts, application)
  );
}

/** The months of the quarter from that of the application on, art. 123(3). */
const period = (application) => {
  const inQuarter = (Number(application.slice(5, 7)) - 1) % 3;
  return { from: monthOf(application), to: monthEnd(addMonths(monthOf(application), 2 - inQuarter)) };
};

/** 126(1). */
const assistance = (facts, application) =>
  monthly(() => most(lineOf(facts, application).minus(perHead(facts)).times(facts.family_members), 0), period(application));

export const tsa_unconditional = ({ facts, application }) =>
  inNeed(facts, application) && unconditional(facts) ? assistance(facts, application) : refused;

export const tsa_conditional = ({ facts, application }) =>
  inNeed(facts, application) && !unconditional(facts) && facts.employment_measures_agreed ? assistance(facts, application) : refused;

/** 126(2): one and a half MCI for each child from one to six inclusive. */
export function tsa_child_supplement({ facts, application }) {
  const due = inNeed(facts, application) && (unconditional(facts) || facts.employment_measures_agreed);
  const end = facts.tsa_child_age_reading === "until_sixth_birthday" ? 6 : 7;
  const small = (day) =>
    facts.children.filter(
      (child) =>
        child.alive && child.lives_with_you && !child.state_care && day >= addYears(child.birth_date, 1) && day < addYears(child.birth_date, end),
    ).length;
  if (!due || small(application) === 0) {
    return refused;
  }
  return monthly((month) => fraction("1.5").times(small(latest(month, application))).times(mci(month)), period(application));
}
