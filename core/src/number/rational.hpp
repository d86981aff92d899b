// Exact numbers: a ratio of two 64-bit integers in lowest terms. Legal amounts hang on a last tenge rounded up, so nothing here is ever
// a binary float. A ratio that 64 bits do not hold, though its whole part does (many incomes with tiyn, many raises), is kept aside in up
// to 119 bits (wide.hpp) and calculates on. A larger one, or a division by zero, is the invalid number; it stays invalid through every
// operation, so a caller checks once at the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kepil {

class Rational {
public:
    constexpr Rational() = default;
    constexpr Rational(std::int64_t whole) : numerator_(whole) {} // NOLINT(google-explicit-constructor): an integer is a ratio

    /// numerator / denominator, reduced; invalid if the denominator is 0 or the reduced ratio does not fit.
    [[nodiscard]] static Rational ratio(std::int64_t numerator, std::int64_t denominator);
    [[nodiscard]] static constexpr Rational invalid() {
        Rational r;
        r.denominator_ = 0;
        return r;
    }

    /// Reads "38", "-0.45", "10%", "1/3". No exponent, no spaces, at most 18 digits. Empty on anything else.
    [[nodiscard]] static std::optional<Rational> parse(std::string_view text);

    [[nodiscard]] constexpr bool valid() const { return denominator_ != 0; }
    [[nodiscard]] constexpr bool is_integer() const { return denominator_ == 1; }
    /// The greatest integer that is not above a ratio kept aside.
    [[nodiscard]] constexpr std::int64_t numerator() const { return numerator_; }
    /// Below 0 for a ratio kept aside.
    [[nodiscard]] constexpr std::int64_t denominator() const { return denominator_; }
    /// Ratios kept aside before this call are lost: for the beginning of a new case, when none is in use.
    static void forget_wide();
    /// Whether any ratio is kept aside since then.
    [[nodiscard]] static bool any_wide();

    friend Rational operator+(const Rational& a, const Rational& b) {
        return are_small(a, b) ? Rational(a.numerator_ + b.numerator_) : add_fractions(a, b);
    }
    friend Rational operator-(const Rational& a, const Rational& b) {
        return are_small(a, b) ? Rational(a.numerator_ - b.numerator_) : subtract_fractions(a, b);
    }
    friend Rational operator*(const Rational& a, const Rational& b) {
        return are_small(a, b) ? Rational(a.numerator_ * b.numerator_) : multiply_fractions(a, b);
    }
    friend Rational operator/(const Rational& a, const Rational& b);
    friend Rational operator-(const Rational& a);

    /// -1, 0 or 1. Both must be valid.
    [[nodiscard]] static int compare(const Rational& a, const Rational& b) {
        if (a.denominator_ == b.denominator_) {
            return a.numerator_ < b.numerator_ ? -1 : a.numerator_ > b.numerator_ ? 1 : 0;
        }
        return compare_fractions(a, b);
    }
    friend bool operator==(const Rational& a, const Rational& b) = default;
    friend bool operator<(const Rational& a, const Rational& b) { return compare(a, b) < 0; }
    friend bool operator>(const Rational& a, const Rational& b) { return compare(a, b) > 0; }
    friend bool operator<=(const Rational& a, const Rational& b) { return compare(a, b) <= 0; }
    friend bool operator>=(const Rational& a, const Rational& b) { return compare(a, b) >= 0; }

    /// Multiples of `step` (> 0): the smallest not below x, the greatest not above x, the nearest (a half goes away from zero).
    [[nodiscard]] static Rational round_up(const Rational& x, const Rational& step = 1);
    [[nodiscard]] static Rational round_down(const Rational& x, const Rational& step = 1);
    [[nodiscard]] static Rational round_nearest(const Rational& x, const Rational& step = 1);

    /// Shortest decimal with at most two places ("29453.25", "60005", "0.5"); a longer number is rounded to the nearest hundredth.
    [[nodiscard]] std::string to_decimal() const;
    /// Room for any to_decimal().
    static constexpr std::size_t decimal_size = 24;
    /// Writes to_decimal() into `text`; its end.
    char* write_decimal(char* text) const;
    /// True if to_decimal() loses nothing.
    [[nodiscard]] bool fits_hundredths() const;
    /// "3", or "280000/3".
    [[nodiscard]] std::string to_ratio() const;
    /// As people write rates: a finite decimal of any length where there is one ("1.61"), else the ratio.
    [[nodiscard]] std::string to_text() const;

private:
    constexpr Rational(std::int64_t numerator, std::int64_t denominator) : numerator_(numerator), denominator_(denominator) {}
    /// Whole numbers whose sum, difference and product surely fit: most of a law's numbers, dates among them.
    [[nodiscard]] static constexpr bool are_small(const Rational& a, const Rational& b) {
        return a.denominator_ == 1 && b.denominator_ == 1 && static_cast<std::int32_t>(a.numerator_) == a.numerator_ &&
               static_cast<std::int32_t>(b.numerator_) == b.numerator_;
    }
    [[nodiscard]] static Rational add_fractions(const Rational& a, const Rational& b);
    [[nodiscard]] static Rational subtract_fractions(const Rational& a, const Rational& b);
    [[nodiscard]] static Rational multiply_fractions(const Rational& a, const Rational& b);
    [[nodiscard]] static int compare_fractions(const Rational& a, const Rational& b);
    struct Arithmetic;

    std::int64_t numerator_ = 0;
    std::int64_t denominator_ = 1; // > 0; 0 marks the invalid number, -n the n-th ratio kept aside
};

} // namespace kepil
