#include "assess/advisor.hpp"

#include "assess/stable_order.hpp"
#include "assess/timeline.hpp"
#include "rulebook/reads.hpp"

#include <algorithm>

namespace kepil {
namespace {

constexpr int years_to_wait = 5;
constexpr std::size_t most_nearby = 5; // of payments, and of services and rights
constexpr std::size_t max_facts = 6;   // pairs of them are tried

bool helps(const Finding& then, bool may_be_open) {
    return then.state == State::entitled || (may_be_open && then.state == State::undecided);
}

bool can_act(const Fact& fact, const Value& now) {
    return fact.how == How::act && (fact.type.kind == Kind::boolean ? now.is_false() : (now.options & ~fact.change_from.options) == 0);
}

} // namespace

Advisor::Advisor(Assessor& assessor, const Rulebook& rulebook, Case& input)
    : assessor_(assessor), rulebook_(rulebook), program_(rulebook.program), input_(input), given_(input.household) {}

void Advisor::restore() {
    input_.household = given_;
    assessor_.settle(input_);
    assessor_.begin(input_);
}

std::vector<Change> Advisor::changes() {
    restore();
    const auto all = assessor_.assess(input_);
    std::vector<Finding> refused;
    std::copy_if(all.begin(), all.end(), std::back_inserter(refused), [](const Finding& f) { return f.state == State::not_entitled; });
    sort_stably(refused, [](const Finding& f) { return static_cast<std::uint64_t>(f.measure->kind) << 32U | f.measure->weight; });
    std::vector<Change> result;
    for (const auto& finding : refused) {
        auto changes = changes_of(finding);
        std::move(changes.begin(), changes.end(), std::back_inserter(result));
    }
    return result;
}

// One fact before waiting, waiting before two facts.
std::vector<Change> Advisor::changes_of(const Finding& refused) {
    std::vector<Change> result;
    if (refused.state != State::not_entitled || refused.version == nullptr) {
        return result;
    }
    Change base;
    base.measure = refused.measure;
    base.index = refused.index;
    const auto facts = changeable(refused);
    for (const auto fact : facts) {
        if (auto change = with_one(fact, base)) {
            result.push_back(std::move(*change));
        }
    }
    if (auto change = by_waiting(refused)) {
        result.push_back(std::move(*change));
    }
    for (std::size_t i = 0; result.empty() && i < facts.size(); ++i) {
        if (!can_act(program_.facts[facts[i]], given_.fact(facts[i]))) {
            continue;
        }
        Change first = base;
        first.with.push_back({facts[i], given_.fact(facts[i]), program_.facts[facts[i]].change_to});
        for (std::size_t j = 0; j < facts.size(); ++j) {
            const bool same_kind = program_.facts[facts[j]].how == How::act;
            if (auto change = j == i || (same_kind && j < i) ? std::nullopt : with_one(facts[j], first)) {
                result.push_back(std::move(*change));
            }
        }
    }
    restore();
    return result;
}

std::vector<std::uint32_t> Advisor::changeable(const Finding& refused) const {
    Reads reads = no_reads(program_);
    for (const auto& answer : refused.conditions) {
        if (answer.value.is_false()) {
            collect_reads(program_, answer.condition->when, reads);
        }
    }
    std::vector<std::uint32_t> facts;
    for (std::uint32_t i = 0; i < program_.facts.size() && facts.size() < max_facts; ++i) {
        if (reads.facts[i] && program_.facts[i].how != How::none) {
            facts.push_back(i);
        }
    }
    return facts;
}

std::optional<Change> Advisor::with_one(std::uint32_t fact, const Change& base) {
    const Fact& declared = program_.facts[fact];
    if (declared.how == How::more) {
        return with_more(fact, base);
    }
    if (!can_act(declared, given_.fact(fact))) {
        return std::nullopt;
    }
    Change change = base;
    change.with.push_back({fact, given_.fact(fact), declared.change_to});
    change.then = judged(change);
    // What it leads to may hang on facts that were not asked before.
    return helps(change.then, true) ? std::optional(std::move(change)) : std::nullopt;
}

// The least number that helps, and one less that does not.
std::optional<Change> Advisor::with_more(std::uint32_t fact, const Change& base) {
    const Value now = given_.fact(fact);
    if (!now.decided()) {
        return std::nullopt;
    }
    Change change = base;
    change.with.push_back({fact, now, now});
    const bool open = !base.with.empty(); // the other fact may have opened questions
    const auto with = [&](std::int64_t number) {
        change.with.back().to = Value::number(Rational(number));
        change.then = judged(change);
        return helps(change.then, open);
    };
    std::int64_t less = now.lo.numerator();
    std::int64_t enough = program_.facts[fact].max.numerator();
    if (enough <= less || !with(enough)) {
        return std::nullopt;
    }
    while (enough - less > 1) {
        const auto middle = less + (enough - less) / 2;
        (with(middle) ? enough : less) = middle;
    }
    return with(enough) ? std::optional(std::move(change)) : std::nullopt;
}

std::optional<Change> Advisor::by_waiting(const Finding& refused) {
    restore();
    const Date first = given_.application;
    const auto rows = timeline_of(assessor_, *refused.measure, refused.index, first, add_months(first, 12 * years_to_wait));
    const auto in_state = [&](State state) {
        return std::find_if(rows.begin(), rows.end(), [state](const TimelineRow& r) { return r.state == state; });
    };
    auto row = in_state(State::entitled);
    if (row == rows.end() && refused.measure->kind == MeasureKind::payment) {
        row = in_state(State::undecided);
    }
    if (row == rows.end()) {
        return std::nullopt;
    }
    Change change;
    change.measure = refused.measure;
    change.index = refused.index;
    change.wait_until = row->from;
    change.then = assessor_.on_days(*refused.measure, refused.index, row->from, row->from);
    return change;
}

Finding Advisor::judged(const Change& change) {
    input_.household = given_;
    assessor_.begin(input_);
    for (const auto& one : change.with) {
        for (const auto& companion : program_.facts[one.fact].companions) {
            input_.household.change(companion.fact) = assessor_.value_of(companion.value);
        }
        input_.household.change(one.fact) = one.to;
    }
    assessor_.settle(input_);
    assessor_.begin(input_);
    return assessor_.on_days(*change.measure, change.index, given_.application, given_.application);
}

std::vector<Finding> Advisor::nearby() {
    restore();
    std::vector<Finding> payments;
    std::vector<Finding> others;
    for (const auto& measure : rulebook_.measures) {
        if (is_chosen(measure, input_)) {
            continue;
        }
        const bool payment = measure.kind == MeasureKind::payment;
        for (auto& finding : assessor_.assess_measure(input_, measure)) {
            if (payment ? finding.state == State::undecided && finding.missing.size() == 1 : finding.state == State::entitled) {
                (payment ? payments : others).push_back(std::move(finding));
            }
        }
    }
    for (auto* list : {&payments, &others}) {
        sort_stably(*list, [](const Finding& f) { return f.measure->weight; });
        list->resize(std::min(list->size(), most_nearby));
    }
    std::move(others.begin(), others.end(), std::back_inserter(payments));
    return payments;
}

void Advisor::write_nearby(const std::vector<Finding>& findings, json::Writer& out) const {
    AnswerWriter answer(rulebook_, out);
    out.begin_array();
    for (const auto& finding : findings) {
        out.begin_object();
        answer.subject(*finding.measure, finding.index);
        out.member("kind", name_of(finding.measure->kind));
        answer.in_short(finding);
        answer.places("missing", finding.missing);
        out.end_object();
    }
    out.end_array();
}

void Advisor::write(const std::vector<Change>& changes, json::Writer& out) const {
    AnswerWriter answer(rulebook_, out);
    out.begin_array();
    for (const auto& change : changes) {
        out.begin_object();
        answer.subject(*change.measure, change.index);
        if (change.wait_until) {
            out.member("wait_until", change.wait_until->to_string());
        }
        out.key("with").begin_array();
        for (const auto& one : change.with) {
            const Fact& fact = program_.facts[one.fact];
            out.begin_object().member("pointer", answer.pointer({one.fact, -1})).member("fact", fact.id);
            out.member("how", fact.how == How::act ? "act" : "more").key("from");
            answer.as_in_case(one.from, fact);
            out.key("to");
            answer.as_in_case(one.to, fact);
            if (fact.how == How::more) {
                out.member("more", (one.to.lo - one.from.lo).to_decimal());
            }
            out.end_object();
        }
        out.end_array().key("then").begin_object();
        answer.in_short(change.then);
        out.end_object().end_object();
    }
    out.end_array();
}

} // namespace kepil
