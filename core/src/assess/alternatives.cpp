#include "assess/alternatives.hpp"

#include "assess/stable_order.hpp"
#include "language/bounds.hpp"
#include "rulebook/reads.hpp"

#include <algorithm>

namespace kepil {
namespace {

/// How many monthly payments fall into [first, last]; a part of a month counts as its share of days.
Rational months_between(Date first, Date last) {
    if (last < first) {
        return {};
    }
    const Date end = add_days(last, 1);
    const auto whole = full_months(first, end);
    const Date rest = add_months(first, whole);
    const auto days_of_month = add_months(first, whole + 1).days - rest.days;
    return Rational(whole) + Rational::ratio(end.days - rest.days, days_of_month);
}

Value times(const Value& amount, const Rational& factor) { return bounds::multiply(amount, Value::number(factor)); }

Value share_of(const Finding& finding, Date first, Date last) {
    const Value nothing = Value::number(Rational());
    if (!finding.amount || (finding.state != State::entitled && finding.state != State::undecided)) {
        return nothing;
    }
    const Period period = finding.version->period;
    if (period == Period::once) {
        return finding.amount->net;
    }
    const Date starts = std::max(first, finding.starts ? finding.starts->date_lo() : first);
    const Date ends = std::min(last, finding.ends ? finding.ends->date_hi() : last);
    if (finding.schedule.empty()) {
        const auto months = months_between(starts, ends);
        return times(finding.amount->net, period == Period::yearly ? months / Rational(12) : months);
    }
    // Where the law for later months is not known yet, the last known amount goes on.
    Value total = nothing;
    Value amount = finding.amount->net;
    Rational counted;
    for (const auto& row : finding.schedule) {
        amount = row.amount ? row.amount->net : amount;
        const auto reached = months_between(starts, std::min(ends, row.to.value_or(ends)));
        total = bounds::add(total, times(amount, std::max(Rational(), reached - counted)));
        counted = std::max(counted, reached);
    }
    return total;
}

bool more(const Value& a, const Value& b) { return a.lo != b.lo ? a.lo > b.lo : a.hi > b.hi; }

} // namespace

void Alternatives::write(json::Writer& out) {
    out.begin_array();
    for (const auto& alternative : rulebook_.alternatives) {
        const bool chosen =
            std::any_of(alternative.risks.begin(), alternative.risks.end(), [&](std::uint32_t risk) { return input_.risks[risk]; });
        if (!chosen) {
            continue;
        }
        put_back();
        if (alternative.when != absent && assessor_.value_of(alternative.when).is_false()) {
            continue;
        }
        std::vector<Outcome> outcomes;
        for (const auto& option : alternative.options) {
            outcomes.push_back(outcome_of(alternative, option));
        }
        sort_stably(outcomes, [&](const Outcome& one) {
            return std::count_if(outcomes.begin(), outcomes.end(), [&](const Outcome& other) {
                return other.known != one.known ? other.known : more(other.total, one.total);
            });
        });
        if (is_choice(outcomes)) {
            write(alternative, outcomes, out);
        }
    }
    out.end_array();
    put_back();
}

// Something is at stake only where an option brings money and another brings less; of different payments, only where two are open.
bool Alternatives::is_choice(const std::vector<Outcome>& outcomes) {
    const auto bringing =
        std::count_if(outcomes.begin(), outcomes.end(), [](const Outcome& o) { return !o.known || o.total.hi > Rational(); });
    const bool of_payments = !outcomes.front().option->measures.empty();
    const bool differ = !outcomes.back().known || more(outcomes.front().total, outcomes.back().total);
    return outcomes.front().known && outcomes.front().total.hi > Rational() && differ && bringing > (of_payments ? 1 : 0);
}

// The case with the option in it, ready to be judged.
void Alternatives::put(const Option& option, std::uint32_t application) {
    input_.household = given_;
    assessor_.begin(input_);
    Household& household = input_.household;
    Household changed = given_;
    for (const auto& one : option.facts) {
        changed.change(one.fact) = assessor_.value_of(one.value);
    }
    for (const auto& list : option.lists) {
        const Fact& declared = program_.facts[list.fact];
        ListValue& values = changed.lists[list.fact];
        values = {};
        values.known = true;
        values.count = 1;
        for (const auto member : declared.members) {
            values.values.push_back(unknown(program_.facts[member]));
        }
        for (const auto& one : list.members) {
            values.values[program_.facts[one.fact].place] = assessor_.value_of(one.value);
        }
    }
    if (application != absent) {
        const Value day = assessor_.value_of(application);
        changed.application = day.ok() ? day.date_lo() : changed.application;
    }
    household = std::move(changed);
    assessor_.settle(input_);
    assessor_.begin(input_);
}

Alternatives::Outcome Alternatives::outcome_of(const Alternative& alternative, const Option& option) {
    put(option, option.application);
    Outcome outcome;
    outcome.option = &option;
    outcome.applied = input_.household.application;
    std::vector<std::uint32_t> at_once = option.measures.empty() ? alternative.measures : option.measures;
    const auto is_later = [&](std::uint32_t m) { return std::find(option.later.begin(), option.later.end(), m) != option.later.end(); };
    at_once.erase(std::remove_if(at_once.begin(), at_once.end(), is_later), at_once.end());
    judge(at_once, outcome);
    if (!option.later.empty()) {
        put(option, option.later_on);
        outcome.later = input_.household.application;
        outcome.first_later = outcome.findings.size();
        judge(option.later, outcome);
    }
    outcome.total = total_of(outcome.findings, add_months(given_.application, -alternative.months_before),
                             add_days(add_months(given_.application, alternative.months), -1));
    return outcome;
}

void Alternatives::judge(const std::vector<std::uint32_t>& measures, Outcome& outcome) {
    for (const auto index : measures) {
        for (auto& finding : assessor_.assess_measure(input_, rulebook_.measures[index])) {
            if (finding.state == State::entitled || finding.state == State::undecided) {
                outcome.known = outcome.known && (finding.amount || finding.measure->kind != MeasureKind::payment);
                outcome.findings.push_back(std::move(finding));
            }
        }
    }
}

// Of measures that exclude each other for the same person the better one counts.
Value Alternatives::total_of(const std::vector<Finding>& findings, Date first, Date last) const {
    Value total = Value::number(Rational());
    for (const auto& finding : findings) {
        const Value share = share_of(finding, first, last);
        const bool beaten = std::any_of(findings.begin(), findings.end(), [&](const Finding& rival) {
            if (&rival == &finding || finding.measure->choose_one.empty() || rival.measure->choose_one != finding.measure->choose_one ||
                rival.index != finding.index) {
                return false;
            }
            const Value other = share_of(rival, first, last);
            return more(other, share) || (!more(share, other) && &rival < &finding);
        });
        total = beaten ? total : bounds::add(total, share);
    }
    return total;
}

/// Facts that only the options read, and that nobody has said.
std::vector<FactPlace> Alternatives::missing(const Alternative& alternative) {
    put_back();
    std::vector<FactPlace> places;
    for (const auto& option : alternative.options) {
        const auto look = [&](const std::vector<Companion>& values) {
            for (const auto& one : values) {
                assessor_.missing_of(one.value, places);
            }
        };
        look(option.facts);
        for (const auto& list : option.lists) {
            look(list.members);
        }
    }
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    return places;
}

void Alternatives::write(const Alternative& alternative, const std::vector<Outcome>& outcomes, json::Writer& out) {
    AnswerWriter answer(rulebook_, out);
    out.begin_object().member("alternative", alternative.id).key("months").integer(alternative.months);
    if (alternative.months_before > 0) {
        out.key("months_before").integer(alternative.months_before);
    }
    out.key("missing").begin_array();
    for (const auto& place : missing(alternative)) {
        out.string(answer.pointer(place));
    }
    out.end_array().key("options").begin_array();
    for (const auto& outcome : outcomes) {
        // The best is named only if nothing that is still open can make another one better.
        const bool first = &outcome == outcomes.data();
        write(outcome,
              first && std::all_of(outcomes.begin() + 1, outcomes.end(),
                                   [&](const Outcome& o) { return o.known && o.total.hi <= outcome.total.lo; }),
              out);
    }
    out.end_array().end_object();
}

void Alternatives::write(const Outcome& outcome, bool best, json::Writer& out) {
    AnswerWriter answer(rulebook_, out);
    out.begin_object().member("option", outcome.option->id).key("best").boolean(best).key("total");
    if (outcome.known) {
        answer.value(outcome.total);
    } else {
        out.null();
    }
    if (outcome.applied != given_.application) {
        out.member("application", outcome.applied.to_string());
    }
    out.key("findings").begin_array();
    for (std::size_t i = 0; i < outcome.findings.size(); ++i) {
        const auto& finding = outcome.findings[i];
        out.begin_object();
        answer.subject(*finding.measure, finding.index);
        answer.in_short(finding);
        if (i >= outcome.first_later) {
            out.member("application", outcome.later.to_string());
        }
        out.end_object();
    }
    out.end_array().end_object();
}

} // namespace kepil
