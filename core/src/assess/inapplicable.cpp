#include "assess/inapplicable.hpp"

#include <algorithm>

namespace kepil {
namespace {

constexpr int max_rounds = 8; // one such fact may decide whether the next makes sense

class Settler {
public:
    Settler(const Program& program, Evaluator& evaluator, Household& household)
        : program_(program), evaluator_(evaluator), household_(household) {}

    std::vector<FactPlace> run(std::span<const std::uint32_t> facts) {
        bool changed = true;
        for (int round = 0; changed && round < max_rounds; ++round) {
            evaluator_.start(household_);
            changed = false;
            for (const auto fact : facts) {
                changed = settle(fact) || changed;
            }
        }
        std::sort(ignored_.begin(), ignored_.end());
        return std::move(ignored_);
    }

private:
    bool settle(std::uint32_t index) {
        const Fact& fact = program_.facts[index];
        if (fact.list == absent) {
            evaluator_.clear_element();
            return settle(fact, {index, -1}, household_.facts[index]);
        }
        ListValue& list = household_.lists[fact.list];
        bool changed = false;
        for (std::uint32_t i = 0; list.known && i < list.count; ++i) {
            evaluator_.set_element(fact.list, static_cast<int>(i));
            Value& value = list.values[i * program_.facts[fact.list].members.size() + fact.place];
            changed = settle(fact, {index, static_cast<int>(i)}, value) || changed;
        }
        return changed;
    }

    bool settle(const Fact& fact, const FactPlace& place, Value& value) {
        if (same_bounds(value, fact.otherwise) || !evaluator_.evaluate(fact.ask_when).is_false()) {
            return false;
        }
        if (!same_bounds(value, unknown(fact))) {
            ignored_.push_back(place);
        }
        value = fact.otherwise;
        return true;
    }

    const Program& program_;
    Evaluator& evaluator_;
    Household& household_;
    std::vector<FactPlace> ignored_;
};

} // namespace

std::vector<FactPlace> settle_inapplicable(const Program& program, std::span<const std::uint32_t> facts, Evaluator& evaluator,
                                           Household& household) {
    return Settler(program, evaluator, household).run(facts);
}

} // namespace kepil
