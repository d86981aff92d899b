#include "assess/arrears.hpp"

#include "language/bounds.hpp"

#include <algorithm>

namespace kepil {
namespace {

/// Months one after another that stand alike.
struct Stretch {
    Date from;
    Date to;
    std::int64_t months = 0;
    State state = State::entitled;
    std::optional<Value> due; ///< of one month, or the whole of a payment made once; nothing: the law of then is not known here
    bool claimable = false;
};

bool may_be_due(const Finding& finding) { return finding.state == State::entitled || finding.state == State::undecided; }

bool covers(const Finding& finding, Date month) {
    if (!may_be_due(finding) || finding.version == nullptr || finding.version->period != Period::monthly) {
        return false;
    }
    return (!finding.starts || month_start(finding.starts->date_lo()) <= month) && (!finding.ends || finding.ends->date_hi() >= month);
}

/// The past of one payment (and element).
class Past {
public:
    Past(Assessor& assessor, const Measure& measure, int index, Date first, Date today)
        : assessor_(assessor), measure_(measure), index_(index), first_(first), today_(today) {}

    std::vector<Stretch> run() {
        for (Date month = month_start(first_); month <= today_; month = add_months(month, 1)) {
            look_at(month);
        }
        if (once_ && !stretches_.empty()) {
            stretches_.back().claimable = may_be_due(on(today_, month_start(today_)));
        }
        return std::move(stretches_);
    }

private:
    // Nobody applies before the day on which the right arises.
    Finding on(Date day, Date month) {
        Finding finding = assessor_.on_days(measure_, index_, day, day, month);
        if (may_be_due(finding) && finding.right_on.ok() && finding.right_on.date_lo() > day) {
            finding.state = State::not_entitled;
        }
        return finding;
    }

    void look_at(Date month) {
        // Whoever has applied keeps the award of that day while it runs; after it he applies anew.
        if (award_) {
            const Finding kept = on(*award_, month);
            if (covers(kept, month)) {
                add(month, kept);
                return;
            }
            award_.reset();
        }
        for (const Date day : {std::max(month, first_), std::min(month_end(month), today_)}) {
            const Finding finding = on(day, month);
            if (covers(finding, month)) {
                award_ = day;
                add(month, finding);
                return;
            }
            if (may_be_due(finding) && finding.version != nullptr && finding.version->period == Period::once) {
                add_once(month, finding);
                return;
            }
            if (finding.state == State::not_known && day == std::min(month_end(month), today_)) {
                add({month, month, 1, State::not_known, std::nullopt, false});
            }
        }
    }

    void add(Date month, const Finding& finding) {
        Stretch stretch{month, month, 1, finding.state, std::nullopt, covers(on(today_, month), month)};
        if (finding.amount) {
            stretch.due = finding.amount->net;
        } else {
            stretch.state = State::not_known;
        }
        add(stretch);
    }

    // A payment made once could be applied for in all these months, but is due once: by the last of them.
    void add_once(Date month, const Finding& finding) {
        if (!once_) {
            stretches_.clear();
            stretches_.push_back({month, month, 1, finding.state, std::nullopt, false});
            once_ = true;
        }
        Stretch& stretch = stretches_.back();
        stretch.to = month;
        stretch.state = finding.amount ? finding.state : State::not_known;
        stretch.due = finding.amount ? std::optional(finding.amount->net) : std::nullopt;
    }

    void add(const Stretch& stretch) {
        if (once_) {
            return;
        }
        if (!stretches_.empty()) {
            Stretch& last = stretches_.back();
            const bool same_sum =
                last.due && stretch.due ? last.due->lo == stretch.due->lo && last.due->hi == stretch.due->hi : !last.due && !stretch.due;
            if (same_sum && last.state == stretch.state && last.claimable == stretch.claimable && add_months(last.to, 1) == stretch.from) {
                last.to = stretch.to;
                last.months += stretch.months;
                return;
            }
        }
        stretches_.push_back(stretch);
    }

