#include "language/program.hpp"

namespace kepil {

Value unknown(const Fact& fact) {
    switch (fact.type.kind) {
    case Kind::number: {
        Value v = Value::number(fact.min, fact.max);
        v.open = fact.type.unit == Unit::tenge;
        return v;
    }
    case Kind::date: {
        Value v = Value::number(fact.min, fact.max);
        v.kind = Kind::date;
        return v;
    }
    case Kind::choice:
        return Value::choice(fact.options.size() >= 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << fact.options.size()) - 1);
    default:
        return Value::maybe();
    }
}

} // namespace kepil
