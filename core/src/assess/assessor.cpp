#include "assess/assessor.hpp"

#include "assess/stable_order.hpp"
#include "language/bounds.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace kepil {
namespace {

constexpr int open_ended_months = 24; // how far a payment without an end is drawn
constexpr int max_schedule_months = 60;
constexpr std::size_t most_places_kept = 1024;
constexpr int max_gates = 8; // questions that each decide whether the next makes sense

/// Undecided payments may come to nothing.
Value from_zero(const Value& amount) {
    Value result = bounds::or_zero(amount);
    result.lo = Rational();
    return result;
}

// Bounds with long fractions leave no room to reckon on with them: they get as wide as they are written anyway.
Value with_room(const Value& amount) {
    constexpr std::int64_t short_enough = 1'000'000;
    const bool is_long = std::max(amount.lo.denominator(), amount.hi.denominator()) > short_enough;
    return is_long ? bounds::outwards(amount) : amount;
}

const char* reason_of(Trouble trouble) {
    switch (trouble) {
    case Trouble::not_known:
        return "parameter";
    case Trouble::no_element:
        return "nobody";
    default:
        return "arithmetic";
    }
}

bool holds_on(const Version& version, const Value& date) {
    return version.from <= date.date_hi() && (!version.has_to || date.date_lo() <= version.to);
}

/// The span without such a law in which all of `date` lies, or nothing.
const Gap* gap_around(const Measure& measure, const Value& date) {
    const auto found = std::find_if(measure.gaps.begin(), measure.gaps.end(), [&](const Gap& gap) {
        return (!gap.has_from || gap.from <= date.date_lo()) && (!gap.has_to || date.date_hi() <= gap.to);
    });
    return found == measure.gaps.end() ? nullptr : &*found;
}

/// Makes of what the last version says what it and those before it say together.
void merge(const Finding& before, Finding& last) {
    if (before.state != last.state) {
        last.state = State::undecided;
        last.reason = "";
    }
    const auto join = [](const std::optional<Value>& x, std::optional<Value>& y) {
        if (x) {
            y = y ? hull(*x, *y) : *x;
        }
    };
    join(before.starts, last.starts);
    join(before.ends, last.ends);
    join(before.deadline, last.deadline);
    last.schedule.clear();
    last.missing.insert(last.missing.end(), before.missing.begin(), before.missing.end());
    if (before.amount && last.amount) {
        last.amount->gross = hull(before.amount->gross, last.amount->gross);
        last.amount->net = hull(before.amount->net, last.amount->net);
        last.amount->withheld.clear();
    } else if (before.amount) {
        last.amount = before.amount;
    }
    if (last.state == State::undecided && last.amount) {
        last.amount->gross = from_zero(last.amount->gross);
        last.amount->net = from_zero(last.amount->net);
    }
}

bool chooses_all(const Case& input) { return std::find(input.risks.begin(), input.risks.end(), false) == input.risks.end(); }

bool same_amount(const std::optional<Amount>& a, const std::optional<Amount>& b) {
    if (!a || !b) {
        return !a && !b;
    }
    return a->gross.lo == b->gross.lo && a->gross.hi == b->gross.hi && a->net.lo == b->net.lo && a->net.hi == b->net.hi;
}

} // namespace

bool is_chosen(const Measure& measure, const Case& input) {
    return std::any_of(measure.risks.begin(), measure.risks.end(), [&](std::uint32_t risk) { return input.risks[risk]; });
}

Assessor::Assessor(const Rulebook& rulebook)
    : rulebook_(rulebook), evaluator_(rulebook.program), reads_(rulebook), findings_(rulebook, reads_), others_(rulebook, reads_),
      amounts_(rulebook, reads_), one_(rulebook, reads_) {
    for (std::uint32_t i = 0; i < rulebook.program.facts.size(); ++i) {
        if (rulebook.program.facts[i].has_otherwise) {
            conditional_.push_back(i);
        }
    }
}

