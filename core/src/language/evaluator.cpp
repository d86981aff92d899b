#include "language/evaluator.hpp"

#include "language/bounds.hpp"

#include <algorithm>

namespace kepil {
namespace {

constexpr int max_nesting = 400;
constexpr std::int64_t max_months = 720;
/// So many are cheaper to repeat than to compare.
constexpr std::size_t few_missing = 8;
constexpr std::size_t most_months_known = 8;
/// An expression that took as many steps is worth keeping.
constexpr std::uint64_t costly_steps = 4;

// What a result has read: bit i is slot i of the frame; further bits as named.
constexpr std::uint32_t read_gross = 1U << 16U;
constexpr std::uint32_t read_month = 1U << 17U;
constexpr std::uint32_t read_application = 1U << 18U;
constexpr std::uint32_t read_slots = read_gross - 1;

constexpr std::uint32_t read_slot(std::uint8_t slot) { return 1U << slot; }

std::int64_t month_number(Date date) { return std::int64_t{date.year()} * 12 + date.month() - 1; }

bool is_loop(Op op) { return op >= Op::count; }

} // namespace

Evaluator::Evaluator(const Program& program)
    : program_(program), slots_(slots_of_frame), definitions_(program.definitions.size()), nodes_(1), node_places_(program.nodes.size()) {}

void Evaluator::start(const Household& household) {
    household_ = &household;
    case_epoch_ = ++epochs_;
    steps_ = 0;
    nesting_ = 0;
    base_ = 0;
    depth_ = 0;
    recording_ = true;
    missing_.clear();
    kept_missing_.clear();
    gross_ = Value::number(Rational());
    set_application(household.application, household.application);
}

void Evaluator::set_application(Date lo, Date hi) {
    application_ = Value::date(lo, hi);
    paid_month_ = Value::date(month_start(lo), month_start(hi));
    application_epoch_ = ++epochs_;
    month_epoch_ = application_epoch_;
    months_.clear();
    months_.push_back({paid_month_, month_epoch_});
}

// Measures go to and fro between the month of application and the month paid for: what was kept for either holds again.
void Evaluator::set_paid_month(Date lo, Date hi) {
    if (paid_month_.date_lo() == lo && paid_month_.date_hi() == hi) {
        return;
    }
    paid_month_ = Value::date(lo, hi);
    const auto known = std::find_if(months_.begin(), months_.end(),
                                    [&](const auto& month) { return month.first.date_lo() == lo && month.first.date_hi() == hi; });
    if (known != months_.end()) {
        month_epoch_ = known->second;
        return;
    }
    month_epoch_ = ++epochs_;
    if (months_.size() < most_months_known) {
        months_.push_back({paid_month_, month_epoch_});
    }
}

void Evaluator::set_element(std::uint32_t list, int index) {
    slots_[0] = Slot{list, index, {}, {}, nullptr};
    depth_ = 1;
}

Value Evaluator::evaluate(std::uint32_t node) {
    missing_.clear();
    Value room;
    return operand(node, room);
}

Value Evaluator::definition(std::uint32_t definition) {
    missing_.clear();
    return defined(definition, program_.definitions[definition].list, depth_ > 0 ? slots_[0].index : -1);
}

Value Evaluator::evaluate_missing(std::uint32_t node, std::vector<FactPlace>& missing) {
    Value value = evaluate(node);
    if (!value.decided()) {
        missing.insert(missing.end(), missing_.begin(), missing_.end());
    }
    return value;
}

// A month that was read moves with the day of application.
std::uint64_t Evaluator::epoch_of(std::uint32_t reads) const {
    return (reads & read_month) != 0 ? month_epoch_ : (reads & read_application) != 0 ? application_epoch_ : case_epoch_;
}

void Evaluator::keep(Kept& kept, const Value& value, std::uint32_t reads, std::size_t mark) {
    kept.epoch = epoch_of(reads);
    kept.reads = reads;
    kept.recorded = recording_;
    kept.value = value;
    kept.missing_begin = static_cast<std::uint32_t>(kept_missing_.size());
    kept.missing_count = 0;
    if (missing_.size() > mark) {
        // A loop reads the same facts over and over; kept once, the lists stay short however deep expressions nest.
        const auto begin = missing_.begin() + static_cast<std::ptrdiff_t>(mark);
        if (missing_.size() - mark > few_missing) {
            std::sort(begin, missing_.end());
            missing_.erase(std::unique(begin, missing_.end()), missing_.end());
        }
        kept.missing_count = static_cast<std::uint32_t>(missing_.size() - mark);
        kept_missing_.insert(kept_missing_.end(), missing_.begin() + static_cast<std::ptrdiff_t>(mark), missing_.end());
    }
}

void Evaluator::recall_missing(const Kept& kept) {
    if (recording_) {
        const auto begin = kept_missing_.begin() + static_cast<std::ptrdiff_t>(kept.missing_begin);
        missing_.insert(missing_.end(), begin, begin + static_cast<std::ptrdiff_t>(kept.missing_count));
    }
}

// `room` comes in as it was made: what a case does not set is never read.
const Value& Evaluator::operand(std::uint32_t index, Value& room) {
    const Node& node = program_.nodes[index];
    ++steps_;
    switch (node.op) {
    case Op::number:
        room.kind = Kind::number;
        room.lo = room.hi = program_.numbers[node.a];
        return room;
    case Op::date:
        room.kind = Kind::date;
        room.lo = room.hi = program_.numbers[node.a];
        return room;
    case Op::option:
        room.kind = Kind::choice;
        room.options = program_.sets[node.a];
        return room;
    case Op::fact:
        return fact(node.a);
    case Op::member:
        return member(node, room);
    case Op::definition:
        return room = defined(node.a, absent, -1);
    case Op::member_definition: {
        const Slot& element = slot(node.slot);
        room = defined(node.a, element.list, element.index);
        reads_ |= read_slot(node.slot);
        return room;
    }
    case Op::application_date:
        reads_ |= read_application;
        return application_;
    case Op::paid_month:
        reads_ |= read_month;
        return paid_month_;
    default:
        return room = run(index);
    }
}

// What a decided expression has read no longer matters: nothing is missing for it.
Value Evaluator::run(std::uint32_t index) {
    if (const auto place = node_places_[index]; place != 0 && holds(nodes_[place])) {
        const Kept& kept = nodes_[place];
        reads_ |= kept.reads;
        recall_missing(kept);
        return kept.value;
    }
    if (steps_ > step_budget || nesting_ >= max_nesting) {
        return Value::failed(Trouble::too_complex);
    }
    ++nesting_;
    const auto steps = steps_;
    const auto mark = missing_.size();
    const auto reads = reads_;
    reads_ = 0;
    Value value = dispatch(program_.nodes[index]);
    if (missing_.size() > mark && value.decided()) {
        missing_.resize(mark);
    }
    if (steps_ - steps >= costly_steps && (reads_ & (read_slots | read_gross)) == 0) {
        auto& place = node_places_[index];
        if (place == 0) {
            place = static_cast<std::uint32_t>(nodes_.size());
            nodes_.emplace_back();
        }
        keep(nodes_[place], value, reads_, mark);
    }
    reads_ |= reads;
    --nesting_;
    return value;
}

Value Evaluator::dispatch(const Node& node) {
    switch (node.op) {
    case Op::truth:
        return Value::of(node.a != 0);
    case Op::parameter:
        return parameter(node);
    case Op::variable: {
        const Slot& month = slot(node.slot);
        reads_ |= read_slot(node.slot);
        return Value::date(month.month_lo, month.month_hi);
    }
    case Op::today:
        return Value::date(household_->today);
    case Op::gross:
        reads_ |= read_gross;
        return gross_;
    case Op::carried: {
        const Slot& year = slot(node.slot);
        reads_ |= read_slot(node.slot);
        return year.carried != nullptr ? *year.carried : Value::failed(Trouble::too_complex);
    }
    case Op::logical_and:
        return logical(node, true);
    case Op::logical_or:
        return logical(node, false);
    case Op::logical_not: {
        Value room;
        const Value& a = operand(node.a, room);
        return a.ok() ? bounds::logical_not(a) : a;
    }
    case Op::equal:
    case Op::not_equal:
    case Op::less:
    case Op::less_equal:
        return compare(node);
    case Op::in_options: {
        Value room;
        const Value& a = operand(node.a, room);
        if (!a.ok()) {
            return a;
        }
        Value v;
        v.may_be_true = (a.options & program_.sets[node.b]) != 0;
        v.may_be_false = (a.options & ~program_.sets[node.b]) != 0;
        return v;
    }
    case Op::choose:
        return choose(node);
    case Op::index: {
        const Slot& element = slot(node.slot);
        reads_ |= read_slot(node.slot);
        if (element.index >= 0) {
            return Value::number(Rational(element.index + 1));
        }
        return Value::number(Rational(1), Rational(program_.facts[element.list].max_elements));
    }
    case Op::months:
        return Value::failed(Trouble::too_complex);
    default:
        break;
    }
    if (is_loop(node.op)) {
        return loop(node);
    }
    return arithmetic(node);
}

const Value& Evaluator::fact(std::uint32_t fact) {
    const Value& value = household_->facts[fact];
    if (!value.decided()) {
        misses(fact, -1);
    }
    return value;
}

const Value& Evaluator::member(const Node& node, Value& room) {
    const Slot& element = slot(node.slot);
    reads_ |= read_slot(node.slot);
    const Fact& declared = program_.facts[node.a];
    if (element.index < 0) {
        misses(element.list, -1);
        return room = declared.has_default ? declared.default_value : unknown(declared);
    }
    const ListValue& list = household_->lists[element.list];
    const auto members = program_.facts[element.list].members.size();
    const Value& value = list.values[static_cast<std::size_t>(element.index) * members + declared.place];
    if (!value.decided()) {
        misses(node.a, element.index);
    }
    return value;
}

const Value& Evaluator::defined(std::uint32_t index, std::uint32_t list, int element) {
    const std::size_t place = static_cast<std::size_t>(element) + 1;
    if (definitions_[index].size() <= place) {
        definitions_[index].resize(place + 1);
    }
    if (const Kept& kept = definitions_[index][place]; holds(kept)) {
        reads_ |= kept.reads;
        recall_missing(kept);
        return kept.value;
    }
    const auto mark = missing_.size();
    const auto reads = reads_;
    reads_ = 0;
    const Value value = compute(index, list, element);
    reads_ &= ~read_slots;
    if (missing_.size() > mark && value.decided()) {
        missing_.resize(mark);
    }
    Kept& kept = definitions_[index][place];
    keep(kept, value, reads_, mark);
    reads_ |= reads;
    return kept.value;
}

// A definition sees only its own element, never the loops of its caller.
Value Evaluator::compute(std::uint32_t index, std::uint32_t list, int element) {
    const Definition& definition = program_.definitions[index];
    const auto saved_base = base_;
    const auto saved_depth = depth_;
    base_ += depth_;
    depth_ = 0;
    if (slots_.size() < base_ + slots_of_frame) {
        slots_.resize(base_ + slots_of_frame);
    }
    if (definition.list != absent) {
        slots_[base_] = Slot{list, element, {}, {}, nullptr};
        depth_ = 1;
    }
    Value room;
    Value value = operand(definition.value, room);
    if (value.ok() && definition.min != absent) {
        Value low_room;
        const Value& low = operand(definition.min, low_room);
        if (low.ok() && !value.decided()) {
            value = bounds::maximum(value, low);
        }
    }
    if (value.ok() && definition.max != absent) {
        Value cap_room;
        Value cap = operand(definition.max, cap_room);
        if (cap.ok() && !value.decided()) {
            cap.lo = cap.hi;
            value = bounds::minimum(value, cap);
        }
    }
    base_ = saved_base;
    depth_ = saved_depth;
    return value;
}

Value Evaluator::parameter(const Node& node) {
    Value date_room;
    const Value& date = operand(node.b, date_room);
    if (!date.ok()) {
        return date;
    }
    if (node.c == absent) {
        return rows(node.a, date, nullptr);
    }
    Value argument_room;
    const Value& argument = operand(node.c, argument_room);
    return argument.ok() ? rows(node.a, date, &argument) : argument;
}

namespace {

Value constant(const Series& series, const Rational& number) {
    Value v = Value::number(number);
    v.kind = series.type.kind;
    return v;
}

Value look_up(const Series& series, const Row& row, const Value& argument) {
    Value result = Value::failed(Trouble::not_known);
    if (series.table == Table::choice) {
        for (const Entry& entry : row.entries) {
            if ((argument.options >> static_cast<unsigned>(entry.key.numerator())) & 1U) {
                result = hull(result, constant(series, entry.value));
            }
        }
        return result;
    }
    for (std::size_t i = 0; i < row.entries.size(); ++i) {
        const bool begins = row.entries[i].key <= argument.hi;
        const bool goes_on = i + 1 == row.entries.size() || argument.lo < row.entries[i + 1].key;
        if (begins && goes_on) {
            result = hull(result, constant(series, row.entries[i].value));
        }
    }
    return result;
}

} // namespace

// Most parameters are plain numbers, read on one day.
Value Evaluator::row_on(std::uint32_t index, Date date) const {
    const Series& series = program_.series[index];
    auto row = series.rows.size();
    while (row > 0 && series.rows[row - 1].from > date) {
        --row;
    }
    const bool known = row > 0 && (row < series.rows.size() || series.open || date <= series.known_to);
    return known ? constant(series, series.rows[row - 1].entries[0].value) : Value::failed(Trouble::not_known, index);
}

Value Evaluator::rows(std::uint32_t index, const Value& date, const Value* argument) const {
    const Series& series = program_.series[index];
    if (argument == nullptr && date.lo == date.hi) {
        return row_on(index, date.date_lo());
    }
    Value result = Value::failed(Trouble::not_known, index);
    for (std::size_t i = 0; i < series.rows.size(); ++i) {
        const bool last = i + 1 == series.rows.size();
        const Rational from(series.rows[i].from.days);
        const bool begins = from <= date.hi;
        const bool goes_on =
            last ? series.open || date.lo <= Rational(series.known_to.days) : date.lo < Rational(series.rows[i + 1].from.days);
        if (begins && goes_on) {
            const Value value =
                argument == nullptr ? constant(series, series.rows[i].entries[0].value) : look_up(series, series.rows[i], *argument);
            result = hull(result, value);
        }
    }
    if (!result.ok()) {
        result.series = index;
    }
    return result;
}

Value Evaluator::logical(const Node& node, bool conjunction) {
    Value a_room;
    Value b_room;
    const Value& a = operand(node.a, a_room);
    const auto settles = [conjunction](const Value& v) { return conjunction ? v.is_false() : v.is_true(); };
    if (settles(a)) {
        return a;
    }
    const Value& b = operand(node.b, b_room);
    if (settles(b)) {
        return b;
    }
    if (!a.ok() || !b.ok()) {
        const Value& failed = a.ok() ? b : a;
        const Value& other = a.ok() ? a : b;
        return other.ok() && !other.decided() ? Value::maybe() : failed;
    }
    Value v;
    v.may_be_true = conjunction ? a.may_be_true && b.may_be_true : a.may_be_true || b.may_be_true;
    v.may_be_false = conjunction ? a.may_be_false || b.may_be_false : a.may_be_false && b.may_be_false;
    return v;
}

// An unknown date compared with itself is equal, although its bounds alone would not tell.
bool Evaluator::same_place(std::uint32_t a, std::uint32_t b) const {
    const Node& left = program_.nodes[a];
    const Node& right = program_.nodes[b];
    if (left.op != right.op || left.a != right.a) {
        return false;
    }
    if (left.op == Op::fact || left.op == Op::definition) {
        return true;
    }
    if (left.op != Op::member && left.op != Op::member_definition && left.op != Op::index) {
        return false;
    }
    const Slot& x = slot(left.slot);
    const Slot& y = slot(right.slot);
    return x.list == y.list && x.index == y.index && x.index >= 0;
}

Value Evaluator::compare(const Node& node) {
    Value a_room;
    Value b_room;
    const Value& a = operand(node.a, a_room);
    const Value& b = operand(node.b, b_room);
    if (!a.ok() || !b.ok()) {
        return a.ok() ? b : a;
    }
    if (same_place(node.a, node.b)) {
        return Value::of(node.op == Op::equal || node.op == Op::less_equal);
    }
    switch (node.op) {
    case Op::equal:
        return bounds::equal(a, b);
    case Op::not_equal:
        return bounds::logical_not(bounds::equal(a, b));
    case Op::less:
        return bounds::less(a, b);
    default:
        return bounds::less_equal(a, b);
    }
}

Value Evaluator::choose(const Node& node) {
    Value room;
    const Value& condition = operand(node.a, room);
    if (!condition.ok()) {
        return condition;
    }
    const bool first = condition.is_true();
    if (first || condition.is_false()) {
        Value chosen;
        return operand(first ? node.b : node.c, chosen);
    }
    Value b_room;
    Value c_room;
    const Value& b = operand(node.b, b_room);
    return hull(b, operand(node.c, c_room));
}

namespace {

Value rounded(const Value& a, const Rational& lo, const Rational& hi) {
    Value v = Value::number(lo, hi);
    v.open = a.open && lo != hi;
    return v;
}

std::int64_t whole(const Rational& x) { return Rational::round_down(x).numerator(); }

Value date_arithmetic(Op op, const Value& a, const Value& b) {
    switch (op) {
    case Op::date_plus_days:
        return Value::date(add_days(a.date_lo(), whole(b.lo)), add_days(a.date_hi(), whole(b.hi)));
    case Op::date_minus_days:
        return Value::date(add_days(a.date_lo(), -whole(b.hi)), add_days(a.date_hi(), -whole(b.lo)));
    case Op::date_plus_months:
        return Value::date(add_months(a.date_lo(), whole(b.lo)), add_months(a.date_hi(), whole(b.hi)));
    case Op::date_minus_months:
        return Value::date(add_months(a.date_lo(), -whole(b.hi)), add_months(a.date_hi(), -whole(b.lo)));
    case Op::date_difference:
        return Value::number(a.lo - b.hi, a.hi - b.lo);
    case Op::full_months:
        return Value::number(Rational(full_months(a.date_hi(), b.date_lo())), Rational(full_months(a.date_lo(), b.date_hi())));
    case Op::full_years:
        return Value::number(Rational(12 * full_years(a.date_hi(), b.date_lo())), Rational(12 * full_years(a.date_lo(), b.date_hi())));
    default:
        return Value::failed(Trouble::arithmetic);
    }
}

Value function(Op op, const Value& a) {
    const Date lo = a.date_lo();
    const Date hi = a.date_hi();
    switch (op) {
    case Op::month_start:
        return Value::date(month_start(lo), month_start(hi));
    case Op::month_end:
        return Value::date(month_end(lo), month_end(hi));
    case Op::quarter_start:
        return Value::date(quarter_start(lo), quarter_start(hi));
    case Op::year_start:
        return Value::date(year_start(lo), year_start(hi));
    default:
        return Value::number(Rational(lo.year()), Rational(hi.year()));
    }
}

} // namespace

Value Evaluator::arithmetic(const Node& node) {
    Value a_room;
    const Value& a = operand(node.a, a_room);
    if (!a.ok()) {
        return a;
    }
    if (node.op == Op::negate) {
        return bounds::negate(a);
    }
    if (node.op >= Op::month_start && node.op <= Op::year) {
        return function(node.op, a);
    }
    Value b_room;
    const Value& b = operand(node.b, b_room);
    if (!b.ok()) {
        return b;
    }
    switch (node.op) {
    case Op::add:
        return bounds::add(a, b);
    case Op::subtract:
        return bounds::subtract(a, b);
    case Op::multiply:
        return bounds::multiply(a, b);
    case Op::divide:
        return bounds::divide(a, b);
    case Op::minimum:
        return bounds::minimum(a, b);
    case Op::maximum:
        return bounds::maximum(a, b);
    case Op::round_up:
        return rounded(a, Rational::round_up(a.lo, b.lo), Rational::round_up(a.hi, b.lo));
    case Op::round_down:
        return rounded(a, Rational::round_down(a.lo, b.lo), Rational::round_down(a.hi, b.lo));
    case Op::round_nearest:
        return rounded(a, Rational::round_nearest(a.lo, b.lo), Rational::round_nearest(a.hi, b.lo));
    default:
        return date_arithmetic(node.op, a, b);
    }
}

namespace {

/// Gathers the elements of a loop; `certain` says whether the element surely takes part.
class Gatherer {
public:
    explicit Gatherer(Op op) : op_(op), total_(Value::number(Rational())) {}

