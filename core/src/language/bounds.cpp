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

} // namespace

Value add(const Value& a, const Value& b) { return opened(Value::number(a.lo + b.lo, a.hi + b.hi), a.open || b.open); }
Value subtract(const Value& a, const Value& b) { return opened(Value::number(a.lo - b.hi, a.hi - b.lo), a.open); }
Value negate(const Value& a) { return Value::number(-a.hi, -a.lo); }

Value multiply(const Value& a, const Value& b) {
    if (a.lo == a.hi && b.lo == b.hi) {
        return Value::number(a.lo * b.lo);
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

Value equal(const Value& a, const Value& b) {
    switch (a.kind) {
    case Kind::boolean:
        return Value::truths((a.may_be_true && b.may_be_true) || (a.may_be_false && b.may_be_false),
                             (a.may_be_true && b.may_be_false) || (a.may_be_false && b.may_be_true));
    case Kind::choice:
        return Value::truths((a.options & b.options) != 0, !(a.decided() && b.decided() && a.options == b.options));
    default:
        return Value::truths(a.lo <= b.hi && b.lo <= a.hi, !(a.decided() && b.decided() && a.lo == b.lo));
    }
}

Value less(const Value& a, const Value& b) { return Value::truths(a.lo < b.hi, a.hi >= b.lo); }
Value less_equal(const Value& a, const Value& b) { return Value::truths(a.lo <= b.hi, a.hi > b.lo); }
Value logical_not(const Value& a) { return Value::truths(a.may_be_false, a.may_be_true); }
Value or_zero(const Value& a) { return opened(Value::number(std::min(a.lo, Rational()), std::max(a.hi, Rational())), a.open); }
Value scale(const Value& a, std::int64_t most) {
    const Value zero_or = or_zero(a);
    return opened(Value::number(zero_or.lo * Rational(most), zero_or.hi * Rational(most)), true);
}

} // namespace kepil::bounds
