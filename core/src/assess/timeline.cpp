#include "assess/timeline.hpp"

#include <algorithm>

namespace kepil {
namespace {

bool same(const std::optional<Value>& a, const std::optional<Value>& b) {
    if (!a || !b) {
        return !a && !b;
    }
    return a->lo == b->lo && a->hi == b->hi;
}

bool same(const TimelineRow& a, const TimelineRow& b) {
    return a.state == b.state && std::string_view(a.reason) == b.reason && same(a.gross, b.gross) && same(a.net, b.net);
}

class Search {
public:
    Search(Assessor& assessor, const Measure& measure, int index) : assessor_(assessor), measure_(measure), index_(index) {}

    std::vector<TimelineRow> run(Date first, Date last) {
        split(first, last, on(first, first), on(last, last));
        return std::move(rows_);
    }

private:
    TimelineRow on(Date lo, Date hi) {
        const Finding finding = assessor_.on_days(measure_, index_, lo, hi);
        TimelineRow row{lo, finding.state, finding.reason, std::nullopt, std::nullopt};
        if (finding.amount) {
            row.gross = finding.amount->gross;
            row.net = finding.amount->net;
        }
        return row;
    }

    void add(const TimelineRow& row) {
        if (rows_.empty() || !same(rows_.back(), row)) {
            rows_.push_back(row);
        }
    }

    void split(Date first, Date last, const TimelineRow& at_first, const TimelineRow& at_last) {
        add(at_first);
        if (first == last || (same(at_first, at_last) && same(at_first, on(first, last)))) {
            return;
        }
        if (last.days - first.days == 1) {
            add(at_last);
            return;
        }
        const Date middle = add_days(first, (last.days - first.days) / 2);
        const TimelineRow at_middle = on(middle, middle);
        split(first, middle, at_first, at_middle);
        split(middle, last, at_middle, at_last);
    }

    Assessor& assessor_;
    const Measure& measure_;
    int index_;
    std::vector<TimelineRow> rows_;
};

struct Event {
    Date date;
    const Measure* measure = nullptr;
    int index = -1;
    const char* what = "changes";
    TimelineRow before;
    TimelineRow after;
};

class TimelineWriter {
public:
    TimelineWriter(Assessor& assessor, const Rulebook& rulebook, json::Writer& out)
        : assessor_(assessor), rulebook_(rulebook), answer_(rulebook, out), out_(out) {}

    void run(const Case& input, int years) {
        const Date first = input.household.application;
        const Date last = add_months(first, 12 * years);
        const auto findings = assessor_.assess(input);
        for (const auto& finding : findings) {
            dates_of(finding, first, last);
        }
        assessor_.begin(input);
        for (const auto& measure : rulebook_.measures) {
            if (std::any_of(measure.risks.begin(), measure.risks.end(), [&](std::uint32_t risk) { return input.risks[risk]; })) {
                changes_of(measure, input, first, last);
            }
        }
        std::stable_sort(events_.begin(), events_.end(), [](const Event& a, const Event& b) { return a.date < b.date; });
        write(input, first, last);
    }

private:
    // The period of a payment and its deadline lie ahead even if the day of application never moves.
    void dates_of(const Finding& finding, Date first, Date last) {
        if (finding.state != State::entitled || finding.index < -1) {
            return;
        }
        for (const auto& [what, date] : {std::pair{"starts", &finding.starts}, {"ends", &finding.ends}, {"deadline", &finding.deadline}}) {
            if (*date && (*date)->decided() && (*date)->date_lo() >= first && (*date)->date_lo() <= last) {
                events_.push_back({(*date)->date_lo(), finding.measure, finding.index, what, {}, {}});
            }
        }
        for (std::size_t i = 1; i < finding.schedule.size(); ++i) {
            const auto& before = finding.schedule[i - 1];
            const auto& after = finding.schedule[i];
            if (after.from >= first && after.from <= last) {
                events_.push_back({after.from, finding.measure, finding.index, "amount", row_of(before), row_of(after)});
            }
        }
    }

    static TimelineRow row_of(const ScheduleRow& row) {
        TimelineRow result{row.from, State::entitled, "", std::nullopt, std::nullopt};
        if (row.amount) {
            result.gross = row.amount->gross;
            result.net = row.amount->net;
        }
        return result;
    }

    void changes_of(const Measure& measure, const Case& input, Date first, Date last) {
        if (measure.list == absent) {
            changes_of(measure, -1, first, last);
            return;
        }
        const ListValue& list = input.household.lists[measure.list];
        for (std::uint32_t i = 0; list.known && i < list.count; ++i) {
            changes_of(measure, static_cast<int>(i), first, last);
        }
    }

    void changes_of(const Measure& measure, int index, Date first, Date last) {
        const auto rows = timeline_of(assessor_, measure, index, first, last);
        for (std::size_t i = 1; i < rows.size(); ++i) {
            if (rows[i - 1].state != rows[i].state) {
                events_.push_back({rows[i].from, &measure, index, "state", rows[i - 1], rows[i]});
            }
        }
    }

    void side(const char* name, const TimelineRow& row) {
        out_.key(name).begin_object().member("state", name_of(row.state)).key("net");
        if (row.net) {
            answer_.value(*row.net);
        } else {
            out_.null();
        }
        out_.end_object();
    }

    void write(const Case& input, Date first, Date last) {
        out_.begin_object();
        answer_.rulebook();
        answer_.errors(input.errors);
        out_.member("from", first.to_string()).member("to", last.to_string()).key("events").begin_array();
        for (const auto& event : events_) {
            out_.begin_object().member("date", event.date.to_string()).member("event", event.what).member("measure", event.measure->id);
            if (event.measure->list != absent) {
                out_.key("for").begin_object().member("list", rulebook_.program.facts[event.measure->list].id).key("index");
                event.index < 0 ? out_.null() : out_.integer(event.index);
                out_.end_object();
            }
            const std::string_view what = event.what;
            if (what == "state" || what == "amount") {
                side("before", event.before);
                side("after", event.after);
            }
            out_.end_object();
        }
        out_.end_array().key("delay").begin_array().end_array().end_object();
    }

    Assessor& assessor_;
    const Rulebook& rulebook_;
    AnswerWriter answer_;
    json::Writer& out_;
    std::vector<Event> events_;
};

} // namespace

std::vector<TimelineRow> timeline_of(Assessor& assessor, const Measure& measure, int index, Date first, Date last) {
    return Search(assessor, measure, index).run(first, last);
}

void write_timeline(Assessor& assessor, const Rulebook& rulebook, const Case& input, int years, json::Writer& out) {
    TimelineWriter(assessor, rulebook, out).run(input, years);
}

} // namespace kepil
