// What is left of a formula once it is known which way its conditionals went.
#pragma once

#include "language/lexer.hpp"
#include "language/program.hpp"

#include <cstdint>
#include <vector>

namespace kepil {

enum class Branch : std::uint8_t { open, yes, no };

/// The conditionals below a node, in the order in which its formula writes them; more than it writes where an expression stands in for
/// several.
[[nodiscard]] std::vector<std::uint32_t> conditionals_of(const Program& program, std::uint32_t root);
/// Which words of a formula remain: of each decided `if` only the branch taken. `taken` has one entry for each `if`, in order.
[[nodiscard]] Flags words_left(const std::vector<Token>& words, const std::vector<Branch>& taken);

} // namespace kepil
