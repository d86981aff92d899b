#include "language/value.hpp"

#include <algorithm>

namespace kepil {

Value Value::choice(std::uint64_t options) {
    Value v;
    v.kind = Kind::choice;
    v.options = options;
    return v;
}

bool same_bounds(const Value& a, const Value& b) {
    return a.may_be_true == b.may_be_true && a.may_be_false == b.may_be_false && a.options == b.options && a.lo == b.lo && a.hi == b.hi;
}

Value hull(const Value& a, const Value& b) {
    if (!a.ok()) {
        return b;
    }
    if (!b.ok()) {
        return a;
    }
    Value v = a;
    v.may_be_true = a.may_be_true || b.may_be_true;
    v.may_be_false = a.may_be_false || b.may_be_false;
    v.options = a.options | b.options;
    v.lo = std::min(a.lo, b.lo);
    if (b.hi > a.hi) {
        v.hi = b.hi;
        v.open = b.open;
    }
    return v;
}

} // namespace kepil
