// The packed rulebook: one flat file that loads without parsing text. Layout: "KEPIL" and a format byte, the SHA-256 of all that follows
// it in hex, then the fields of Rulebook in order (archive.hpp). Equal rulebooks give equal bytes.
#pragma once

#include "rulebook/rulebook.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kepil {

[[nodiscard]] std::vector<std::uint8_t> pack_rulebook(const Rulebook& rulebook);

/// Empty, with `error` filled, for anything that is not an undamaged pack of this format.
[[nodiscard]] std::optional<Rulebook> unpack_rulebook(std::span<const std::uint8_t> pack, std::string& error);

} // namespace kepil