    void take(const Value& body, bool certain) {
        if (!body.ok()) {
            if (certain) {
                failed_ = body;
            }
            return;
        }
        switch (op_) {
        case Op::sum:
            total_ = bounds::add(total_, certain ? body : bounds::or_zero(body));
            break;
        case Op::least:
        case Op::greatest:
            extreme(body, certain);
            break;
        default:
            break;
        }
    }
    void add(const Value& amount) {
        if (amount.ok()) {
            total_ = bounds::add(total_, amount);
        } else {
            failed_ = amount;
        }
    }
    [[nodiscard]] bool broken() const { return !failed_.ok() || !total_.ok(); }

    [[nodiscard]] Value result() const {
        if (!failed_.ok()) {
            return failed_;
        }
        if (op_ != Op::least && op_ != Op::greatest) {
            return total_;
        }
        if (!any_) {
            return Value::failed(Trouble::no_element);
        }
        return best_;
    }

private:
    void extreme(const Value& body, bool certain) {
        const bool greatest = op_ == Op::greatest;
        if (!any_) {
            best_ = body;
            any_ = true;
            certain_ = certain;
            return;
        }
        const Value both = greatest ? bounds::maximum(best_, body) : bounds::minimum(best_, body);
        if (certain && certain_) {
            best_ = both;
        } else if (certain) {
            best_ = hull(body, both);
        } else if (certain_) {
            best_ = hull(best_, both);
        } else {
            best_ = hull(hull(best_, body), both);
        }
        certain_ = certain_ || certain;
    }

