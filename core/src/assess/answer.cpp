#include "assess/answer.hpp"

#include "assess/stable_order.hpp"
#include "language/bounds.hpp"

#include <algorithm>
#include <charconv>
#include <utility>

namespace kepil {
namespace {

const char* state_of(const Truth& condition) {
    if (!condition.ok()) {
        return "not_known";
    }
    return condition.is_true() ? "true" : condition.is_false() ? "false" : "unknown";
}

std::string_view state_member(State state) {
    switch (state) {
    case State::entitled:
        return R"(,"state":"entitled")";
    case State::not_entitled:
        return R"(,"state":"not_entitled")";
    case State::undecided:
        return R"(,"state":"undecided")";
    default:
        return R"(,"state":"not_known")";
    }
}

/// What a payment adds to the total of its period: nothing, its bounds, or from zero where it is not certain.
Value share_of(const Finding& finding, const Program& program) {
    if (!finding.amount || (finding.state != State::entitled && finding.state != State::undecided)) {
        return Value::number(Rational());
    }
    Value share = bounds::outwards(finding.amount->net);
    if (finding.list != absent && finding.index < 0) {
        // One finding stands for every element that the unknown list may turn out to hold.
        share = bounds::scale(share, program.facts[finding.list].max_elements);
        share.open = true;
    }
    return share;
}

/// What the findings that `counts` names bring together.
template <class Counts>
Value sum_of(FindingView findings, const Program& program, const Counts& counts) {
    Value total = Value::number(Rational());
    // Of measures that exclude each other for the same person a single one counts: at least the surest, at most the greatest.
    std::vector<std::pair<const Finding*, Value>> choices;
    for (const auto& one : findings) {
        if (!counts(one)) {
            continue;
        }
        const Value share = share_of(one, program);
        if (one.measure->choose_one.empty()) {
            total = bounds::add(total, share);
            continue;
        }
        const auto choice = std::find_if(choices.begin(), choices.end(), [&](const auto& other) {
            return other.first->list == one.list && other.first->index == one.index &&
                   other.first->measure->choose_one == one.measure->choose_one;
        });
        if (choice == choices.end()) {
            choices.emplace_back(&one, share);
        } else {
            choice->second = bounds::maximum(choice->second, share);
        }
    }
    for (const auto& [finding, share] : choices) {
        total = bounds::add(total, share);
    }
    return total;
}

std::string printed_amount(const Amount& amount, Printed printed) {
    if (printed == Printed::exact || !amount.gross.decided()) {
        return {};
    }
    const auto whole = printed == Printed::round_up ? Rational::round_up(amount.gross.lo) : Rational::round_nearest(amount.gross.lo);
    return whole.to_decimal();
}

} // namespace

void AnswerWriter::rulebook() {
    out_.key("rulebook").begin_object().member("version", rulebook_.version).member("hash", rulebook_.hash);
    if (!rulebook_.scenario.empty()) {
        out_.member("scenario", rulebook_.scenario).member("status", rulebook_.status);
    }
    out_.end_object();
}

void AnswerWriter::errors(const std::vector<CaseError>& errors) {
    out_.key("errors").begin_array();
    for (const auto& error : errors) {
        out_.begin_object().member("code", error.code).member("pointer", error.pointer);
        if (!error.fact.empty()) {
            out_.member("fact", error.fact);
        }
        out_.key("values").begin_object().member("given", error.given);
        if (!error.min.empty()) {
            out_.member("min", error.min);
        }
        if (!error.max.empty()) {
            out_.member("max", error.max);
        }
        out_.end_object().end_object();
    }
    out_.end_array();
}

void AnswerWriter::errors_only(const std::vector<CaseError>& list) {
    out_.begin_object();
    rulebook();
    errors(list);
    out_.end_object();
}

void AnswerWriter::assessment(const Case& input, FindingView findings, FindingView others, Order& order, Refusals refusals) {
    const Household& household = input.household;
    out_.begin_object();
    rulebook();
    const Date month = input.has_paid_month ? input.paid_month : month_start(household.application);
    out_.key("dates").begin_object();
    out_.member("application", household.application.to_string())
        .member("paid_month", month.to_string())
        .member("today", household.today.to_string());
    out_.end_object();
    errors(input.errors);
    if (!input.ignored.empty()) {
        places("ignored", input.ignored);
    }
    totals(findings);
    out_.key("findings").begin_array();
    order.choose(input.risks);
    order.each(findings, household.application, [&](const Finding& one, const Standing& standing) {
        refusals == Refusals::in_short ? line(one, standing) : whole(one, standing);
    });
    out_.end_array();
    out_.key("also").begin_array();
    for (const auto& one : others) {
        whole(one, order.standing_of(one, household.application));
    }
    out_.end_array();
    questions(findings);
    out_.end_object();
}

void AnswerWriter::totals(FindingView findings) {
    out_.key("totals").begin_object();
    std::vector<const Finding*> paid;
    for (const auto& one : findings) {
        if (one.amount) {
            paid.push_back(&one);
        }
    }
    const FindingView payments(paid.data(), paid.size());
    for (const auto period : {Period::monthly, Period::yearly, Period::once}) {
        const auto of_period = [&](const Finding& one) { return one.version->period == period; };
        // What a person gets already may be the same money as a payment found here: it counts once.
        std::vector<const Finding*> running;
        for (const auto& one : payments) {
            if (of_period(one) && !one.measure->already_paid.empty()) {
                running.push_back(&one);
            }
        }
        const auto counted_in = [&](const Finding& one) {
            return std::find_if(running.begin(), running.end(), [&](const Finding* other) {
                const auto& same = other->measure->already_paid;
                return std::find(same.begin(), same.end(), one.measure->id) != same.end();
            });
        };
        const auto sum_in = [&](std::vector<const Finding*>::const_iterator place) {
            return sum_of(payments, rulebook_.program, [&](const Finding& one) {
                return of_period(one) && one.measure->already_paid.empty() && counted_in(one) == place;
            });
        };
        Value total = sum_in(running.end());
        for (auto one = running.cbegin(); one != running.cend(); ++one) {
            total = bounds::add(total, bounds::maximum(share_of(**one, rulebook_.program), sum_in(one)));
        }
        out_.key(name_of(period));
        range(total);
    }
    out_.end_object();
}

const char* AnswerWriter::text_of(Date date) {
    if (date != last_date_) {
        last_date_ = date;
        date.write(last_date_text_);
    }
    return last_date_text_;
}

void AnswerWriter::range(const Value& value) {
    if (!value.ok()) {
        out_.begin_object().end_object();
        return;
    }
    constexpr std::string_view before = R"({"min":")";
    constexpr std::string_view between = R"(","max":")";
    constexpr std::string_view end = R"("})";
    constexpr std::size_t date_size = 10;
    char text[before.size() + between.size() + end.size() + 2 * Rational::decimal_size];
    char* at = std::copy(before.begin(), before.end(), text);
    if (value.kind == Kind::date) {
        at = std::copy_n(text_of(value.date_lo()), date_size, at);
        at = std::copy(between.begin(), between.end(), at);
        at = std::copy_n(text_of(value.date_hi()), date_size, at);
        at = std::copy(end.begin(), end.end(), at);
        out_.raw({text, static_cast<std::size_t>(at - text)});
        return;
    }
    // Bounds are printed outwards, so that what is written still holds what was computed.
    const Value printed = bounds::outwards(value);
    at = printed.lo.write_decimal(at);
    at = std::copy(between.begin(), between.end(), at);
    at = printed.hi.write_decimal(at);
    at = std::copy(end.begin(), end.end(), at);
    const bool more = value.open || (value.decided() && !value.lo.fits_hundredths());
    out_.raw({text, static_cast<std::size_t>(at - text) - (more ? 1 : 0)});
    if (!more) {
        return;
    }
    if (value.open) {
        out_.key("open").boolean(true);
    }
    if (value.decided() && !value.lo.fits_hundredths()) {
        out_.member("exact", value.lo.to_ratio());
    }
    out_.end_object();
}

