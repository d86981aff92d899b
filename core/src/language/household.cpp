#include "language/household.hpp"

namespace kepil {

void Household::reset(const Program& program) {
    facts.resize(program.facts.size());
    given.assign(program.facts.size(), false);
    lists.resize(program.facts.size());
    for (std::size_t i = 0; i < program.facts.size(); ++i) {
        const Fact& fact = program.facts[i];
        facts[i] = fact.has_default ? fact.default_value : unknown(fact);
        lists[i].known = false;
        lists[i].count = 0;
        lists[i].values.clear();
    }
}

} // namespace kepil
