// What an assessment finds for one measure (and one element of a list, where the measure is about a list).
#pragma once

#include "assess/case_reader.hpp"
#include "language/evaluator.hpp"
#include "rulebook/rulebook.hpp"

#include <optional>
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
    std::uint32_t place = 0; ///< of an assessment's finding: where it lies, from 1
    std::uint64_t stamp = 0; ///< no two findings of a place that may differ have the same

    /// As new, for this measure and element; the memory of its lists stays.
    void start(const Measure& of, std::uint32_t of_list, int of_index);
};

} // namespace kepil
