// The form of the oracle's answers, one for each measure (or for each element of its list).
import { addDays, earliest, latest, monthOf } from "./dates.mjs";
import { codeInForce } from "./indicators.mjs";
import { fraction } from "./fraction.mjs";

/** Nothing is due. */
export const refused = { entitled: false };

/** The right arose before the Social Code: outside what the digest settles. */
export const beforeTheCode = { outside: true };

export const underTheCode = (day) => day >= codeInForce;

const tenth = fraction("0.1");

/** `withheld`: is the tenth for the pension fund taken out? */
const paid = (gross, withheld) => ({ gross, net: withheld ? gross.minus(gross.times(tenth)) : gross });

/** A sum paid once. */
export const once = (gross, { withheld = false, deadline } = {}) => ({ entitled: true, period: "once", ...paid(gross, withheld), deadline });

/** A monthly payment: `amount` gives the sum of the month whose first day it is handed, and `withheld` says so for that month. */
export const monthly = (amount, { from, to, withheld = () => false, deadline } = {}) => ({
  entitled: true,
  period: "monthly",
  in: (month) => paid(amount(month), withheld(month)),
  from,
  to,
  deadline,
});

/** The month asked about, moved into the months for which the payment is due. */
export function monthWithin(answer, wanted) {
  const notBefore = answer.from === undefined ? wanted : latest(wanted, monthOf(answer.from));
  return answer.to === undefined ? notBefore : earliest(notBefore, monthOf(answer.to));
}

export const dayBefore = (date) => addDays(date, -1);
