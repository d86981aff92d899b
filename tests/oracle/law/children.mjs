// Which children count, and whose right arises when: arts 79, 81(2)–(4), 84(2)–(3), 90(1)–(4).
import { addDays, addMonths, addYears, earliest, monthEnd } from "./dates.mjs";

const joinedLater = (child) => child.relation === "adopted" || child.relation === "guardianship";

/** 81(2), 84(3), 90(3): step-children only if the other parent's family does not count them; not those over whom rights were lost. */
const counted = (child) => !child.rights_lost && !(child.relation === "step" && child.counted_in_other_family);

/** The place of a child by birth, itself and those of the others that are counted; children of one day follow one another. */
function place(children, index, isCounted) {
  const child = children[index];
  const before = (other, i) => other.birth_date < child.birth_date || (other.birth_date === child.birth_date && i < index);
  return 1 + children.filter((other, i) => isCounted(other) && before(other, i)).length;
}

/** For care, arts 81(2)–(3), 84(3). */
export const careOrder = (children, index) => place(children, index, counted);

/** For the birth allowance: art. 79(1) names born, adopted children and wards, and leaves none of them out. */
export const birthOrder = (children, index) => place(children, index, (child) => child.relation !== "step");

/** 81(4), 84(2): the day of birth; for adopted children and wards the day of the decision. */
export const careRightDay = (child) => (joinedLater(child) ? child.placed_on : child.birth_date);

export const eighteenMonths = (child) => addMonths(child.birth_date, 18);

/** 84(1), (8), 86(2): somebody cares for a child over whom no rights were lost and who is not in full state care. */
export const careFor = (child) => child.you_care && !child.rights_lost && !(child.alive && child.state_care);

/** The last day paid for: before the age of a year and a half, or in the month of death, arts 81(6)–(7), 84(4). */
export const careEnd = (child) => {
  const grown = addDays(eighteenMonths(child), -1);
  return child.alive ? grown : earliest(grown, monthEnd(child.died_on));
};

/** 81(2)–(3): the care allowance asks besides that the child counts in this family. */
export const careForOwn = (child) => careFor(child) && counted(child);

/**
 * Until when a child counts in a large family, 90(1)–(4), (8), 92(1)(5): a minor who lives with it through the month of the 18th birthday,
 * someone who is a full-time student on the day of application until the 23rd birthday. Nothing if the child does not count.
 */
export function largeFamilyUntil(child, application) {
  if (!child.alive || !counted(child) || child.state_care) {
    return undefined;
  }
  const adult = addYears(child.birth_date, 18);
  if (application < adult) {
    return child.lives_with_you ? monthEnd(adult) : undefined;
  }
  const last = addDays(addYears(child.birth_date, 23), -1);
  return child.full_time_student && application <= last ? last : undefined;
}