void AnswerWriter::value(const Value& value, bool years, std::uint32_t choice) {
    if (!value.ok() || (value.kind == Kind::date && value.date_lo() >= last_date)) {
        out_.null();
    } else if (value.kind == Kind::date && value.date_hi() >= last_date) {
        out_.begin_object().member("min", value.date_lo().to_string()).key("max").null();
        out_.end_object();
    } else if (value.kind == Kind::boolean) {
        out_.string(state_of(value.truth()));
    } else if (value.kind == Kind::choice) {
        const auto* options = choice == absent ? nullptr : &program_.facts[choice].options;
        out_.begin_array();
        for (std::size_t i = 0; options != nullptr && i < options->size(); ++i) {
            if ((value.options >> i) & 1U) {
                out_.string((*options)[i]);
            }
        }
        out_.end_array();
    } else if (years) {
        range(bounds::divide(value, Value::number(Rational(12))));
    } else {
        range(value);
    }
}

void AnswerWriter::strings(std::string_view key, const std::vector<std::string>& values) {
    out_.key(key).begin_array();
    for (const auto& text : values) {
        out_.string(text);
    }
    out_.end_array();
}

void AnswerWriter::places(std::string_view key, const std::vector<FactPlace>& places) {
    out_.key(key).begin_array();
    for (const auto& place : places) {
        out_.string(pointer(place));
    }
    out_.end_array();
}