std::vector<std::uint32_t> Assessor::conditional_facts(const std::vector<const Measure*>& measures) {
    reads_.find_out();
    std::vector<std::uint32_t> facts;
    const auto matters = [&](std::uint32_t fact) {
        return std::any_of(measures.begin(), measures.end(), [&](const Measure* measure) { return reads_.reads(*measure, fact); });
    };
    std::copy_if(conditional_.begin(), conditional_.end(), std::back_inserter(facts), matters);
    return facts;
}

void Assessor::begin(const Case& input) {
    input_ = &input;
    first_day_ = input.household.application;
    last_day_ = input.household.application;
    first_month_ = month_start(first_day_);
    last_month_ = first_month_;
    brief_ = false;
    ++cases_begun_;
    if (to_ask_.size() > most_places_kept) {
        to_ask_.clear();
    }
    evaluator_.start(input.household);
}

template <class TakesPart>
FindingView Assessor::go_through(const Case& input, FindingStore& store, const TakesPart& takes_part) {
    begin(input);
    store.start(input);
    for (const auto& measure : rulebook_.measures) {
        if (!takes_part(measure)) {
            store.leave_out(measure);
        } else if (!store.again(measure)) {
            store.renew(measure);
            visit(measure, store);
        }
    }
    if (evaluator_.gave_up() || Rational::any_wide()) {
        // How far one gets with a case too large depends on what was kept from the one before; ratios kept aside go with their case.
        store.forget();
    }
    return store.all();
}

FindingView Assessor::assess(const Case& input) {
    const bool all = chooses_all(input);
    const auto findings = go_through(input, findings_, [&](const Measure& measure) { return all || is_chosen(measure, input); });
    recommend(findings_.each());
    return findings;
}

// Many households, each unlike the one before: comparing them costs more than it saves.
FindingView Assessor::amounts_of(const Case& input, const std::vector<const Measure*>& measures) {
    begin(input);
    only_amounts_ = true;
    amounts_.clear();
    for (const auto* measure : measures) {
        amounts_.renew(*measure);
        visit(*measure, amounts_);
    }
    only_amounts_ = false;
    return amounts_.all();
}

FindingView Assessor::assess_others(const Case& input) {
    if (chooses_all(input)) {
        return {};
    }
    only_entitled_ = true;
    const auto findings = go_through(
        input, others_, [&](const Measure& measure) { return measure.kind == MeasureKind::payment && !is_chosen(measure, input); });
    only_entitled_ = false;
    recommend(others_.each());
    return findings;
}

Finding Assessor::on_days(const Measure& measure, int index, Date lo, Date hi, std::optional<Date> month) {
    ++days_judged_;
    first_day_ = lo;
    last_day_ = hi;
    first_month_ = month.value_or(month_start(lo));
    last_month_ = month.value_or(month_start(hi));
    brief_ = true;
    evaluator_.set_application(lo, hi);
    evaluator_.clear_element();
    Value takes_part = Value::of(true);
    Finding finding;
    finding.start(measure, measure.list, index);
    if (measure.list != absent) {
        evaluator_.set_element(measure.list, index);
        takes_part = measure.element_where.node == absent ? Value::of(true) : evaluator_.evaluate(measure.element_where.node);
    }
    if (takes_part.is_false()) {
        finding.state = State::not_entitled;
        finding.reason = "nobody";
    } else {
        stand_at(measure, index);
        judge(measure, index, takes_part, finding);
    }
    return finding;
}

std::vector<Finding> Assessor::assess_measure(const Case& input, const Measure& measure) {
    begin(input);
    one_.clear();
    one_.renew(measure);
    visit(measure, one_);
    return {one_.all().begin(), one_.all().end()};
}

Evaluator& Assessor::evaluator_for(const Case& input, const Finding& finding) {
    begin(input);
    evaluator_.clear_element();
    if (finding.list != absent) {
        evaluator_.set_element(finding.list, finding.index);
    }
    if (finding.version != nullptr) {
        set_month(*finding.version, finding);
    }
    if (finding.amount) {
        evaluator_.set_gross(finding.amount->gross);
    }
    return evaluator_;
}

