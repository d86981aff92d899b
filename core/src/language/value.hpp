// What is known about a quantity: bounds, not a point. A condition may be true, false or either; a number or a date lies in [lo, hi];
// a choice is a set of options. Every operation keeps the bounds sound: whatever the unknown facts turn out to be, the final
// value lies inside.
#pragma once

#include "calendar/date.hpp"
#include "language/type.hpp"
#include "number/rational.hpp"

#include <cstdint>

namespace kepil {

/// Why there is no value at all.
enum class Trouble : std::uint8_t {
    none,
    not_known,   ///< the rulebook has no row for that date or key
    no_element,  ///< the greatest or least of an empty list
    arithmetic,  ///< too large for exact arithmetic, or a division by zero
    too_complex, ///< the budget of steps for one call is spent
};

/// What is known about a condition; Value in the room of a register.
struct Truth {
    bool may_be_true = false;
    bool may_be_false = false;
    Trouble trouble = Trouble::none;
    std::uint32_t series = absent; ///< with Trouble::not_known: the parameter

    [[nodiscard]] static Truth of(bool truth) { return {truth, !truth}; }
    [[nodiscard]] static Truth maybe() { return {true, true}; }
    [[nodiscard]] bool ok() const { return trouble == Trouble::none; }
    [[nodiscard]] bool is_true() const { return ok() && may_be_true && !may_be_false; }
    [[nodiscard]] bool is_false() const { return ok() && may_be_false && !may_be_true; }
    [[nodiscard]] bool decided() const { return !ok() || may_be_true != may_be_false; }
};

struct Value {
    Kind kind = Kind::boolean;
    Trouble trouble = Trouble::none;
    bool may_be_true = false;
    bool may_be_false = false;
    bool open = false;             ///< hi comes from the widest answer that a question takes, not from law: nothing worth showing
    std::uint32_t series = absent; ///< with Trouble::not_known: the parameter
    std::uint64_t options = 0;     ///< bit i: option i is possible
    Rational lo;                   ///< numbers; dates as whole days since 1970-01-01
    Rational hi;

    [[nodiscard]] static Value of(const Truth& truth) {
        Value v;
        v.trouble = truth.trouble;
        v.series = truth.series;
        v.may_be_true = truth.may_be_true;
        v.may_be_false = truth.may_be_false;
        return v;
    }
    [[nodiscard]] static Value of(bool truth) { return of(Truth::of(truth)); }
    [[nodiscard]] static Value maybe() { return of(Truth::maybe()); }
    [[nodiscard]] static Value number(const Rational& lo, const Rational& hi) {
        Value v;
        if (!lo.valid() || !hi.valid()) {
            v.trouble = Trouble::arithmetic;
            return v;
        }
        v.kind = Kind::number;
        v.lo = lo;
        v.hi = hi;
        return v;
    }
    [[nodiscard]] static Value number(const Rational& exact) { return number(exact, exact); }
    [[nodiscard]] static Value date(Date lo, Date hi) {
        Value v;
        v.kind = Kind::date;
        v.lo = lo.days;
        v.hi = hi.days;
        return v;
    }
    [[nodiscard]] static Value date(Date exact) { return date(exact, exact); }
    [[nodiscard]] static Value choice(std::uint64_t options);
    [[nodiscard]] static Value failed(Trouble trouble, std::uint32_t series = absent) { return of(Truth{false, false, trouble, series}); }

    [[nodiscard]] bool ok() const { return trouble == Trouble::none; }
    [[nodiscard]] bool is_true() const { return ok() && may_be_true && !may_be_false; }
    [[nodiscard]] bool is_false() const { return ok() && may_be_false && !may_be_true; }
    [[nodiscard]] Truth truth() const { return {may_be_true, may_be_false, trouble, series}; }
    /// Nothing that is still unknown can change it.
    [[nodiscard]] bool decided() const {
        switch (ok() ? kind : Kind::list) {
        case Kind::list:
            return true;
        case Kind::boolean:
            return may_be_true != may_be_false;
        case Kind::choice:
            return options != 0 && (options & (options - 1)) == 0;
        default:
            return lo == hi;
        }
    }
    [[nodiscard]] Date date_lo() const { return Date{static_cast<std::int32_t>(lo.numerator())}; }
    [[nodiscard]] Date date_hi() const { return Date{static_cast<std::int32_t>(hi.numerator())}; }
};

/// Whether both leave the same possible, wherever their ends come from.
[[nodiscard]] bool same_bounds(const Value& a, const Value& b);

/// The smallest value that holds both. A failed one gives way: what is known of the other stands.
[[nodiscard]] Value hull(const Value& a, const Value& b);

} // namespace kepil