    Op op_;
    Value total_;
    Value best_;
    bool any_ = false;
    bool certain_ = false;
    Value failed_ = Value::of(true);
};

} // namespace

// What a loop reads of its own element is bound here; it says nothing about what the caller's result depends on.
Value Evaluator::loop(const Node& node) {
    const auto saved_depth = depth_;
    depth_ = std::max<std::size_t>(depth_, std::size_t{node.slot} + 1);
    Value value;
    if (node.op == Op::carry) {
        value = loop_years(node);
    } else if (node.over_months) {
        value = loop_months(node);
    } else if (const ListValue& list = household_->lists[node.a]; list.known) {
        value = loop_known_list(node, list);
    } else {
        value = loop_unknown_list(node);
    }
    depth_ = saved_depth;
    reads_ &= ~read_slot(node.slot);
    return value;
}

Value Evaluator::loop_known_list(const Node& node, const ListValue& list) {
    Gatherer gatherer(node.op);
    Value verdict = Value::of(node.op == Op::all);
    const Value always = Value::of(true);
    for (std::uint32_t i = 0; i < list.count; ++i) {
        slot(node.slot) = Slot{node.a, static_cast<int>(i), {}, {}, nullptr};
        Value where_room;
        Value body_room;
        const Value& where = node.b == absent ? always : operand(node.b, where_room);
        if (where.is_false()) {
            continue;
        }
        if (node.op == Op::count) {
            gatherer.add(where.ok() ? Value::number(Rational(where.is_true() ? 1 : 0), Rational(1)) : where);
        } else if (node.op == Op::any) {
            Value either = Value::maybe();
            either.may_be_true = verdict.may_be_true || where.may_be_true;
            either.may_be_false = verdict.may_be_false && where.may_be_false;
            verdict = where.ok() ? either : where;
            if (verdict.is_true() || !verdict.ok()) {
                break;
            }
        } else if (node.op == Op::all) {
            const Value& body = operand(node.c, body_room);
            Value both = Value::maybe();
            both.may_be_true = verdict.may_be_true && (body.may_be_true || where.may_be_false);
            both.may_be_false = verdict.may_be_false || body.may_be_false;
            verdict = body.ok() ? both : body;
            if (verdict.is_false() || !verdict.ok()) {
                break;
            }
        } else {
            gatherer.take(where.ok() ? operand(node.c, body_room) : where, where.is_true());
        }
        if (gatherer.broken()) {
            break;
        }
    }
    return node.op == Op::any || node.op == Op::all ? verdict : gatherer.result();
}

Value Evaluator::loop_unknown_list(const Node& node) {
    slot(node.slot) = Slot{node.a, -1, {}, {}, nullptr};
    misses(node.a, -1);
    const std::int64_t most = program_.facts[node.a].max_elements;
    Value where_room = Value::of(true);
    Value body_room;
    const Value& where = node.b == absent ? where_room : operand(node.b, where_room);
    Value result;
    if (node.op == Op::any || node.op == Op::all) {
        const Value& body = node.op == Op::all ? operand(node.c, body_room) : where;
        result = Value::maybe();
        if (node.op == Op::any && where.is_false()) {
            result = Value::of(false);
        }
        if (node.op == Op::all && (body.is_true() || where.is_false())) {
            result = Value::of(true);
        }
    } else if (where.is_false()) {
        result = node.op == Op::count || node.op == Op::sum ? Value::number(Rational()) : Value::failed(Trouble::no_element);
    } else if (node.op == Op::count) {
        result = Value::number(Rational(), Rational(most));
    } else {
        const Value& body = operand(node.c, body_room);
        result = node.op == Op::sum && body.ok() ? bounds::scale(body, most) : body;
    }
    return result;
}

Value Evaluator::loop_months(const Node& node) {
    const Node& source = program_.nodes[node.a];
    Value from_room;
    Value to_room;
    const Value& from = operand(source.a, from_room);
    const Value& to = operand(source.b, to_room);
    if (!from.ok() || !to.ok()) {
        return from.ok() ? to : from;
    }
    const std::int64_t first = month_number(from.date_lo());
    const std::int64_t end = month_number(to.date_hi());
    const std::int64_t surely_from = month_number(from.date_hi());
    const std::int64_t surely_to = month_number(to.date_lo());
    Gatherer gatherer(node.op);
    Value verdict = Value::of(node.op == Op::all);
    const auto visit = [&](Date lo, Date hi, bool certain) {
        slot(node.slot) = Slot{absent, 0, lo, hi, nullptr};
        Value where = Value::of(true);
        if (node.b != absent) {
            Value room;
            where = operand(node.b, room);
        }
        if (where.is_false()) {
            return Value::of(false);
        }
        const bool surely = certain && where.is_true();
        if (node.op == Op::count) {
            gatherer.add(where.ok() ? Value::number(Rational(surely ? 1 : 0), Rational(1)) : where);
        } else if (node.op == Op::any) {
            verdict.may_be_true = verdict.may_be_true || where.may_be_true;
            verdict.may_be_false = verdict.may_be_false && (where.may_be_false || !certain);
        } else if (node.op == Op::all) {
            Value room;
            const Value& body = operand(node.c, room);
            verdict.may_be_true = verdict.may_be_true && (body.may_be_true || !surely);
            verdict.may_be_false = verdict.may_be_false || body.may_be_false;
        } else {
            Value room;
            const Value body = where.ok() ? operand(node.c, room) : where;
            gatherer.take(body, surely);
            return body;
        }
        return where;
    };
    if (end - first <= max_months) {
        for (std::int64_t month = first; month < end && !gatherer.broken(); ++month) {
            const auto start = *Date::from_civil(static_cast<int>(month / 12), static_cast<int>(month % 12) + 1, 1);
            visit(start, start, month >= surely_from && month < surely_to);
        }
    } else {
        const Value body = visit(from.date_lo(), to.date_hi(), false);
        const std::int64_t most = std::min(end - first, max_months);
        if (node.op == Op::sum && body.ok()) {
            gatherer = Gatherer(node.op);
            gatherer.add(bounds::scale(body, most));
        } else if (node.op == Op::count) {
            gatherer = Gatherer(node.op);
            gatherer.add(Value::number(Rational(), Rational(most)));
        }
    }
    return node.op == Op::any || node.op == Op::all ? verdict : gatherer.result();
}

// Where it is not certain that a year takes part, it may leave things as they were.
Value Evaluator::loop_years(const Node& node) {
    const Node& source = program_.nodes[node.a];
    Value from_room;
    Value to_room;
    Value start_room;
    const Value& from = operand(source.a, from_room);
    const Value& to = operand(source.b, to_room);
    if (!from.ok() || !to.ok()) {
        return from.ok() ? to : from;
    }
    Value carried = operand(node.b, start_room);
    for (int year = from.date_lo().year() + 1; year <= to.date_hi().year() && carried.ok(); ++year) {
        const auto start = *Date::from_civil(year, 1, 1);
        slot(node.slot) = Slot{absent, 0, start, start, &carried};
        Value room;
        const Value next = operand(node.c, room);
        const bool certain = year > from.date_hi().year() && year <= to.date_lo().year();
        carried = certain ? next : hull(carried, next);
    }
    return carried;
}

Value Evaluator::month_part(std::uint32_t sum, Date month) {
    const Node& node = program_.nodes[sum];
    const auto saved_depth = depth_;
    const Slot saved = slot(node.slot);
    missing_.clear();
    depth_ = std::max<std::size_t>(depth_, std::size_t{node.slot} + 1);
    slot(node.slot) = Slot{absent, 0, month, month, nullptr};
    Value where = Value::of(true);
    if (node.b != absent) {
        Value room;
        where = operand(node.b, room);
    }
    Value part = where;
    if (where.ok()) {
        Value room;
        part = where.is_false() ? Value::number(Rational()) : operand(node.c, room);
        part = where.is_true() || !part.ok() ? part : bounds::or_zero(part);
    }
    slot(node.slot) = saved;
    depth_ = saved_depth;
    return part;
}

} // namespace kepil