std::string AnswerWriter::pointer(const FactPlace& place) const {
    const Fact& fact = program_.facts[place.fact];
    if (fact.list == absent) {
        return "/facts/" + fact.id;
    }
    return "/facts/" + program_.facts[fact.list].id + "/" + std::to_string(place.element) + "/" + fact.id;
}

void AnswerWriter::in_short(const Finding& finding) {
    out_.member("state", name_of(finding.state));
    if (finding.amount) {
        out_.member("period", name_of(finding.version->period)).key("net");
        range(finding.amount->net);
    }
    for (const auto& [name, date] : {std::pair{"from", &finding.starts}, {"to", &finding.ends}}) {
        if (*date && (*date)->decided()) {
            out_.member(name, (*date)->date_lo().to_string());
        }
    }
}

void AnswerWriter::as_in_case(const Value& value, const Fact& fact) {
    if (value.kind == Kind::choice && value.decided()) {
        std::size_t option = 0;
        while (((value.options >> option) & 1U) == 0) {
            ++option;
        }
        out_.string(fact.options[option]);
    } else if (value.kind == Kind::boolean && value.decided()) {
        out_.boolean(value.is_true());
    } else if (value.kind == Kind::number && value.decided()) {
        out_.string((fact.years ? value.lo / Rational(12) : value.lo).to_decimal());
    } else {
        out_.null();
    }
}

void AnswerWriter::subject(const Measure& measure, int index) {
    out_.member("measure", measure.id);
    if (measure.list != absent) {
        out_.key("for").begin_object().member("list", program_.facts[measure.list].id).key("index");
        index < 0 ? out_.null() : out_.integer(index);
        out_.end_object();
    }
}

void AnswerWriter::place(const FactPlace& place) {
    out_.raw(parts_.pointer(place.fact));
    if (place.element >= 0) {
        char text[12];
        out_.stretch({text, static_cast<std::size_t>(std::to_chars(text, text + sizeof text, place.element).ptr - text)});
        out_.stretch(parts_.pointer_end(place.fact));
    }
}

void AnswerWriter::finding(const Finding& finding) { whole(finding, {finding.measure->urgency, finding.measure->weight}); }