void Assessor::visit(const Measure& measure, FindingStore& findings) {
    const auto judged = [&](int index, const Value& takes_part) {
        stand_at(measure, index);
        if (only_amounts_ && brings_nothing(measure)) {
            return;
        }
        Finding& finding = findings.add(measure.list, index);
        judge(measure, index, takes_part, finding);
        if (only_entitled_ && finding.state != State::entitled) {
            findings.remove_last();
        }
    };
    if (measure.list == absent) {
        judged(-1, Value::of(true));
        return;
    }
    const ListValue& list = input_->household.lists[measure.list];
    if (!list.known) {
        judged(-1, Value::maybe());
        return;
    }
    bool any = false;
    for (std::uint32_t i = 0; i < list.count; ++i) {
        evaluator_.set_element(measure.list, static_cast<int>(i));
        ask_month();
        const Value where = measure.element_where.node == absent ? Value::of(true) : evaluator_.evaluate(measure.element_where.node);
        if (!where.is_false()) {
            any = true;
            judged(static_cast<int>(i), where);
        }
    }
    if (!any && !only_entitled_ && !only_amounts_) {
        Finding& nobody = findings.add(absent, -1);
        nobody.state = State::not_entitled;
        nobody.reason = "nobody";
    }
}

void Assessor::stand_at(const Measure& measure, int index) {
    if (measure.list == absent) {
        evaluator_.clear_element();
    } else {
        evaluator_.set_element(measure.list, index);
    }
    evaluator_.set_paid_month(first_month_, last_month_);
}

bool Assessor::brings_nothing(const Measure& measure) {
    const Value right_on = evaluator_.evaluate(measure.right_on.node);
    const auto refuses = [&](const Condition& condition) { return evaluator_.truth(condition.when).is_false(); };
    return !right_on.ok() || std::none_of(measure.versions.begin(), measure.versions.end(), [&](const Version& version) {
        return holds_on(version, right_on) && std::none_of(version.conditions.begin(), version.conditions.end(), refuses);
    });
}

void Assessor::judge(const Measure& measure, int index, const Value& takes_part, Finding& finding) {
    finding.right_on = evaluator_.evaluate(measure.right_on.node);
    finding.state = State::not_known;
    if (!finding.right_on.ok()) {
        finding.reason = reason_of(finding.right_on.trouble);
        finding.series = finding.right_on.series;
        return;
    }
    bool covered = false;
    const Version* only = nullptr;
    bool several = false;
    Date reached = finding.right_on.date_lo();
    for (const auto& version : measure.versions) {
        if (!holds_on(version, finding.right_on)) {
            continue;
        }
        if (version.from <= reached) {
            covered = !version.has_to || version.to >= finding.right_on.date_hi();
            reached = version.has_to ? add_days(version.to, 1) : reached;
        }
        several = only != nullptr;
        only = &version;
    }
    if (only == nullptr) {
        finding.reason = "no_version";
        finding.gap = gap_around(measure, finding.right_on);
        if (finding.gap != nullptr) {
            finding.state = State::not_entitled;
            finding.reason = "not_in_force";
        }
        return;
    }
    if (several) {
        judge_versions(measure, finding);
    } else {
        judge_version(measure, *only, finding);
    }
    const bool may_fall_away = !covered || !takes_part.is_true();
    if (may_fall_away && finding.state == State::entitled) {
        finding.state = State::undecided;
        if (finding.amount) {
            finding.amount->gross = from_zero(finding.amount->gross);
            finding.amount->net = from_zero(finding.amount->net);
        }
    }
    if (may_fall_away && finding.state == State::undecided && tells_missing()) {
        if (measure.element_where.node != absent) {
            evaluator_.evaluate_missing(measure.element_where.node, finding.missing);
        }
        evaluator_.evaluate_missing(measure.right_on.node, finding.missing);
        if (measure.list != absent && index < 0) {
            finding.missing.push_back({measure.list, -1});
        }
    }
    if (!finding.missing.empty()) {
        keep_askable(finding.missing);
    }
}

void Assessor::judge_versions(const Measure& measure, Finding& finding) {
    bool first = true;
    for (const auto& version : measure.versions) {
        if (!holds_on(version, finding.right_on)) {
            continue;
        }
        if (first) {
            judge_version(measure, version, finding);
            first = false;
            continue;
        }
        Finding& last = last_version_;
        last.start(measure, finding.list, finding.index);
        last.right_on = finding.right_on;
        last.place = finding.place;
        last.stamp = finding.stamp;
        judge_version(measure, version, last);
        merge(finding, last);
        std::swap(finding, last);
    }
}

