// What every pack starts with: six bytes that name its format, and the SHA-256 of the rest in hex.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace kepil {

/// `magic`: six bytes.
[[nodiscard]] std::vector<std::uint8_t> seal(std::string_view magic, const std::vector<std::uint8_t>& body);

/// The hash that a pack made by seal() carries.
[[nodiscard]] std::string hash_of(std::span<const std::uint8_t> pack);

struct Opened {
    std::span<const std::uint8_t> body;
    std::string hash;
};
/// Empty, with `error` filled, unless the bytes are an undamaged pack of that format.
[[nodiscard]] std::optional<Opened> unseal(std::string_view magic, std::span<const std::uint8_t> pack, std::string& error);

} // namespace kepil
