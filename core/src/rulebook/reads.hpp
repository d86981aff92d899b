// What an expression can read, found from its nodes alone: facts, parameters, the month paid for.
#pragma once

#include "language/program.hpp"

#include <vector>

namespace kepil {

struct Reads {
    Flags facts; ///< by fact; a list that is looped over counts too
    Flags series;
    Flags definitions;
    bool month = false;             ///< the month paid for, in whatever way
    bool month_beyond_rows = false; ///< the month paid for, other than as the date of a parameter
};

/// Adds what `node` (and the definitions that it uses) reads to `reads`; an absent node reads nothing. The program has no circles.
void collect_reads(const Program& program, std::uint32_t node, Reads& reads);
[[nodiscard]] Reads no_reads(const Program& program);
[[nodiscard]] bool uses_month(const Program& program, std::uint32_t definition);
/// The definitions of a circle, or nothing.
[[nodiscard]] std::vector<std::uint32_t> find_circle(const Program& program);

} // namespace kepil
