#include "assess/income_months.hpp"

#include "rulebook/reads.hpp"

namespace kepil {
namespace {

/// The only sum over months in an expression; absent if there is none, or more than one.
std::uint32_t sum_over_months(const Program& program, std::uint32_t root) {
    if (root == absent) {
        return absent;
    }
    const Node& node = program.nodes[root];
    if (node.op == Op::sum && node.over_months) {
        return root;
    }
    std::uint32_t found = absent;
    for (const auto child : children_of(node)) {
        const auto here = sum_over_months(program, child);
        if (here != absent && found != absent) {
            return absent;
        }
        found = here != absent ? here : found;
    }
    return found;
}

} // namespace

std::vector<MonthPart> income_months(const Program& program, Evaluator& evaluator, const Definition& definition) {
    const auto sum = sum_over_months(program, definition.value);
    if (sum == absent) {
        return {};
    }
    const Node& window = program.nodes[program.nodes[sum].a];
    const Value from = evaluator.evaluate(window.a);
    const Value to = evaluator.evaluate(window.b);
    std::vector<MonthPart> parts;
    if (!from.ok() || !to.ok() || !from.decided() || !to.decided()) {
        return parts;
    }
    const Date end = month_start(to.date_lo());
    for (Date month = month_start(from.date_lo()); month < end && parts.size() < max_month_parts; month = add_months(month, 1)) {
        parts.push_back({month, evaluator.month_part(sum, month)});
    }
    return parts;
}

} // namespace kepil
