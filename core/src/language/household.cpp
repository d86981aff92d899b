#include "language/household.hpp"

namespace kepil {

void Household::reset(const Program& program) {
    if (nothing_known_.empty()) {
        for (const Fact& fact : program.facts) {
            nothing_known_.push_back(fact.has_default ? fact.default_value : unknown(fact));
        }
    }
    facts = nothing_known_;
    given.assign(program.facts.size(), false);
    lists.resize(program.facts.size());
    for (ListValue& list : lists) {
        list.known = false;
        list.count = 0;
        list.values.clear();
    }
}

} // namespace kepil
