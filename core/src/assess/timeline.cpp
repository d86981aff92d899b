#include "assess/timeline.hpp"

#include "assess/stable_order.hpp"
#include "language/bounds.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace kepil {
namespace {

bool same(const std::optional<Value>& a, const std::optional<Value>& b) {
    if (!a || !b) {
        return !a && !b;
    }
    return a->lo == b->lo && a->hi == b->hi;
}

bool same(const TimelineRow& a, const TimelineRow& b) {
    return a.state == b.state && a.series == b.series && std::string_view(a.reason) == b.reason && same(a.net, b.net);
}

TimelineRow row_of(const Finding& finding, Date from) {
    TimelineRow row{from, finding.state, finding.reason, finding.series, std::nullopt};
    if (finding.amount) {
        row.net = finding.amount->net;
    }
    return row;
}

class Search {
public:
    Search(Assessor& assessor, const Measure& measure, int index) : assessor_(assessor), measure_(measure), index_(index) {}

    std::vector<TimelineRow> run(Date first, Date last, bool only_if_refused) {
        const TimelineRow whole = on(first, last);
        if (only_if_refused && whole.state == State::entitled) {
            return {whole};
        }
        // The law of the last days may not be known, which the bounds of the whole leave out.
        const TimelineRow at_last = on(last, last);
        if (is_settled(whole) && same(whole, at_last)) {
            return {whole};
        }
        const TimelineRow at_first = on(first, first);
        if (only_if_refused && at_first.state != State::not_entitled) {
            return {at_first};
        }
        if (same(at_first, at_last) && same(at_first, whole)) {
            return {at_first};
        }
        halve(first, last, at_first, at_last);
        return std::move(rows_);
    }

private:
    // What is decided for a whole range of days is decided so for each of them whose law is known.
    static bool is_settled(const TimelineRow& row) {
        if (row.state == State::not_entitled) {
            return true;
        }
        return row.state == State::entitled && row.series == absent && *row.reason == '\0' && (!row.net || row.net->decided());
    }

    TimelineRow on(Date lo, Date hi) { return row_of(assessor_.on_days(measure_, index_, lo, hi), lo); }

    void add(const TimelineRow& row) {
        if (rows_.empty() || !same(rows_.back(), row)) {
            rows_.push_back(row);
        }
    }

    void split(Date first, Date last, const TimelineRow& at_first, const TimelineRow& at_last) {
        if (first == last || (same(at_first, at_last) && is_same_between(first, last, at_first))) {
            add(at_first);
        } else {
            halve(first, last, at_first, at_last);
        }
    }

    bool is_same_between(Date first, Date last, const TimelineRow& row) {
        const TimelineRow whole = on(first, last);
        return is_settled(whole) || same(row, whole);
    }

    void halve(Date first, Date last, const TimelineRow& at_first, const TimelineRow& at_last) {
        add(at_first);
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
    const char* what = "";
    const Measure* measure = nullptr;
    int index = -1;
    const Finding* finding = nullptr; ///< of a deadline: what is at stake
    TimelineRow before;
    TimelineRow after;
    std::vector<const Condition*> turned;
};

struct Delay {
    const Finding* finding = nullptr;
    Date since;
    Value each_month;
};

/// From this day on the law of some parameters is not known, and with it the amounts of some measures.
struct LawEnd {
    std::set<std::uint32_t> series;
    std::set<std::uint32_t> measures;
};

std::optional<Date> exact(const std::optional<Value>& date) {
    return date && date->decided() ? std::optional(date->date_lo()) : std::nullopt;
}

class TimelineWriter {
public:
    TimelineWriter(Assessor& assessor, const Rulebook& rulebook, const Case& input, Date last, json::Writer& out)
        : assessor_(assessor), rulebook_(rulebook), input_(input), first_(input.household.application), last_(last), answer_(rulebook, out),
          out_(out) {}

    void run() {
        const auto findings = assessor_.assess(input_);
        assessor_.begin(input_);
        for (const auto& finding : findings) {
            dates_of(finding);
            delay_of(finding);
        }
        for (const auto& measure : rulebook_.measures) {
            if (is_chosen(measure, input_) || measure.kind == MeasureKind::payment) {
                changes_of(measure, findings);
            }
        }
        sort_stably(events_, [](const Event& e) { return e.date.days - first_date.days; });
        write();
    }

private:
    [[nodiscard]] bool ahead(Date date) const { return date >= first_ && date <= last_; }

