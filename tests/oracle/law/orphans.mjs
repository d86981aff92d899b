// Children without parents: Code on marriage and family, arts 86, 125 (family.md §10).
import { beforeTheCode, monthly, once, refused, underTheCode } from "./answer.mjs";
import { addDays, addYears } from "./dates.mjs";
import { fraction } from "./fraction.mjs";
import { mci } from "./indicators.mjs";

/** 86(2): 75 MCI for an orphan, or a child without parental care, who was adopted; of which day, the digest leaves open: that of the adoption. */
export const adoption_grant = ({ facts }) =>
  facts.children.map((child) => {
    if (child.relation !== "adopted" || !child.orphan) {
      return refused;
    }
    return underTheCode(child.placed_on) ? once(fraction(75 * mci(child.placed_on))) : beforeTheCode;
  });

/** The day from which professional foster families are paid. */
const fosterSince = "2025-07-01";

const fosterFamily =
  (count, rate) =>
  ({ facts, application }) => {
    const ward = facts.children.some((child) => child.relation === "guardianship");
    const due = ward && facts.foster_contract === "professional_foster" && count(facts) > 0 && application >= fosterSince;
    return due ? monthly((month) => fraction(rate * count(facts)).times(mci(month)), { from: application }) : refused;
  };

/** Ten MCI for each of at most four children. */
export const foster_family_allowance = fosterFamily((facts) => facts.foster_children, 10);

/** 75 MCI for each professional parent. */
export const foster_parent_pay = fosterFamily((facts) => facts.professional_parents, 75);

/** 125: ten MCI a month for each ward who is an orphan or without parental care; a contract of a foster family or of patronage pays instead. */
export const guardian_allowance = ({ facts, application }) =>
  facts.children.map((child) => {
    const ward = child.relation === "guardianship" && child.orphan && child.alive && !child.state_care;
    if (!ward || facts.foster_contract !== "none" || application >= addYears(child.birth_date, 18)) {
      return refused;
    }
    return monthly((month) => fraction(10 * mci(month)), { from: application, to: addDays(addYears(child.birth_date, 18), -1) });
  });
