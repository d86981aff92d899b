// An average over months, month by month: what each month of the window counts for, the empty ones too.
#pragma once

#include "language/evaluator.hpp"

#include <vector>

namespace kepil {

struct MonthPart {
    Date month;
    Value value;
};

/// The parts of a definition that holds one sum over months, for the element in slot 0 or the household; empty for any other
/// definition, and while the first or the last month is unknown. At most `max_month_parts`.
[[nodiscard]] std::vector<MonthPart> income_months(const Program& program, Evaluator& evaluator, const Definition& definition);

inline constexpr std::size_t max_month_parts = 60;

} // namespace kepil
