#include "number/rational.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <numeric>

namespace kepil {

namespace {

// A product of two 64-bit integers, and the sum of two such products, always fit; only the reduced result is checked.
__extension__ typedef __int128 Wide; // NOLINT(modernize-use-using): __extension__ takes no alias declaration

constexpr std::int64_t max64 = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t most_digits = 18;

// The lowest 64-bit integer has no opposite and is refused too.
bool fits(Wide x) { return x >= -static_cast<Wide>(max64) && x <= static_cast<Wide>(max64); }

Wide magnitude(Wide x) { return x < 0 ? -x : x; }

Wide common_divisor(Wide a, Wide b) { // of two numbers not below 0
    // 128-bit division is a library call: leave it as soon as the numbers are small enough.
    while (b != 0 && !(fits(a) && fits(b))) {
        const Wide rest = a % b;
        a = b;
        b = rest;
    }
    return b == 0 ? a : static_cast<Wide>(std::gcd(static_cast<std::int64_t>(a), static_cast<std::int64_t>(b)));
}

Wide divide_up(Wide a, Wide b) { return a / b + (a % b > 0 ? 1 : 0); } // b > 0 in all three
Wide divide_down(Wide a, Wide b) { return a / b - (a % b < 0 ? 1 : 0); }
Wide divide_nearest(Wide a, Wide b) {
    const Wide rest = magnitude(a % b);
    const Wide quotient = magnitude(a) / b + (rest >= b - rest ? 1 : 0);
    return a < 0 ? -quotient : quotient;
}

template <Wide (*divide)(Wide, Wide)>
Rational round_by(const Rational& x, const Rational& step) {
    if (!x.valid() || !step.valid() || step.numerator() <= 0) {
        return Rational::invalid();
    }
    if (x.is_integer() && step == Rational(1)) {
        return x;
    }
    const Wide multiple =
        divide(static_cast<Wide>(x.numerator()) * step.denominator(), static_cast<Wide>(x.denominator()) * step.numerator());
    return fits(multiple) ? Rational(static_cast<std::int64_t>(multiple)) * step : Rational::invalid();
}

struct Digits {
    std::int64_t value = 0;
    std::size_t count = 0;
};

// Takes at most `most` digits off the head of `text`; a digit too many stays there and makes the reading fail.
Digits take_digits(std::string_view& text, std::size_t most) {
    Digits digits;
    while (digits.count < most && !text.empty() && text.front() >= '0' && text.front() <= '9') {
        digits.value = digits.value * 10 + (text.front() - '0');
        ++digits.count;
        text.remove_prefix(1);
    }
    return digits;
}

bool take(std::string_view& text, char character) {
    if (text.empty() || text.front() != character) {
        return false;
    }
    text.remove_prefix(1);
    return true;
}

constexpr const char* invalid_text = "invalid";

} // namespace

struct Rational::Arithmetic {
    static Rational lowest(Wide numerator, Wide denominator) { // already without a common divisor, denominator > 0
        return fits(numerator) && fits(denominator) ? Rational(static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator))
                                                    : Rational::invalid();
    }

    static Rational reduce(Wide numerator, Wide denominator) {
        if (denominator == 0) {
            return Rational::invalid();
        }
        if (denominator < 0) {
            numerator = -numerator;
            denominator = -denominator;
        }
        if (denominator == 1) {
            return lowest(numerator, 1);
        }
        if (fits(numerator) && fits(denominator)) {
            const auto above = static_cast<std::int64_t>(numerator);
            const auto below = static_cast<std::int64_t>(denominator);
            const auto divisor = std::gcd(above, below);
            return {above / divisor, below / divisor};
        }
        const Wide divisor = common_divisor(magnitude(numerator), denominator);
        return lowest(numerator / divisor, denominator / divisor);
    }

    static Rational add(const Rational& a, Wide numerator, std::int64_t denominator) {
        if (a.denominator_ == 0 || denominator == 0) {
            return Rational::invalid();
        }
        if (a.denominator_ == denominator) {
            return denominator == 1 ? lowest(a.numerator_ + numerator, 1) : reduce(a.numerator_ + numerator, denominator);
        }
        if (denominator == 1) {
            return lowest(a.numerator_ + numerator * a.denominator_, a.denominator_);
        }
        if (a.denominator_ == 1) {
            return lowest(static_cast<Wide>(a.numerator_) * denominator + numerator, denominator);
        }
        return reduce(static_cast<Wide>(a.numerator_) * denominator + numerator * a.denominator_,
                      static_cast<Wide>(a.denominator_) * denominator);
    }
};

Rational Rational::ratio(std::int64_t numerator, std::int64_t denominator) { return Arithmetic::reduce(numerator, denominator); }

