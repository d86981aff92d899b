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

    [[nodiscard]] static Value of(bool truth) { return truths(truth, !truth); }
    [[nodiscard]] static Value maybe() { return truths(true, true); }
    [[nodiscard]] static Value truths(bool may_be_true, bool may_be_false) {
        Value v;
        v.may_be_true = may_be_true;
        v.may_be_false = may_be_false;
        return v;
    }
    [[nodiscard]] static Value number(const Rational& lo, const Rational& hi);
    [[nodiscard]] static Value number(const Rational& exact) { return number(exact, exact); }
    [[nodiscard]] static Value date(Date lo, Date hi);
    [[nodiscard]] static Value date(Date exact) { return date(exact, exact); }
    [[nodiscard]] static Value choice(std::uint64_t options);
    [[nodiscard]] static Value failed(Trouble trouble, std::uint32_t series = absent);

    [[nodiscard]] bool ok() const { return trouble == Trouble::none; }
    [[nodiscard]] bool is_true() const { return ok() && may_be_true && !may_be_false; }
    [[nodiscard]] bool is_false() const { return ok() && may_be_false && !may_be_true; }
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

/// The smallest value that holds both. A failed one gives way: what is known of the other stands.
[[nodiscard]] Value hull(const Value& a, const Value& b);

} // namespace kepil
