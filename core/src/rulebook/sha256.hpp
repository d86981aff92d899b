// SHA-256 (FIPS 180-4): the fingerprint by which a printout is checked against the rulebook it came from.
#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace kepil {

/// 64 lower-case hex digits.
[[nodiscard]] std::string sha256_hex(std::span<const std::uint8_t> bytes);

} // namespace kepil
