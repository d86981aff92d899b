// What changes in the coming years, and on which day. The days are not guessed: a measure is judged for a whole range of days at once, and
// only where the bounds leave room for a change is the range halved, down to the day on which it happens.
#pragma once

#include "assess/answer.hpp"
#include "assess/assessor.hpp"

namespace kepil {

/// How a measure stands from one day on, until its next row.
struct TimelineRow {
    Date from;
    State state = State::undecided;
    const char* reason = "";
    std::uint32_t series = absent; ///< with the reason "parameter"
    std::optional<Value> net;
};

/// The rows of one measure (and element) for applications from `first` to `last`.
[[nodiscard]] std::vector<TimelineRow> timeline_of(Assessor& assessor, const Measure& measure, int index, Date first, Date last);

/// Writes {"from", "to", "events": [...], "delay": [...]} for all measures of the case's risks over `years` years from the day of
/// application.
void write_timeline(Assessor& assessor, const Rulebook& rulebook, const Case& input, int years, json::Writer& out);

} // namespace kepil