void Assessor::judge_version(const Measure& measure, const Version& version, Finding& finding) {
    finding.version = &version;
    finding.reason = "";
    conditions(version, finding);
    if (only_entitled_ && finding.state != State::entitled) {
        return;
    }
    if (!only_amounts_) {
        finding.deadline = date(version.deadline);
    }
    finding.starts = date(version.starts);
    finding.ends = date(version.ends);
    if (finding.state == State::entitled || finding.state == State::undecided) {
        amounts(version, finding);
        if (tells_missing()) {
            missing(measure, version, finding);
        }
    }
}

void Assessor::conditions(const Version& version, Finding& finding) {
    bool refused = false;
    bool undecided = false;
    const Truth* failed = nullptr;
    finding.conditions.reserve(version.conditions.size());
    for (const auto& condition : version.conditions) {
        const Truth value = evaluator_.truth(condition.when);
        finding.conditions.push_back({&condition, value});
        if (only_entitled_ && !value.is_true()) {
            finding.state = State::not_entitled;
            return;
        }
        refused = refused || value.is_false();
        undecided = undecided || (value.ok() && !value.decided());
        if (!value.ok()) {
            failed = &finding.conditions.back().value;
        }
    }
    if (refused) {
        finding.state = State::not_entitled;
    } else if (failed != nullptr) {
        finding.state = State::not_known;
        finding.reason = reason_of(failed->trouble);
        finding.series = failed->series;
    } else {
        finding.state = undecided ? State::undecided : State::entitled;
    }
    if (finding.state == State::undecided && tells_missing()) {
        for (const auto& answer : finding.conditions) {
            if (!answer.value.decided()) {
                evaluator_.evaluate_missing(answer.condition->when, finding.missing);
            }
        }
    }
}

std::optional<Value> Assessor::date(const Formula& formula) {
    if (formula.node == absent) {
        return std::nullopt;
    }
    const Value value = evaluator_.evaluate(formula.node);
    const bool has_date = value.ok() && value.date_lo() < last_date;
    return has_date ? std::optional(value) : std::nullopt;
}

// The month that was asked about: a finding before may have moved it into its own period.
void Assessor::ask_month() {
    const bool given = input_->has_paid_month && !brief_;
    evaluator_.set_paid_month(given ? input_->paid_month : first_month_, given ? input_->paid_month : last_month_);
}

// The month asked about, moved into the period of the payment.
void Assessor::set_month(const Version& version, const Finding& finding) {
    const bool given = input_->has_paid_month && !brief_;
    Date lo = given ? input_->paid_month : first_month_;
    Date hi = given ? input_->paid_month : last_month_;
    if (version.period == Period::monthly || version.period == Period::yearly) {
        if (finding.ends) {
            lo = std::min(lo, month_start(finding.ends->date_lo()));
            hi = std::min(hi, month_start(finding.ends->date_hi()));
        } else if (version.ends.node != absent) {
            // That there may be no end does not mean that there is none.
            const Value end = evaluator_.evaluate(version.ends.node);
            lo = end.ok() ? std::min(lo, month_start(end.date_lo())) : lo;
        }
        if (finding.starts) {
            lo = std::max(lo, month_start(finding.starts->date_lo()));
            hi = std::max(hi, month_start(finding.starts->date_hi()));
        }
    }
    evaluator_.set_paid_month(lo, hi);
}

void Assessor::amounts(const Version& version, Finding& finding) {
    if (version.period == Period::none) {
        return;
    }
    set_month(version, finding);
    finding.when_paid = date(version.when_paid);
    finding.amount = amount(version, finding);
    if (finding.amount && finding.state == State::undecided) {
        finding.amount->gross = from_zero(finding.amount->gross);
        finding.amount->net = from_zero(finding.amount->net);
        for (auto& part : finding.amount->withheld) {
            part.amount = from_zero(part.amount);
        }
    }
    if (finding.state == State::entitled && version.period == Period::monthly && tells_missing()) {
        schedule(version, finding);
        set_month(version, finding);
    }
}

