// What an assessment finds for one measure (and one element of a list, where the measure is about a list).
#pragma once

#include "assess/case_reader.hpp"
#include "language/evaluator.hpp"
#include "rulebook/rulebook.hpp"

#include <optional>
#include <span>
#include <vector>

namespace kepil {

enum class State : std::uint8_t { entitled, not_entitled, undecided, not_known };
[[nodiscard]] const char* name_of(State state);

struct WithheldAmount {
    const Withheld* rule = nullptr;
    Value amount;
};

struct Amount {
    Value gross;
    std::vector<WithheldAmount> withheld;
    Value net;
};

struct ScheduleRow {
    Date from;
    std::optional<Date> to;
    std::optional<Amount> amount; ///< nothing: the law for these months is not known yet
};

struct ConditionAnswer {
    const Condition* condition = nullptr;
    Truth value;
};

struct Finding {
    const Measure* measure = nullptr;
    const Version* version = nullptr; ///< the law that answered; nothing where no version holds
    const Gap* gap = nullptr;         ///< with reason not_in_force
    std::uint32_t list = absent;
    int index = -1; ///< the element; -1: none, or the list is unknown
    State state = State::undecided;
    const char* reason =
        ""; ///< with not_known, or without an amount: no_version, parameter, arithmetic; with not_entitled: nobody, not_in_force
    std::uint32_t series = absent; ///< with reason parameter
    Value right_on;
    std::optional<Amount> amount;
    std::optional<Value> starts;
    std::optional<Value> ends;
    std::optional<Value> when_paid;
    std::optional<Value> deadline;
    std::vector<ScheduleRow> schedule;
    std::vector<ConditionAnswer> conditions;
    std::vector<FactPlace> missing;
    bool recommended = true; ///< false: another measure of the same choice is better

    /// As new, for this measure and element; the memory of its lists stays.
    void start(const Measure& of, std::uint32_t of_list, int of_index);
};

/// The findings of one assessment after another: what one has taken, the next uses again.
class Findings {
public:
    /// One more, as it was left by an assessment before: start() it.
    Finding& add() {
        if (count_ == all_.size()) {
            all_.emplace_back();
        }
        return all_[count_++];
    }
    void remove_last() { --count_; }
    void clear() { count_ = 0; }
    [[nodiscard]] std::span<Finding> all() { return {all_.data(), count_}; }

private:
    std::vector<Finding> all_;
    std::size_t count_ = 0;
};

} // namespace kepil
