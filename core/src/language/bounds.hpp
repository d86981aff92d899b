// Arithmetic on bounds. Each function returns the least interval that holds every possible result.
#pragma once

#include "language/program.hpp"

namespace kepil::bounds {

[[nodiscard]] Value add(const Value& a, const Value& b);
[[nodiscard]] Value subtract(const Value& a, const Value& b);
[[nodiscard]] Value multiply(const Value& a, const Value& b);
/// Where b may be zero the result reaches to +-limit on the side that is open.
[[nodiscard]] Value divide(const Value& a, const Value& b);
[[nodiscard]] Value negate(const Value& a);
[[nodiscard]] Value minimum(const Value& a, const Value& b);
[[nodiscard]] Value maximum(const Value& a, const Value& b);
[[nodiscard]] inline Truth equal(const Value& a, const Value& b) {
    switch (a.kind) {
    case Kind::boolean:
        return {(a.may_be_true && b.may_be_true) || (a.may_be_false && b.may_be_false),
                (a.may_be_true && b.may_be_false) || (a.may_be_false && b.may_be_true)};
    case Kind::choice:
        return {(a.options & b.options) != 0, !(a.decided() && a.options == b.options)};
    default:
        return {a.lo <= b.hi && b.lo <= a.hi, !(a.lo == a.hi && b.lo == b.hi && a.lo == b.lo)};
    }
}
[[nodiscard]] inline Truth less(const Value& a, const Value& b) { return {a.lo < b.hi, a.hi >= b.lo}; }
[[nodiscard]] inline Truth less_equal(const Value& a, const Value& b) { return {a.lo <= b.hi, a.hi > b.lo}; }
[[nodiscard]] inline Truth logical_not(const Truth& a) { return {a.may_be_false, a.may_be_true, a.trouble, a.series}; }
/// Bounds to the whole tiyn, outwards: a sum of many unlike fractions would leave the exact numbers. What is decided stays exact.
[[nodiscard]] Value outwards(const Value& a);
/// [min(0, lo), max(0, hi)]: an addend that may be left out.
[[nodiscard]] Value or_zero(const Value& a);
/// Up to `most` addends like a, or none: the sum over a list that nobody has described.
[[nodiscard]] Value scale(const Value& a, std::int64_t most);

} // namespace kepil::bounds
