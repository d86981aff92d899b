// Exact ratios that need more than 64 bits, in lowest terms, up to 119 bits above and below the line: enough for the sums and products
// that a law asks for, however many cents and raises meet in them. Slow, and rare.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace kepil {

__extension__ typedef __int128 Wide; // NOLINT(modernize-use-using): __extension__ takes no alias declaration

template <class Whole>
[[nodiscard]] constexpr Whole magnitude(Whole x) {
    return x < 0 ? -x : x;
}
/// Of two numbers not below 0.
[[nodiscard]] Wide common_divisor(Wide a, Wide b);

// Division by b > 0, to a whole number: of any whole numbers, since those of 64 bits divide much faster.
template <class Whole>
[[nodiscard]] constexpr Whole divide_up(Whole a, Whole b) {
    return a / b + (a % b > 0 ? 1 : 0);
}
template <class Whole>
[[nodiscard]] constexpr Whole divide_down(Whole a, Whole b) {
    return a / b - (a % b < 0 ? 1 : 0);
}
template <class Whole>
[[nodiscard]] constexpr Whole divide_nearest(Whole a, Whole b) {
    const Whole rest = magnitude(a % b);
    const Whole quotient = magnitude(a) / b + (rest >= b - rest ? 1 : 0);
    return a < 0 ? -quotient : quotient;
}

struct WideRatio {
    Wide numerator = 0;
    Wide denominator = 1; ///< > 0

    friend bool operator==(const WideRatio& a, const WideRatio& b) = default;
};

// Empty where the result does not fit, or after a division by zero.
[[nodiscard]] std::optional<WideRatio> wide_ratio(Wide numerator, Wide denominator);
[[nodiscard]] std::optional<WideRatio> wide_sum(const WideRatio& a, const WideRatio& b);
[[nodiscard]] std::optional<WideRatio> wide_product(const WideRatio& a, const WideRatio& b);
/// -1, 0 or 1.
[[nodiscard]] int wide_compare(WideRatio a, WideRatio b);
[[nodiscard]] std::string wide_text(Wide x);

/// The ratios kept aside, each once, by number from 1. Full, it takes no more: memory stays bounded whatever is calculated.
class WidePool {
public:
    /// Its number, or 0 where there is no room.
    [[nodiscard]] std::int64_t keep(const WideRatio& ratio);
    [[nodiscard]] const WideRatio& at(std::int64_t number) const { return ratios_[static_cast<std::size_t>(number - 1)]; }
    void clear();
    [[nodiscard]] bool empty() const { return ratios_.empty(); }

    static constexpr std::size_t most = 4096;

private:
    std::vector<WideRatio> ratios_;
    std::vector<std::uint16_t> places_; ///< a hash table of numbers, at most half full; empty until the first is kept
};

} // namespace kepil