void AnswerWriter::line(const Finding& finding, const Standing& standing) {
    if (const auto known = lines_ == nullptr ? std::string_view() : lines_->find(finding, standing); !known.empty()) {
        out_.next(known);
        return;
    }
    const auto begin = out_.text().size();
    if (finding.state == State::not_entitled) {
        refusal(finding);
    } else {
        whole(finding, standing);
    }
    if (lines_ != nullptr) {
        const std::string_view written = std::string_view(out_.text()).substr(begin);
        lines_->keep(written.substr(written.front() == ',' ? 1 : 0));
    }
}

// Most measures are not due: what they would be is told when somebody asks why (explain). Here it counts why not.
void AnswerWriter::refusal(const Finding& finding) {
    out_.raw(parts_.name(*finding.measure));
    outcome(finding);
    const auto fails = [](const Truth& condition) { return condition.ok() && condition.is_false(); };
    conditions(finding, fails);
    if (finding.gap != nullptr) {
        strings("basis", finding.gap->basis);
    } else if (finding.version != nullptr && std::none_of(finding.conditions.begin(), finding.conditions.end(), [&](const auto& answer) {
                   return fails(answer.value) && !answer.condition->basis.empty();
               })) {
        strings("basis", finding.version->basis);
    }
    out_.end_object();
}

/// The members "for", "state" and what explains the state: "reason", "parameter", "not_in_force".
void AnswerWriter::outcome(const Finding& finding) {
    if (finding.list != absent) {
        out_.key("for").begin_object().member("list", program_.facts[finding.list].id).key("index");
        finding.index < 0 ? out_.null() : out_.integer(finding.index);
        out_.end_object();
    }
    out_.stretch(state_member(finding.state));
    if (finding.reason[0] != '\0') {
        out_.member("reason", finding.reason);
    }
    if (finding.series != absent) {
        out_.member("parameter", program_.series[finding.series].id);
    }
    if (finding.gap != nullptr) {
        not_in_force(*finding.gap);
    }
}

/// The conditions whose answers `which` takes.
template <class Which>
void AnswerWriter::conditions(const Finding& finding, const Which& which) {
    out_.key("conditions").begin_array();
    for (std::size_t i = 0; i < finding.conditions.size(); ++i) {
        if (const auto& answer = finding.conditions[i].value; which(answer)) {
            const auto [before_state, after_state] = parts_.condition(*finding.measure, *finding.version, i);
            out_.raw(before_state).stretch(state_of(answer)).stretch(after_state);
        }
    }
    out_.end_array();
}

void AnswerWriter::whole(const Finding& finding, const Standing& standing) {
    const Measure& measure = *finding.measure;
    out_.raw(parts_.head(measure));
    out_.key("weight").integer(standing.weight).member("urgency", name_of(standing.urgency));
    outcome(finding);
    if (finding.right_on.ok() && finding.right_on.kind == Kind::date) {
        out_.stretch(R"(,"right_on":)");
        range(finding.right_on);
    }
    if (finding.amount) {
        amount(*finding.amount, finding);
    }
    for (const auto& [name, date] :
         {std::pair{"from", &finding.starts}, {"to", &finding.ends}, {"when_paid", &finding.when_paid}, {"deadline", &finding.deadline}}) {
        if (*date && (*date)->date_hi() < last_date) {
            out_.key(name);
            range(**date);
        }
    }
    if (!finding.schedule.empty()) {
        schedule(finding.schedule);
    }
    conditions(finding, [](const Truth&) { return true; });
    out_.key("missing").begin_array();
    for (const auto& one : finding.missing) {
        place(one);
    }
    out_.end_array();
    if (finding.gap != nullptr) {
        strings("basis", finding.gap->basis);
    }
    out_.stretch(parts_.tail(measure, finding.version));
    if (!measure.choose_one.empty()) {
        out_.boolean(finding.recommended);
    }
    if (measure.local) {
        out_.key("local").boolean(true);
    }
    out_.end_object();
}

