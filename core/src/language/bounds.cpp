#include "language/bounds.hpp"

#include <algorithm>

namespace kepil::bounds {
namespace {

/// Stands for "without limit": far above any amount that a person or a law names, far below what 64 bits hold.
const Rational limit{1'000'000'000'000'000};

Value like(const Value& a, const Rational& lo, const Rational& hi) {
    Value v = Value::number(lo, hi);
    if (v.ok()) {
        v.kind = a.kind;
    }
    return v;
}

/// The result of an operation is open where an operand that can reach its upper end is.
Value opened(Value result, bool open) {
    result.open = open && result.lo != result.hi;
    return result;
}

bool both_decided(const Value& a, const Value& b) { return a.lo == a.hi && b.lo == b.hi; }

/// Into how many parts of one a number of this size is divided where only its bounds matter: ten digits in all.
std::int64_t parts_of(const Rational& x) {
    constexpr std::int64_t digits = 2'000'000'000;
    const auto size = std::max(Rational::round_up(x), -x);
    std::int64_t parts = 1'000'000'000;
    while (parts > 1 && size > Rational(digits / parts)) {
        parts /= 10;
    }
    return parts;
}

Rational below(const Rational& x, std::int64_t parts) { return Rational::round_down(x, Rational::ratio(1, parts)); }
Rational above(const Rational& x, std::int64_t parts) { return Rational::round_up(x, Rational::ratio(1, parts)); }

/// Of bounds, a fraction that grew too long may be left behind, outwards; of an exact number never.
Value widened(const Value& v) { return opened(Value::number(below(v.lo, parts_of(v.lo)), above(v.hi, parts_of(v.hi))), v.open); }
Value widened(const Value& v, std::int64_t parts) { return opened(Value::number(below(v.lo, parts), above(v.hi, parts)), v.open); }

/// Far beyond anything that is paid: the bounds that say nothing.
Value without_limit(const Value& a, const Value& b) {
    const bool positive = a.lo >= Rational() && b.lo >= Rational();
    return opened(Value::number(positive ? Rational() : -limit, limit), true);
}

Value sum_of(const Value& a, const Value& b) { return opened(Value::number(a.lo + b.lo, a.hi + b.hi), a.open || b.open); }

Value product_of(const Value& a, const Value& b) {
    if (a.lo >= Rational() && b.lo >= Rational()) {
        return opened(Value::number(a.lo * b.lo, a.hi * b.hi), a.open || b.open);
    }
    const Rational products[] = {a.lo * b.lo, a.lo * b.hi, a.hi * b.lo, a.hi * b.hi};
    for (const auto& product : products) {
        if (!product.valid()) {
            return Value::failed(Trouble::arithmetic);
        }
    }
    const auto [least, greatest] = std::minmax_element(std::begin(products), std::end(products));
    return opened(Value::number(*least, *greatest), a.open || b.open);
}

} // namespace

Value add(const Value& a, const Value& b) {
    const Value sum = sum_of(a, b);
    if (sum.ok() || both_decided(a, b)) {
        return sum;
    }
    const auto parts = std::min({parts_of(a.lo), parts_of(a.hi), parts_of(b.lo), parts_of(b.hi)});
    const Value wider = sum_of(widened(a, parts), widened(b, parts));
    return wider.ok() ? wider : without_limit(a, b);
}

Value subtract(const Value& a, const Value& b) {
    const Value difference = opened(Value::number(a.lo - b.hi, a.hi - b.lo), a.open);
    if (difference.ok() || both_decided(a, b)) {
        return difference;
    }
    // That what is taken away may be open opens the lower end, which nobody shows.
    Value taken = negate(b);
    taken.open = false;
    return add(a, taken);
}

Value negate(const Value& a) { return Value::number(-a.hi, -a.lo); }

Value multiply(const Value& a, const Value& b) {
    if (both_decided(a, b)) {
        return Value::number(a.lo * b.lo);
    }
    const Value product = product_of(a, b);
    if (product.ok()) {
        return product;
    }
    const Value wider = product_of(widened(a), widened(b));
    return wider.ok() ? wider : without_limit(a, b);
}

Value divide(const Value& a, const Value& b) {
    const Rational zero;
    if (b.lo == zero && b.hi == zero) {
        return Value::failed(Trouble::arithmetic);
    }
    if (b.lo > zero || b.hi < zero) {
        return multiply(a, Value::number(Rational(1) / b.hi, Rational(1) / b.lo));
    }
    if (b.lo == zero && a.lo >= zero) {
        return opened(Value::number(a.lo / b.hi, limit), true);
    }
    return opened(Value::number(-limit, limit), true);
}

Value minimum(const Value& a, const Value& b) {
    return opened(like(a, std::min(a.lo, b.lo), std::min(a.hi, b.hi)), a.hi < b.hi ? a.open : b.hi < a.hi ? b.open : a.open && b.open);
}
Value maximum(const Value& a, const Value& b) {
    return opened(like(a, std::max(a.lo, b.lo), std::max(a.hi, b.hi)), a.hi > b.hi ? a.open : b.hi > a.hi ? b.open : a.open || b.open);
}

Value outwards(const Value& a) {
    constexpr std::int64_t tiyn = 100;
    Value result = a;
    if (!a.decided()) {
        result.lo = below(a.lo, tiyn);
        result.hi = above(a.hi, tiyn);
    }
    return result;
}

Value or_zero(const Value& a) { return opened(Value::number(std::min(a.lo, Rational()), std::max(a.hi, Rational())), a.open); }
Value scale(const Value& a, std::int64_t most) {
    const Value zero_or = or_zero(a);
    return opened(Value::number(zero_or.lo * Rational(most), zero_or.hi * Rational(most)), true);
}

} // namespace kepil::bounds
