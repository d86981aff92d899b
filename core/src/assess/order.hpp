// In what order findings are shown: the law sets no order, rules-data does (rules-data/README.md, "The order of the lines").
#pragma once

#include "assess/case_reader.hpp"
#include "assess/finding_store.hpp"
#include "rulebook/rulebook.hpp"

#include <cstdint>
#include <vector>

namespace kepil {

/// Where a measure stands among the others of the chosen risks.
struct Standing {
    Urgency urgency = Urgency::later;
    std::uint32_t weight = 0;
    friend bool operator==(const Standing&, const Standing&) = default;
};

/// The most pressing standing that the measure has in one of the chosen risks; what must be applied for within `soon_days` of the day of
/// application cannot wait.
[[nodiscard]] Standing standing_of(const Finding& finding, const Case& input, int soon_days);

struct Placed {
    const Finding* finding = nullptr;
    Standing standing;
};

/// The findings as they are to be shown: what is due, what may be, what is not known, what is not due; within each the urgent first, then
/// by weight, then payments, services, rights, then as in the rulebook.
[[nodiscard]] std::vector<Placed> in_order(FindingView findings, const Case& input, int soon_days);

} // namespace kepil
