#include "language/program.hpp"

namespace kepil {

bool is_child(const Node& node, int which) {
    switch (node.op) {
    case Op::truth:
    case Op::number:
    case Op::date:
    case Op::option:
    case Op::fact:
    case Op::member:
    case Op::definition:
    case Op::member_definition:
        return false;
    case Op::parameter:
        return which > 0;
    case Op::in_options:
        return which == 0;
    default:
        return which > 0 || !loops_over_list(node);
    }
}

Children children_of(const Node& node) {
    Children children;
    int which = 0;
    for (const auto place : {node.a, node.b, node.c}) {
        if (place != absent && is_child(node, which)) {
            children.add(place);
        }
        ++which;
    }
    return children;
}

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
