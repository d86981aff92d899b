#include "language/household.hpp"

namespace kepil {

void Household::reset(const Program& program) {
    if (nothing_known_.empty()) {
        for (std::uint32_t i = 0; i < program.facts.size(); ++i) {
            const Fact& fact = program.facts[i];
            nothing_known_.push_back(fact.has_default ? fact.default_value : unknown(fact));
            if (fact.type.kind == Kind::list) {
                list_places_.push_back(i);
            }
        }
        lists.resize(program.facts.size());
    }
    facts = nothing_known_;
    given = Flags(program.facts.size());
    for (const auto place : list_places_) {
        ListValue& list = lists[place];
        list.known = false;
        list.count = 0;
        list.values.clear();
    }
}

} // namespace kepil
