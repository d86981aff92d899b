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
        facts_ = nothing_known_;
    }
    // A case speaks of few of the facts that there are.
    for (const auto place : changed_) {
        facts_[place] = nothing_known_[place];
    }
    changed_.clear();
    given.assign(program.facts.size(), false);
    for (const auto place : list_places_) {
        ListValue& list = lists[place];
        list.known = false;
        list.count = 0;
        list.values.clear();
    }
}

void Household::take_facts(const Household& other) {
    const auto& mine = changed_;
    for (const auto* changed : {&mine, &other.changed_}) {
        for (const auto place : *changed) {
            facts_[place] = other.facts_[place];
        }
    }
    changed_ = other.changed_;
}

} // namespace kepil