Rational operator+(const Rational& a, const Rational& b) { return Rational::Arithmetic::add(a, b.numerator_, b.denominator_); }

Rational operator-(const Rational& a, const Rational& b) {
    return Rational::Arithmetic::add(a, -static_cast<Wide>(b.numerator_), b.denominator_);
}

Rational operator*(const Rational& a, const Rational& b) {
    if (!a.valid() || !b.valid()) {
        return Rational::invalid();
    }
    return Rational::Arithmetic::reduce(static_cast<Wide>(a.numerator_) * b.numerator_, static_cast<Wide>(a.denominator_) * b.denominator_);
}

Rational operator/(const Rational& a, const Rational& b) {
    if (!a.valid() || !b.valid()) {
        return Rational::invalid();
    }
    return Rational::Arithmetic::reduce(static_cast<Wide>(a.numerator_) * b.denominator_, static_cast<Wide>(a.denominator_) * b.numerator_);
}

Rational operator-(const Rational& a) {
    return a.valid() ? Rational::Arithmetic::lowest(-static_cast<Wide>(a.numerator_), a.denominator_) : a;
}

int Rational::compare_fractions(const Rational& a, const Rational& b) {
    const Wide left = static_cast<Wide>(a.numerator_) * b.denominator_;
    const Wide right = static_cast<Wide>(b.numerator_) * a.denominator_;
    return left < right ? -1 : left > right ? 1 : 0;
}

std::optional<Rational> Rational::parse(std::string_view text) {
    const bool negative = take(text, '-');
    const Digits head = take_digits(text, most_digits);
    if (head.count == 0) {
        return std::nullopt;
    }
    Wide numerator = head.value;
    Wide denominator = 1;
    if (take(text, '/')) {
        const Digits below = take_digits(text, most_digits);
        if (below.count == 0 || below.value == 0) {
            return std::nullopt;
        }
        denominator = below.value;
    } else {
        if (take(text, '.')) {
            const Digits places = take_digits(text, most_digits - head.count);
            if (places.count == 0) {
                return std::nullopt;
            }
            for (std::size_t i = 0; i < places.count; ++i) {
                denominator *= 10;
            }
            numerator = numerator * denominator + places.value;
        }
        if (take(text, '%')) {
            denominator *= 100;
        }
    }
    const Rational result = Arithmetic::reduce(negative ? -numerator : numerator, denominator);
    return text.empty() && result.valid() ? std::optional(result) : std::nullopt;
}

Rational Rational::round_up(const Rational& x, const Rational& step) { return round_by<divide_up>(x, step); }
Rational Rational::round_down(const Rational& x, const Rational& step) { return round_by<divide_down>(x, step); }
Rational Rational::round_nearest(const Rational& x, const Rational& step) { return round_by<divide_nearest>(x, step); }

char* Rational::write_decimal(char* text) const {
    char* const end = text + decimal_size;
    if (denominator_ == 1) {
        return std::to_chars(text, end, numerator_).ptr;
    }
    if (!valid()) {
        return std::copy_n(invalid_text, std::string_view(invalid_text).size(), text);
    }
    const Wide hundredths = divide_nearest(static_cast<Wide>(numerator_) * 100, denominator_);
    const Wide size = magnitude(hundredths);
    if (hundredths < 0) {
        *text++ = '-';
    }
    text = std::to_chars(text, end, static_cast<std::uint64_t>(size / 100)).ptr;
    const auto places = static_cast<int>(size % 100);
    if (places != 0) {
        *text++ = '.';
        *text++ = static_cast<char>('0' + places / 10);
        if (places % 10 != 0) {
            *text++ = static_cast<char>('0' + places % 10);
        }
    }
    return text;
}

std::string Rational::to_decimal() const {
    char text[decimal_size];
    return {text, write_decimal(text)};
}

bool Rational::fits_hundredths() const { return valid() && 100 % denominator_ == 0; }

std::string Rational::to_ratio() const {
    if (!valid()) {
        return invalid_text;
    }
    return is_integer() ? std::to_string(numerator_) : std::to_string(numerator_) + '/' + std::to_string(denominator_);
}

std::string Rational::to_text() const {
    std::int64_t other = denominator_;
    for (const std::int64_t prime : {2, 5}) {
        while (other != 0 && other % prime == 0) {
            other /= prime;
        }
    }
    if (is_integer() || other != 1) {
        return to_ratio();
    }
    const Wide size = magnitude(numerator_);
    std::string text = (numerator_ < 0 ? "-" : "") + std::to_string(static_cast<std::uint64_t>(size / denominator_)) + '.';
    for (Wide rest = size % denominator_; rest != 0; rest = rest * 10 % denominator_) {
        text += static_cast<char>('0' + static_cast<int>(rest * 10 / denominator_));
    }
    return text;
}

} // namespace kepil
