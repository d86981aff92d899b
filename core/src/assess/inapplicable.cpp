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
            const bool falls_away = makes_no_sense(fact, {index, -1}, household_.fact(index));
            if (falls_away) {
                household_.change(index) = fact.otherwise;
            }
            return falls_away;
        }
        ListValue& list = household_.lists[fact.list];
        bool changed = false;
        for (std::uint32_t i = 0; list.known && i < list.count; ++i) {
            evaluator_.set_element(fact.list, static_cast<int>(i));
            Value& value = list.values[i * program_.facts[fact.list].members.size() + fact.place];
            if (makes_no_sense(fact, {index, static_cast<int>(i)}, value)) {
                value = fact.otherwise;
                changed = true;
            }
        }
        return changed;
    }

    /// That it makes no sense for this case, although it has another value than it then has.
    bool makes_no_sense(const Fact& fact, const FactPlace& place, const Value& value) {
        if (same_bounds(value, fact.otherwise) || !evaluator_.evaluate(fact.ask_when).is_false()) {
            return false;
        }
        if (!same_bounds(value, unknown(fact))) {
            ignored_.push_back(place);
        }
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