// What is withheld from `gross`, rule by rule; the sum, or what failed.
Value Assessor::withhold(const Version& version, const Value& gross, std::vector<WithheldAmount>& parts) {
    evaluator_.set_gross(gross);
    Value total = Value::number(Rational());
    for (const auto& rule : version.withheld) {
        const Value when = rule.when == absent ? Value::of(true) : evaluator_.evaluate(rule.when);
        if (when.ok() && when.is_false()) {
            continue;
        }
        Value amount = when.ok() ? evaluator_.evaluate(rule.amount) : when;
        if (!amount.ok()) {
            return amount;
        }
        if (!when.is_true()) {
            amount = from_zero(amount);
        }
        total = bounds::add(total, amount);
        parts.push_back({&rule, amount});
    }
    return total;
}

std::optional<Amount> Assessor::amount(const Version& version, Finding& finding) {
    Amount result;
    result.gross = with_room(evaluator_.evaluate(version.amount.node));
    Value total = result.gross.ok() ? withhold(version, result.gross, result.withheld) : result.gross;
    if (total.ok()) {
        if (result.gross.decided()) {
            result.net = bounds::subtract(result.gross, total);
        } else {
            // No withholding takes more than each further tenge brings, so the net amount grows with the gross one.
            std::vector<WithheldAmount> parts;
            const Value least = withhold(version, Value::number(result.gross.lo), parts);
            const Value most = withhold(version, Value::number(result.gross.hi), parts);
            total = least.ok() ? most : least;
            result.net = total.ok() ? Value::number(result.gross.lo - least.hi, result.gross.hi - most.lo) : total;
            result.net.open = result.gross.open;
            result.net = result.net.ok() ? bounds::maximum(result.net, Value::number(Rational())) : result.net;
            evaluator_.set_gross(result.gross);
        }
        total = result.net;
    }
    if (total.ok()) {
        return result;
    }
    finding.reason = reason_of(total.trouble);
    finding.series = total.series;
    return std::nullopt;
}

std::vector<Date> Assessor::breakpoints(const Version& version, Date first, Date last) const {
    std::vector<Date> points{first};
    if (!version.amount_by_rows) {
        for (int i = 1; i <= max_schedule_months && add_months(first, i) <= last; ++i) {
            points.push_back(add_months(first, i));
        }
        return points;
    }
    const auto add = [&](Date date) {
        const Date month = date == month_start(date) ? date : add_months(month_start(date), 1);
        if (month > first && month <= last) {
            points.push_back(month);
        }
    };
    for (const auto index : version.amount_series) {
        const Series& series = rulebook_.program.series[index];
        for (const auto& row : series.rows) {
            add(row.from);
        }
        if (!series.open) {
            add(add_days(series.known_to, 1));
        }
    }
    sort_stably(points, [](Date date) { return static_cast<std::uint64_t>(date.days - first_date.days); });
    points.erase(std::unique(points.begin(), points.end()), points.end());
    return points;
}

void Assessor::schedule(const Version& version, Finding& finding) {
    const auto exact = [](const std::optional<Value>& date) { return date && date->decided(); };
    const auto may_end = [&] {
        const Value end = evaluator_.evaluate(version.ends.node);
        return end.ok() && !end.decided();
    };
    if (!exact(finding.starts) || (finding.ends ? !exact(finding.ends) : version.ends.node != absent && may_end())) {
        return;
    }
    const Date start = finding.starts->date_lo();
    const Date now = std::max(start, first_day_);
    const Date end = finding.ends ? finding.ends->date_lo() : month_end(add_months(month_start(now), open_ended_months - 1));
    if (end < start) {
        return;
    }
    const auto points = breakpoints(version, month_start(start), month_start(end));
    const char* reason = finding.reason;
    const auto series = finding.series;
    for (std::size_t i = 0; i < points.size(); ++i) {
        evaluator_.set_paid_month(points[i], points[i]);
        ScheduleRow row;
        row.from = std::max(start, points[i]);
        const bool last = i + 1 == points.size();
        row.to = last ? end : add_days(points[i + 1], -1);
        if (last && !finding.ends) {
            row.to.reset();
        }
        row.amount = amount(version, finding);
        if (!finding.schedule.empty() && same_amount(finding.schedule.back().amount, row.amount)) {
            finding.schedule.back().to = row.to;
        } else {
            finding.schedule.push_back(std::move(row));
        }
    }
    finding.reason = reason;
    finding.series = series;
}

