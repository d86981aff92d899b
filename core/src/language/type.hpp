// The types of the rule language. Units are part of a type, so that tenge + percent or a date compared with a number is found by
// `kepil check`. Years are months times twelve; the two mix freely.
#pragma once

#include <cstdint>
#include <string>

namespace kepil {

enum class Kind : std::uint8_t { boolean, number, date, choice, list };
enum class Unit : std::uint8_t { none, tenge, days, months };

inline constexpr std::uint32_t absent = 0xFFFFFFFF;

struct Type {
    Kind kind = Kind::boolean;
    Unit unit = Unit::none;
    std::uint32_t choice = absent; ///< the fact that owns the options; `absent` while an option's owner is not resolved yet

    friend bool operator==(const Type&, const Type&) = default;

    [[nodiscard]] static Type number(Unit unit = Unit::none) { return {Kind::number, unit, absent}; }
    [[nodiscard]] static Type date() { return {Kind::date, Unit::none, absent}; }
    [[nodiscard]] static Type boolean() { return {}; }
    [[nodiscard]] static Type option(std::uint32_t fact) { return {Kind::choice, Unit::none, fact}; }
};

/// "tenge", "a date", "yes or no": for messages of `kepil check`.
[[nodiscard]] std::string describe(const Type& type);

} // namespace kepil
