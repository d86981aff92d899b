// Facts that make no sense for a household (its ask_when is false) have the value that the rulebook names, whatever the case says: a
// question that cannot be asked must leave nothing open.
#pragma once

#include "language/evaluator.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace kepil {

/// Puts these values into `household` where one of `facts` is concerned, and answers with the places of what the case had said instead.
/// The evaluator has to be started for the household again afterwards.
std::vector<FactPlace> settle_inapplicable(const Program& program, std::span<const std::uint32_t> facts, Evaluator& evaluator,
                                           Household& household);

} // namespace kepil