void Assessor::missing(const Measure& measure, const Version& version, Finding& finding) {
    const auto look = [&](std::uint32_t node) {
        if (node != absent) {
            evaluator_.evaluate_missing(node, finding.missing);
        }
    };
    if (finding.amount && !finding.amount->net.decided()) {
        look(version.amount.node);
        for (const auto& rule : version.withheld) {
            look(rule.when);
            look(rule.amount);
        }
        // The month paid for lies in the period, so what leaves the period open leaves the amount open too.
        for (const auto& [date, formula] : {std::pair{&finding.starts, &version.starts}, {&finding.ends, &version.ends}}) {
            if (*date && !(*date)->decided()) {
                look(formula->node);
            }
        }
    }
    if (!finding.right_on.decided()) {
        look(measure.right_on.node);
    }
}

void Assessor::keep_askable(std::vector<FactPlace>& places) {
    std::sort(places.begin(), places.end());
    places.erase(std::unique(places.begin(), places.end()), places.end());
    const auto stays = [&](const FactPlace& place) {
        const auto& asked = to_ask(place, 0);
        return asked.size() == 1 && asked.front() == place;
    };
    if (std::all_of(places.begin(), places.end(), stays)) {
        return;
    }
    std::vector<FactPlace> asked;
    for (const auto& place : places) {
        const auto& instead = to_ask(place, 0);
        asked.insert(asked.end(), instead.begin(), instead.end());
    }
    std::sort(asked.begin(), asked.end());
    asked.erase(std::unique(asked.begin(), asked.end()), asked.end());
    places = std::move(asked);
}

// A question that makes no sense for this case is not asked; while that is open, what settles it is asked first.
const std::vector<FactPlace>& Assessor::to_ask(const FactPlace& place, int depth) {
    auto& entry = to_ask_[place];
    auto& asked = entry.places;
    if (entry.of_case == cases_begun_) {
        return asked;
    }
    entry.of_case = cases_begun_;
    asked.assign(1, place);
    const Fact& fact = rulebook_.program.facts[place.fact];
    if (fact.ask_when == absent || depth >= max_gates) {
        return asked;
    }
    fact.list == absent ? evaluator_.clear_element() : evaluator_.set_element(fact.list, place.element);
    std::vector<FactPlace> gates;
    const Value when = evaluator_.evaluate_missing(fact.ask_when, gates);
    if (when.is_false()) {
        asked.clear();
    } else if (when.ok() && !when.decided() && !gates.empty()) {
        std::vector<FactPlace> instead;
        for (const auto& gate : gates) {
            const auto& first = to_ask(gate, depth + 1);
            instead.insert(instead.end(), first.begin(), first.end());
        }
        asked = std::move(instead);
    }
    return asked;
}

// Of several measures that exclude each other the one worth most is recommended; all are shown.
void Assessor::recommend(const std::vector<Finding*>& findings) {
    std::vector<Finding*> rivals;
    for (auto* finding : findings) {
        finding->recommended = true;
        if (!finding->measure->choose_one.empty() && finding->state == State::entitled && finding->amount) {
            rivals.push_back(finding);
        }
    }
    for (auto* finding : rivals) {
        for (const auto* rival : rivals) {
            if (rival == finding || rival->measure->choose_one != finding->measure->choose_one || rival->list != finding->list ||
                rival->index != finding->index || rival->version->period != finding->version->period) {
                continue;
            }
            const Rational ours = finding->amount->net.lo;
            const Rational theirs = rival->amount->net.lo;
            if (theirs > ours || (theirs == ours && rival->measure < finding->measure)) {
                finding->recommended = false;
            }
        }
    }
}

} // namespace kepil
