#include "number/rational.hpp"

#include "number/wide.hpp"

#include <algorithm>
#include <charconv>
#include <limits>
#include <numeric>

namespace kepil {

namespace {

// A product of two 64-bit integers, and the sum of two such products, always fit; only the reduced result is checked.
constexpr std::int64_t max64 = std::numeric_limits<std::int64_t>::max();
constexpr std::size_t most_digits = 18;

// The lowest 64-bit integer has no opposite and is refused too.
bool fits(Wide x) { return x >= -static_cast<Wide>(max64) && x <= static_cast<Wide>(max64); }

WidePool& aside() {
    thread_local WidePool pool;
    return pool;
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

// What a ratio kept aside takes part in goes the slow way: its denominator is below 0, that of the invalid number 0.
struct Rational::Arithmetic {
    static Rational lowest(Wide numerator, Wide denominator) { // already without a common divisor, denominator > 0
        return fits(numerator) && fits(denominator) ? Rational(static_cast<std::int64_t>(numerator), static_cast<std::int64_t>(denominator))
                                                    : put_aside(wide_ratio(numerator, denominator));
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
            // The remainder is found in one step, not in as many as the numerator has bits more.
            const auto divisor = std::gcd(above % below, below);
            return divisor == 1 ? Rational(above, below) : Rational(above / divisor, below / divisor);
        }
        const Wide divisor = common_divisor(magnitude(numerator), denominator);
        return lowest(numerator / divisor, denominator / divisor);
    }

    static Rational add(const Rational& a, Wide numerator, std::int64_t denominator) { // two ratios of 64 bits
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

    static bool slow(const Rational& a, const Rational& b) { return a.denominator_ <= 0 || b.denominator_ <= 0; }

    static WideRatio wide(const Rational& x) {
        return x.denominator_ < 0 ? aside().at(-x.denominator_) : WideRatio{x.numerator_, x.denominator_};
    }

    static Rational put_aside(const std::optional<WideRatio>& ratio) {
        if (!ratio) {
            return Rational::invalid();
        }
        if (fits(ratio->numerator) && fits(ratio->denominator)) {
            return {static_cast<std::int64_t>(ratio->numerator), static_cast<std::int64_t>(ratio->denominator)};
        }
        const Wide whole = divide_down(ratio->numerator, ratio->denominator);
        const auto number = ratio->denominator > 1 && fits(whole) ? aside().keep(*ratio) : 0;
        return number == 0 ? Rational::invalid() : Rational(static_cast<std::int64_t>(whole), -number);
    }

    template <class Operation>
    static Rational slowly(const Rational& a, const Rational& b, Operation operation) {
        return a.valid() && b.valid() ? put_aside(operation(wide(a), wide(b))) : Rational::invalid();
    }

    template <std::int64_t (*divide)(std::int64_t, std::int64_t), Wide (*divide_wide)(Wide, Wide)>
    static Rational round_by(const Rational& x, const Rational& step) {
        if (!x.valid() || step.denominator_ <= 0 || step.numerator_ <= 0) {
            return Rational::invalid();
        }
        if (x.is_integer() && step == Rational(1)) {
            return x;
        }
        const Rational steps = step == Rational(1) ? x : x / step;
        if (!steps.valid()) {
            return steps;
        }
        if (steps.denominator_ > 0) {
            return Rational(divide(steps.numerator_, steps.denominator_)) * step;
        }
        const WideRatio ratio = wide(steps);
        return put_aside(WideRatio{divide_wide(ratio.numerator, ratio.denominator), 1}) * step;
    }
};

Rational Rational::ratio(std::int64_t numerator, std::int64_t denominator) { return Arithmetic::reduce(numerator, denominator); }

void Rational::forget_wide() { aside().clear(); }

bool Rational::any_wide() { return !aside().empty(); }

Rational Rational::add_fractions(const Rational& a, const Rational& b) {
    return Arithmetic::slow(a, b) ? Arithmetic::slowly(a, b, wide_sum) : Arithmetic::add(a, b.numerator_, b.denominator_);
}

Rational Rational::subtract_fractions(const Rational& a, const Rational& b) {
    return Arithmetic::slow(a, b) ? a + -b : Arithmetic::add(a, -static_cast<Wide>(b.numerator_), b.denominator_);
}

Rational Rational::multiply_fractions(const Rational& a, const Rational& b) {
    if (Arithmetic::slow(a, b)) {
        return Arithmetic::slowly(a, b, wide_product);
    }
    return Arithmetic::reduce(static_cast<Wide>(a.numerator_) * b.numerator_, static_cast<Wide>(a.denominator_) * b.denominator_);
}

Rational operator/(const Rational& a, const Rational& b) {
    if (Rational::Arithmetic::slow(a, b)) {
        return Rational::Arithmetic::slowly(a, b, [](const WideRatio& x, const WideRatio& y) -> std::optional<WideRatio> {
            const auto upside_down = wide_ratio(y.denominator, y.numerator);
            return upside_down ? wide_product(x, *upside_down) : std::nullopt;
        });
    }
    return Rational::Arithmetic::reduce(static_cast<Wide>(a.numerator_) * b.denominator_, static_cast<Wide>(a.denominator_) * b.numerator_);
}

Rational operator-(const Rational& a) {
    if (a.denominator_ >= 0 && a.numerator_ >= -max64) {
        return {-a.numerator_, a.denominator_};
    }
    const WideRatio ratio = Rational::Arithmetic::wide(a);
    return Rational::Arithmetic::put_aside(WideRatio{-ratio.numerator, ratio.denominator});
}

int Rational::compare_fractions(const Rational& a, const Rational& b) {
    if (a.denominator_ < 0 || b.denominator_ < 0) {
        return wide_compare(Arithmetic::wide(a), Arithmetic::wide(b));
    }
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
    if (text.empty()) { // as nearly all are
        return Rational(negative ? -head.value : head.value);
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

Rational Rational::round_up(const Rational& x, const Rational& step) { return Arithmetic::round_by<divide_up, divide_up>(x, step); }
Rational Rational::round_down(const Rational& x, const Rational& step) { return Arithmetic::round_by<divide_down, divide_down>(x, step); }
Rational Rational::round_nearest(const Rational& x, const Rational& step) {
    return Arithmetic::round_by<divide_nearest, divide_nearest>(x, step);
}

char* Rational::write_decimal(char* text) const {
    char* const end = text + decimal_size;
    if (denominator_ == 1) {
        return std::to_chars(text, end, numerator_).ptr;
    }
    if (!valid()) {
        return std::copy_n(invalid_text, std::string_view(invalid_text).size(), text);
    }
    const WideRatio ratio = Arithmetic::wide(*this);
    const Wide hundredths = divide_nearest(ratio.numerator * 100, ratio.denominator);
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

bool Rational::fits_hundredths() const { return denominator_ > 0 && 100 % denominator_ == 0; }

std::string Rational::to_ratio() const {
    if (!valid()) {
        return invalid_text;
    }
    if (is_integer()) {
        return std::to_string(numerator_);
    }
    const WideRatio ratio = Arithmetic::wide(*this);
    return wide_text(ratio.numerator) + '/' + wide_text(ratio.denominator);
}

std::string Rational::to_text() const {
    if (!valid() || is_integer()) {
        return to_ratio();
    }
    const WideRatio ratio = Arithmetic::wide(*this);
    Wide other = ratio.denominator;
    for (const int prime : {2, 5}) {
        while (other % prime == 0) {
            other /= prime;
        }
    }
    if (other != 1) {
        return to_ratio();
    }
    const Wide size = magnitude(ratio.numerator);
    std::string text = (ratio.numerator < 0 ? "-" : "") + wide_text(size / ratio.denominator) + '.';
    for (Wide rest = size % ratio.denominator; rest != 0; rest = rest * 10 % ratio.denominator) {
        text += static_cast<char>('0' + static_cast<int>(rest * 10 / ratio.denominator));
    }
    return text;
}

} // namespace kepil