    // The period of a payment and its deadline lie ahead even if the day of application never moves.
    void dates_of(const Finding& finding) {
        if (finding.state != State::entitled && finding.state != State::undecided) {
            return;
        }
        const bool payment = finding.measure->kind == MeasureKind::payment;
        const auto add = [&](const char* what, const std::optional<Value>& date, bool wanted) {
            if (const auto day = exact(date); wanted && day && ahead(*day)) {
                events_.push_back({*day, what, finding.measure, finding.index, &finding, {}, {}, {}});
            }
        };
        const bool entitled = finding.state == State::entitled;
        add("starts", finding.starts, entitled && exact(finding.starts) != first_);
        add("ends", finding.ends, entitled);
        add("deadline", finding.deadline, entitled || payment);
        law_of(row_of(finding, first_), *finding.measure);
        for (std::size_t i = 1; i < finding.schedule.size(); ++i) {
            const auto& before = finding.schedule[i - 1];
            const auto& after = finding.schedule[i];
            if (!after.amount) {
                law_of(finding, after.from);
            } else if (before.amount && ahead(after.from)) {
                const auto side = [](const ScheduleRow& row) {
                    return TimelineRow{row.from, State::entitled, "", absent, row.amount->net};
                };
                events_.push_back({after.from, "amount", finding.measure, finding.index, nullptr, side(before), side(after), {}});
            }
        }
    }

    void law_of(const TimelineRow& row, const Measure& measure) {
        if (row.series != absent && row.state != State::not_entitled) {
            const Series& series = rulebook_.program.series[row.series];
            if (!series.open && ahead(add_days(series.known_to, 1))) {
                note(add_days(series.known_to, 1), row.series, measure);
            }
        }
    }

    // A month of the schedule without an amount: which of the parameters have ended before it?
    void law_of(const Finding& finding, Date from) {
        for (const auto index : finding.version->amount_series) {
            const Series& series = rulebook_.program.series[index];
            if (!series.open && series.known_to < from && ahead(add_days(series.known_to, 1))) {
                note(add_days(series.known_to, 1), index, *finding.measure);
            }
        }
    }

    void note(Date date, std::uint32_t series, const Measure& measure) {
        law_[date].series.insert(series);
        law_[date].measures.insert(rulebook_.place_of(measure));
    }

    // What one month of delay takes away: the payment begins later, and does not end later by as much.
    void delay_of(const Finding& finding) {
        const auto monthly = finding.version != nullptr && finding.version->period == Period::monthly;
        const auto start = exact(finding.starts);
        if (finding.state != State::entitled || !finding.amount || !monthly || !start) {
            return;
        }
        const auto started = [&](Date day) { return exact(assessor_.on_days(*finding.measure, finding.index, day, day).starts); };
        const Date deadline = exact(finding.deadline).value_or(last_);
        Date kept = first_; // applied for on this day, the payment still begins as early
        Date lost = std::min({deadline, last_, add_months(first_, delay_horizon_months)});
        if (lost <= kept || !started(lost) || *started(lost) <= *start) {
            return;
        }
        while (lost.days - kept.days > 1) {
            const Date middle = add_days(kept, (lost.days - kept.days) / 2);
            const auto on = started(middle);
            (on && *on <= *start ? kept : lost) = middle;
        }
        const Finding later = assessor_.on_days(*finding.measure, finding.index, add_months(kept, 1), add_months(kept, 1));
        const auto later_start = exact(later.starts);
        if (later.state != State::entitled || !later_start) {
            return;
        }
        const auto end = exact(finding.ends);
        const auto later_end = exact(later.ends);
        const auto months = [](Date from, Date to) { return std::int64_t{12} * (to.year() - from.year()) + to.month() - from.month(); };
        const auto gained = end && later_end && *later_end > *end ? months(*end, *later_end) : 0;
        const auto shorter = months(*start, *later_start) - gained;
        if (shorter > 0) {
            delay_.push_back({&finding, lost, bounds::multiply(finding.amount->net, Value::number(Rational(shorter)))});
        }
    }

    void changes_of(const Measure& measure, FindingView findings) {
        const auto of = [&](int index) -> const Finding* {
            const auto found =
                std::find_if(findings.begin(), findings.end(), [&](const Finding& f) { return f.measure == &measure && f.index == index; });
            return found == findings.end() ? nullptr : &*found;
        };
        if (measure.list == absent) {
            changes_of(measure, -1, of(-1));
            return;
        }
        const ListValue& list = input_.household.lists[measure.list];
        for (std::uint32_t i = 0; list.known && i < list.count; ++i) {
            changes_of(measure, static_cast<int>(i), of(static_cast<int>(i)));
        }
    }

    void changes_of(const Measure& measure, int index, const Finding* now) {
        const bool chosen = is_chosen(measure, input_);
        const auto rows = Search(assessor_, measure, index).run(first_, last_, !chosen);
        for (std::size_t i = 1; i < rows.size(); ++i) {
            if (!chosen && rows[i].state != State::entitled) {
                continue; // beside the chosen risks only new money is news
            }
            law_of(rows[i], measure);
            if (is_news(rows[i - 1], rows[i], measure) && !is_told(rows[i], now)) {
                events_.push_back(
                    {rows[i].from, "state", &measure, index, nullptr, rows[i - 1], rows[i], turned(measure, index, rows[i].from)});
            }
        }
    }