void AnswerWriter::not_in_force(const Gap& gap) {
    out_.key("not_in_force").begin_object().member("id", gap.id);
    if (gap.has_from) {
        out_.member("until", add_days(gap.from, -1).to_string());
    }
    if (gap.has_to) {
        out_.member("since", add_days(gap.to, 1).to_string());
    }
    strings("instead", gap.instead);
    out_.end_object();
}

void AnswerWriter::amount(const Amount& amount, const Finding& finding) {
    out_.key("amount").begin_object().member("period", name_of(finding.version->period)).key("gross");
    range(amount.gross);
    out_.key("withheld").begin_array();
    for (const auto& part : amount.withheld) {
        out_.begin_object().member("id", part.rule->id).key("amount");
        range(part.amount);
        out_.end_object();
    }
    out_.end_array().key("net");
    range(amount.net);
    if (const auto printed = printed_amount(amount, finding.version->printed); !printed.empty()) {
        out_.member("printed", printed);
    }
    out_.end_object();
}

void AnswerWriter::schedule(const std::vector<ScheduleRow>& rows) {
    out_.key("schedule").begin_array();
    for (const auto& row : rows) {
        out_.begin_object().member("from", row.from.to_string()).key("to");
        row.to ? out_.string(row.to->to_string()) : out_.null();
        for (const auto& [name, part] : {std::pair{"gross", &Amount::gross}, {"net", &Amount::net}}) {
            out_.key(name);
            if (row.amount) {
                range((*row.amount).*part);
            } else {
                out_.null();
            }
        }
        out_.end_object();
    }
    out_.end_array();
}

namespace {

/// What is open in a finding, in thousandths: one for the answer itself, and up to three times as much for the money.
constexpr std::int64_t open_answer = 1000;
constexpr std::int64_t open_money = 3000;

/// How much money a year is open.
Rational width_of(const Finding& finding) {
    // A bound that is only the widest answer of a question says nothing about money.
    if (!finding.amount || finding.amount->net.decided() || finding.amount->net.open) {
        return {};
    }
    const Rational width = Rational::round_down(finding.amount->net.hi) - Rational::round_down(finding.amount->net.lo);
    return finding.version != nullptr && finding.version->period == Period::monthly ? width * Rational(12) : width;
}

} // namespace

// The most decisive first: a question counts for what is open in each finding that waits for it, shared with the questions beside it.
void AnswerWriter::questions(FindingView findings) {
    struct Question {
        FactPlace place;
        int decides = 0;
        std::int64_t weight = 0;
    };
    std::vector<const Finding*> waiting;
    Rational widest(1);
    for (const auto& one : findings) {
        if (!one.missing.empty()) {
            waiting.push_back(&one);
            widest = std::max(widest, width_of(one));
        }
    }
    std::vector<Question> order;
    for (const auto* one : waiting) {
        const Rational width = width_of(*one);
        // Mostly there is none.
        const Rational money = width == Rational() ? width : Rational::round_down(width * Rational(open_money) / widest);
        const std::int64_t open = (one->state == State::entitled ? 0 : open_answer) + (money.valid() ? money.numerator() : 0);
        for (const auto& missing : one->missing) {
            order.push_back({missing, 1, open / static_cast<std::int64_t>(one->missing.size())});
        }
    }
    sort_stably(order, [](const Question& one) {
        return std::uint64_t{one.place.fact} << 16U | static_cast<std::uint32_t>(one.place.element + 1);
    });
    std::size_t last = 0;
    for (std::size_t next = 1; next < order.size(); ++next) {
        if (order[next].place == order[last].place) {
            ++order[last].decides;
            order[last].weight += order[next].weight;
        } else {
            order[++last] = order[next];
        }
    }
    order.resize(std::min(order.size(), last + 1));
    sort_stably(order, [](const Question& one) { return ~one.weight; });
    out_.key("questions").begin_array();
    for (const auto& question : order) {
        out_.begin_object().key("pointer");
        place(question.place);
        out_.stretch(parts_.question(question.place.fact)).integer(question.decides).end_object();
    }
    out_.end_array();
}

} // namespace kepil
