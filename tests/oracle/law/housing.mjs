// Housing assistance: order 08.12.2023 № 117 with the norms of 11.08.2025 and 02.12.2025 (work-poverty-indicators.md §D1, bylaws.md §6.3).
import { monthly, refused } from "./answer.mjs";
import { addMonths, monthEnd, monthOf } from "./dates.mjs";
import { fraction, least, sum } from "./fraction.mjs";

/** 18 m² a person, 30 m² for one who lives alone. */
const normArea = (facts) => least(facts.family_members === 1 ? 30 : 18 * facts.family_members, String(facts.home_area));

const ofCondominium = (cost) => cost.kind === "owner_dues" || cost.kind === "capital_repair";

/** Dues of the owners, those for capital repair included: 60 tenge a square metre. */
const duesWithinNorm = (facts) => least(sum(facts.housing_costs.filter(ofCondominium).map(({ cost }) => fraction(String(cost)))), normArea(facts).times(60));

/** What counts of one other cost: not more than the norm at the tariff. */
function withinNorm({ kind, cost, tariff }, facts) {
  const paid = fraction(String(cost));
  const norm = (quantity) => least(paid, fraction(quantity).times(String(tariff)));
  const area = normArea(facts);
  switch (kind) {
    case "lift":
      return least(paid, 1300);
    case "phone":
      return least(paid, 1399);
    case "heat_metered":
      return norm(area.times("0.025"));
    case "gas_heating":
      return norm(area.times(15));
    case "cold_water":
      return norm(4 * facts.family_members);
    case "hot_water":
      return norm(2 * facts.family_members);
    case "gas_flat":
      return norm(15 * facts.family_members);
    case "heat_unmetered": // charged by the square metre
      return paid.times(area).over(String(facts.home_area));
    default:
      return paid;
  }
}

/** Costs within the norms less the family's share of its income; from the month of application to the end of the quarter. */
export function housing_assistance({ facts, application }) {
  const income = fraction(String(facts.family_quarter_income)).over(3);
  const others = facts.housing_costs.filter((cost) => !ofCondominium(cost));
  const costs = duesWithinNorm(facts).plus(sum(others.map((cost) => withinNorm(cost, facts))));
  const aid = costs.minus(income.times(String(facts.housing_share_percent)).over(100));
  const home = ["own_only", "state_rent", "akimat_rent"].includes(facts.home_kind) && facts.registered_at_home;
  if (!home || aid.compare(0) <= 0) {
    return refused;
  }
  const from = monthOf(application);
  const inQuarter = (Number(application.slice(5, 7)) - 1) % 3;
  return monthly(() => aid, { from, to: monthEnd(addMonths(from, 2 - inQuarter)) });
}