    // What only may be due comes and goes with every window of the law; that is worth a line where money hangs on it.
    static bool is_news(const TimelineRow& before, const TimelineRow& after, const Measure& measure) {
        if (before.state == after.state || before.state == State::not_known || after.state == State::not_known) {
            return false;
        }
        return before.state == State::entitled || after.state == State::entitled || measure.kind == MeasureKind::payment;
    }

    // A payment that has run out, or whose deadline has passed, ceases to be due; its last day was named as such.
    static bool is_told(const TimelineRow& after, const Finding* now) {
        if (now == nullptr || after.state != State::not_entitled) {
            return false;
        }
        const auto passed = [&](const std::optional<Value>& date) { return exact(date) && after.from > *exact(date); };
        return passed(now->deadline) || (now->state == State::entitled && (passed(now->ends) || exact(now->ends) == after.from));
    }

    std::vector<const Condition*> turned(const Measure& measure, int index, Date day) {
        const auto before = assessor_.on_days(measure, index, add_days(day, -1), add_days(day, -1)).conditions;
        const auto after = assessor_.on_days(measure, index, day, day).conditions;
        std::vector<const Condition*> result;
        for (const auto& answer : after) {
            const auto earlier = std::find_if(before.begin(), before.end(),
                                              [&](const ConditionAnswer& c) { return c.condition->id == answer.condition->id; });
            if (earlier != before.end() &&
                (earlier->value.is_true() != answer.value.is_true() || earlier->value.is_false() != answer.value.is_false())) {
                result.push_back(answer.condition);
            }
        }
        return result;
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

    void write(const Event& event) {
        out_.begin_object().member("date", event.date.to_string()).member("event", event.what);
        answer_.subject(*event.measure, event.index);
        const std::string_view what = event.what;
        if (what == "deadline" && event.finding->amount) {
            out_.member("state", name_of(event.finding->state)).member("period", name_of(event.finding->version->period)).key("net");
            answer_.value(event.finding->amount->net);
        }
        if (what == "state" || what == "amount") {
            side("before", event.before);
            side("after", event.after);
        }
        if (what == "state") {
            if (!is_chosen(*event.measure, input_)) {
                out_.key("also").boolean(true);
            }
            out_.key("conditions").begin_array();
            for (const auto* condition : event.turned) {
                out_.string(condition->id);
            }
            out_.end_array();
        }
        out_.end_object();
    }

    void write(Date date, const LawEnd& end) {
        out_.begin_object().member("date", date.to_string()).member("event", "law").key("parameters").begin_array();
        for (const auto series : end.series) {
            out_.string(rulebook_.program.series[series].id);
        }
        out_.end_array().key("measures").begin_array();
        for (const auto measure : end.measures) {
            out_.string(rulebook_.measures[measure].id);
        }
        out_.end_array().end_object();
    }

    void write() {
        out_.begin_object();
        answer_.rulebook();
        answer_.errors(input_.errors);
        out_.member("from", first_.to_string()).member("to", last_.to_string()).key("events").begin_array();
        auto law = law_.begin();
        for (const auto& event : events_) {
            for (; law != law_.end() && law->first <= event.date; ++law) {
                write(law->first, law->second);
            }
            write(event);
        }
        for (; law != law_.end(); ++law) {
            write(law->first, law->second);
        }
        out_.end_array().key("delay").begin_array();
        for (const auto& delay : delay_) {
            out_.begin_object();
            answer_.subject(*delay.finding->measure, delay.finding->index);
            out_.member("since", delay.since.to_string()).key("each_month");
            answer_.value(delay.each_month);
            if (const auto deadline = exact(delay.finding->deadline)) {
                out_.member("deadline", deadline->to_string());
            }
            out_.end_object();
        }
        out_.end_array().end_object();
    }

    static constexpr int delay_horizon_months = 36;

    Assessor& assessor_;
    const Rulebook& rulebook_;
    const Case& input_;
    Date first_;
    Date last_;
    AnswerWriter answer_;
    json::Writer& out_;
    std::vector<Event> events_;
    std::vector<Delay> delay_;
    std::map<Date, LawEnd> law_;
};

} // namespace

std::vector<TimelineRow> timeline_of(Assessor& assessor, const Measure& measure, int index, Date first, Date last) {
    return Search(assessor, measure, index).run(first, last, false);
}

void write_timeline(Assessor& assessor, const Rulebook& rulebook, const Case& input, int years, json::Writer& out) {
    TimelineWriter(assessor, rulebook, input, add_months(input.household.application, 12 * years), out).run();
}

} // namespace kepil