    Assessor& assessor_;
    const Measure& measure_;
    int index_;
    Date first_;
    Date today_;
    std::optional<Date> award_;
    bool once_ = false;
    std::vector<Stretch> stretches_;
};

class ArrearsWriter {
public:
    ArrearsWriter(Assessor& assessor, const Rulebook& rulebook, const Case& input, Date from, json::Writer& out)
        : assessor_(assessor), rulebook_(rulebook), input_(input), first_(from), answer_(rulebook, out), out_(out) {}

    void run() {
        const Date today = input_.household.application;
        out_.begin_object();
        answer_.rulebook();
        answer_.errors(input_.errors);
        out_.member("from", first_.to_string()).member("to", today.to_string()).key("payments").begin_array();
        assessor_.begin(input_);
        for (const auto& measure : rulebook_.measures) {
            if (measure.kind != MeasureKind::payment || !measure.already_paid.empty() || !is_chosen(measure, input_)) {
                continue;
            }
            if (measure.list == absent) {
                write(measure, -1);
                continue;
            }
            const ListValue& list = input_.household.lists[measure.list];
            for (std::uint32_t i = 0; list.known && i < list.count; ++i) {
                write(measure, static_cast<int>(i));
            }
        }
        out_.end_array().key("possible").begin_array();
        for (const auto& [measure, index] : possible_) {
            out_.begin_object();
            answer_.subject(*measure, index);
            out_.end_object();
        }
        out_.end_array().end_object();
    }

private:
    void write(const Measure& measure, int index) {
        const auto stretches = Past(assessor_, measure, index, first_, input_.household.application).run();
        const auto any = [&](State state) {
            return std::any_of(stretches.begin(), stretches.end(), [&](const Stretch& s) { return s.state == state; });
        };
        if (!any(State::entitled)) {
            if (any(State::undecided)) {
                possible_.emplace_back(&measure, index);
            }
            return;
        }
        out_.begin_object();
        answer_.subject(measure, index);
        if (!measure.choose_one.empty()) {
            out_.member("choose_one", measure.choose_one);
        }
        Value claimable = Value::number(Rational());
        Value lost = claimable;
        std::int64_t unknown = 0;
        out_.key("rows").begin_array();
        for (const auto& stretch : stretches) {
            write(stretch);
            if (!stretch.due) {
                unknown += stretch.months;
                continue;
            }
            const Value sum = bounds::multiply(*stretch.due, Value::number(Rational(stretch.months)));
            Value& side = stretch.claimable ? claimable : lost;
            side = bounds::add(side, sum);
        }
        out_.end_array().key("claimable");
        answer_.value(claimable);
        out_.key("lost");
        answer_.value(lost);
        out_.key("unknown_months").integer(unknown);
        out_.key("fault").begin_array();
        for (const auto& basis : measure.fault) {
            out_.string(basis);
        }
        out_.end_array().end_object();
    }

    void write(const Stretch& stretch) {
        out_.begin_object()
            .member("from", stretch.from.to_string())
            .member("to", stretch.to.to_string())
            .key("months")
            .integer(stretch.months)
            .member("state", name_of(stretch.state))
            .key("due");
        if (stretch.due) {
            answer_.value(*stretch.due);
        } else {
            out_.null();
        }
        out_.key("claimable").boolean(stretch.claimable).end_object();
    }

    Assessor& assessor_;
    const Rulebook& rulebook_;
    const Case& input_;
    Date first_;
    AnswerWriter answer_;
    json::Writer& out_;
    std::vector<std::pair<const Measure*, int>> possible_; ///< the facts do not say whether they were due
};

} // namespace

void write_arrears(Assessor& assessor, const Rulebook& rulebook, const Case& input, Date from, json::Writer& out) {
    ArrearsWriter(assessor, rulebook, input, from, out).run();
}

} // namespace kepil
