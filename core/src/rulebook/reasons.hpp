// The reasons: formulas as they were written, and where each number was read. Only an explanation needs them, so they travel in a pack of
// their own and the first visit does not wait for them. Layout: "KEPIR" and a format byte, the SHA-256 of all that follows it in hex, the
// hash of the rulebook they belong to, then the texts in the order of the rulebook's fields.
#pragma once

#include "rulebook/rulebook.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace kepil {

/// `rulebook_pack` is what pack_rulebook made of the same rulebook.
[[nodiscard]] std::vector<std::uint8_t> pack_reasons(const Rulebook& rulebook, std::span<const std::uint8_t> rulebook_pack);

/// Fills in the reasons of an unpacked rulebook. False, with `error` filled, for anything but its own reasons.
[[nodiscard]] bool unpack_reasons(std::span<const std::uint8_t> pack, Rulebook& rulebook, std::string& error);

} // namespace kepil
