#include "number/wide.hpp"

#include <algorithm>
#include <limits>
#include <numeric>

namespace kepil {
namespace {

/// A hundred times as much, and the sum of two, still fit 128 bits.
constexpr Wide most_wide = Wide{1} << 119U;

bool fits64(Wide x) { return x <= std::numeric_limits<std::int64_t>::max(); }

/// The product of two numbers not below 0; empty if it does not fit.
std::optional<Wide> product(Wide a, Wide b) { return a == 0 || b <= most_wide / a ? std::optional(a * b) : std::nullopt; }

std::optional<Wide> signed_product(Wide a, Wide b) { // b not below 0
    const auto size = product(magnitude(a), b);
    return size ? std::optional(a < 0 ? -*size : *size) : std::nullopt;
}

} // namespace

Wide common_divisor(Wide a, Wide b) {
    // 128-bit division is a library call: leave it as soon as the numbers are small enough.
    while (b != 0 && !(fits64(a) && fits64(b))) {
        const Wide rest = a % b;
        a = b;
        b = rest;
    }
    return b == 0 ? a : static_cast<Wide>(std::gcd(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b)));
}

std::optional<WideRatio> wide_ratio(Wide numerator, Wide denominator) {
    if (denominator == 0) {
        return std::nullopt;
    }
    const Wide divisor = (denominator < 0 ? -1 : 1) * common_divisor(magnitude(numerator), magnitude(denominator));
    const WideRatio ratio{numerator / divisor, denominator / divisor};
    return magnitude(ratio.numerator) <= most_wide && ratio.denominator <= most_wide ? std::optional(ratio) : std::nullopt;
}

std::optional<WideRatio> wide_sum(const WideRatio& a, const WideRatio& b) {
    const Wide divisor = common_divisor(a.denominator, b.denominator);
    const auto left = signed_product(a.numerator, b.denominator / divisor);
    const auto right = signed_product(b.numerator, a.denominator / divisor);
    if (!left || !right) {
        return std::nullopt;
    }
    // What still divides both lies in the common divisor: it is taken out before the denominators are multiplied.
    const Wide sum = *left + *right;
    const Wide still = common_divisor(magnitude(sum), divisor);
    const auto denominator = product(a.denominator / still, b.denominator / divisor);
    return denominator ? wide_ratio(sum / still, *denominator) : std::nullopt;
}

std::optional<WideRatio> wide_product(const WideRatio& a, const WideRatio& b) {
    const Wide first = common_divisor(magnitude(a.numerator), b.denominator);
    const Wide second = common_divisor(magnitude(b.numerator), a.denominator);
    const auto size = product(magnitude(a.numerator) / first, magnitude(b.numerator) / second);
    const auto denominator = product(a.denominator / second, b.denominator / first);
    if (!size || !denominator) {
        return std::nullopt;
    }
    return WideRatio{(a.numerator < 0) != (b.numerator < 0) ? -*size : *size, *denominator};
}

// Compares whole parts, then what is left over as upside-down ratios: nothing is multiplied, so nothing grows.
int wide_compare(WideRatio a, WideRatio b) {
    for (int sign = 1;; sign = -sign) {
        const Wide left = divide_down(a.numerator, a.denominator);
        const Wide right = divide_down(b.numerator, b.denominator);
        if (left != right) {
            return left < right ? -sign : sign;
        }
        const Wide left_rest = a.numerator - left * a.denominator;
        const Wide right_rest = b.numerator - right * b.denominator;
        if (left_rest == 0 || right_rest == 0) {
            return left_rest == right_rest ? 0 : left_rest == 0 ? -sign : sign;
        }
        a = {a.denominator, left_rest};
        b = {b.denominator, right_rest};
    }
}

std::string wide_text(Wide x) {
    std::string digits;
    for (Wide rest = magnitude(x); rest != 0 || digits.empty(); rest /= 10) {
        digits += static_cast<char>('0' + static_cast<int>(rest % 10));
    }
    if (x < 0) {
        digits += '-';
    }
    std::reverse(digits.begin(), digits.end());
    return digits;
}

std::int64_t WidePool::keep(const WideRatio& ratio) {
    if (places_.empty()) {
        places_.assign(2 * most, 0);
    }
    auto hash = static_cast<std::uint64_t>(ratio.numerator) * 0x9E3779B97F4A7C15ULL;
    hash = (hash ^ (hash >> 29U) ^ static_cast<std::uint64_t>(ratio.denominator)) * 0xBF58476D1CE4E5B9ULL;
    auto place = static_cast<std::size_t>((hash >> 32U) % places_.size());
    for (; places_[place] != 0; place = (place + 1) % places_.size()) {
        if (at(places_[place]) == ratio) {
            return places_[place];
        }
    }
    if (ratios_.size() == most) {
        return 0;
    }
    ratios_.push_back(ratio);
    places_[place] = static_cast<std::uint16_t>(ratios_.size());
    return places_[place];
}

void WidePool::clear() {
    if (!ratios_.empty()) {
        std::vector<WideRatio>().swap(ratios_);
        std::vector<std::uint16_t>().swap(places_);
    }
}

} // namespace kepil
