#include "language/evaluator.hpp"

#include "language/bounds.hpp"

#include <algorithm>
#include <array>

namespace kepil {
namespace {

/// So many are cheaper to repeat than to compare.
constexpr std::size_t few_missing = 8;
/// So many more are worth a look at which are the same.
constexpr std::size_t many_missing = 256;
constexpr std::size_t most_months_known = 8;

bool is_condition(Op op) { return op >= Op::logical_not && op <= Op::in_options; }

} // namespace

void Evaluator::start(const Household& household) {
    household_ = &household;
    for (const auto node : fact_nodes_) {
        const Value* const fact = &household.fact(program_.nodes[node].a);
        if (leaves_[node] == fact) {
            break; // the household of the case before: all lie where they lay
        }
        leaves_[node] = fact;
    }
    case_epoch_ = ++epochs_;
    steps_ = 0;
    nesting_ = 0;
    gave_up_ = false;
    base_ = 0;
    depth_ = 0;
    record(false);
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
    Room room;
    return operand(node, room);
}

Value Evaluator::definition(std::uint32_t definition) {
    const auto list = program_.definitions[definition].list;
    return defined(definition, list, list != absent && depth_ > 0 ? slots_[0].index : -1);
}

// Few results are asked what they miss: what nobody asks is not written down.
Value Evaluator::evaluate_missing(std::uint32_t node, std::vector<FactPlace>& missing) {
    missing_.clear();
    record(true);
    Room room;
    const Value value = operand(node, room);
    record(false);
    if (!value.decided()) {
        missing.insert(missing.end(), missing_.begin(), missing_.end());
    }
    return value;
}

void Evaluator::keep(Kept& kept, const Value& value, std::uint32_t reads, std::size_t mark) {
    kept.epoch = epoch_of(reads);
    kept.reads = reads;
    kept.recorded = recording_;
    kept.value = value;
    kept.missing_begin = static_cast<std::uint32_t>(kept_missing_.size());
    kept.missing_count = 0;
    if (missing_.size() > mark) {
        if (missing_.size() - mark > few_missing) {
            name_once(mark);
        }
        kept.missing_count = static_cast<std::uint32_t>(missing_.size() - mark);
        kept_missing_.insert(kept_missing_.end(), missing_.begin() + static_cast<std::ptrdiff_t>(mark), missing_.end());
    }
}

void Evaluator::name_once(std::size_t mark) {
    const auto begin = missing_.begin() + static_cast<std::ptrdiff_t>(mark);
    std::sort(begin, missing_.end());
    missing_.erase(std::unique(begin, missing_.end()), missing_.end());
}

Evaluator::Round Evaluator::first_round() const { return {missing_.size(), missing_.size() + many_missing}; }

// A loop finds the same facts missing over and over; named once, the list stays short however many rounds there are and however they nest.
void Evaluator::after_round(Round& round) {
    if (missing_.size() > round.most) {
        name_once(round.mark);
        round.most = 2 * missing_.size() - round.mark + many_missing;
    }
}

void Evaluator::recall_missing(const Kept& kept) {
    if (recording_) {
        const auto begin = kept_missing_.begin() + static_cast<std::ptrdiff_t>(kept.missing_begin);
        missing_.insert(missing_.end(), begin, begin + static_cast<std::ptrdiff_t>(kept.missing_count));
    }
}

const Value& Evaluator::found(std::uint32_t index, Room& room) {
    const Node& node = program_.nodes[index];
    switch (node.op) {
    case Op::fact:
        return fact(node.a);
    case Op::member:
        return member(node, room);
    case Op::definition:
        return defined(node.a, absent, -1);
    case Op::member_definition:
        return member_definition(node);
    case Op::application_date:
        reads_ |= read_application;
        return application_;
    case Op::paid_month:
        reads_ |= read_month;
        return paid_month_;
    case Op::gross:
        reads_ |= read_gross;
        return gross_;
    case Op::today:
        return room.hold([&] { return Value::date(household_->today); });
    case Op::variable: {
        const Slot& month = slot(node.slot);
        reads_ |= read_slot(node.slot);
        return room.hold([&] { return Value::date(month.month_lo, month.month_hi); });
    }
    case Op::index: {
        const Slot& element = slot(node.slot);
        reads_ |= read_slot(node.slot);
        const auto most = element.index < 0 ? static_cast<std::int64_t>(program_.facts[element.list].max_elements) : element.index + 1;
        return room.hold([&] { return Value::number(Rational(element.index < 0 ? 1 : most), Rational(most)); });
    }
    case Op::carried: {
        const Slot& year = slot(node.slot);
        reads_ |= read_slot(node.slot);
        return year.carried != nullptr ? *year.carried : room.hold([] { return Value::failed(Trouble::too_complex); });
    }
    default:
        return result(index, room);
    }
}

const Value& Evaluator::result(std::uint32_t index, Room& room) {
    const Node& node = program_.nodes[index];
    if (is_condition(node.op)) {
        return room.hold([&] { return Value::of(judged(index)); });
    }
    if (!is_plain(index)) {
        return result_apart(index, room);
    }
    if (exhausted()) {
        return room.hold([&] { return Value::failed(Trouble::too_complex); });
    }
    ++nesting_;
    const Value& value = room.hold([&] { return compute(node); });
    --nesting_;
    return value;
}

const Value& Evaluator::result_apart(std::uint32_t index, Room& room) {
    const Node& node = program_.nodes[index];
    const auto place = node_places_[index];
    if (const Value* kept = recall(place)) {
        return *kept;
    }
    if (exhausted()) {
        return room.hold([&] { return Value::failed(Trouble::too_complex); });
    }
    const Work work = begin();
    const Value& value = room.hold([&] { return compute(node); });
    end(work, place, value);
    return value;
}

Truth Evaluator::truth(std::uint32_t index) {
    ++steps_;
    if (const Value* const leaf = leaf_of(index)) {
        return leaf->truth();
    }
    if (is_condition(program_.nodes[index].op)) {
        return judged(index);
    }
    Room room;
    return found(index, room).truth();
}

Truth Evaluator::judged(std::uint32_t index) {
    if (!is_plain(index)) {
        return judged_apart(index);
    }
    if (exhausted()) {
        return {false, false, Trouble::too_complex};
    }
    ++nesting_;
    const Truth truth = decide(program_.nodes[index]);
    --nesting_;
    return truth;
}

Truth Evaluator::judged_apart(std::uint32_t index) {
    const Node& node = program_.nodes[index];
    const auto place = node_places_[index];
    if (const Value* kept = recall(place)) {
        return kept->truth();
    }
    if (exhausted()) {
        return {false, false, Trouble::too_complex};
    }
    const Work work = begin();
    const Truth truth = decide(node);
    end(work, place, Value::of(truth));
    return truth;
}

const Value& Evaluator::recalled(const Kept& kept) {
    reads_ |= kept.reads;
    recall_missing(kept);
    return kept.value;
}

Evaluator::Work Evaluator::begin() {
    const Work work{missing_.size(), reads_};
    ++nesting_;
    reads_ = 0;
    return work;
}

// What a decided expression has read no longer matters: nothing is missing for it.
void Evaluator::end(const Work& work, std::uint32_t place, const Value& value) {
    --nesting_;
    if (recording_ && missing_.size() > work.missing && value.decided()) {
        missing_.resize(work.missing);
    }
    if (place != 0) {
        keep(nodes_[place], value, reads_, work.missing);
    }
    reads_ |= work.reads;
}

Value Evaluator::compute(const Node& node) {
    switch (node.op) {
    case Op::parameter:
        return parameter(node);
    case Op::choose:
        return choose(node);
    case Op::months:
        return Value::failed(Trouble::too_complex);
    case Op::negate:
    case Op::month_start:
    case Op::month_end:
    case Op::quarter_start:
    case Op::year_start:
    case Op::year:
        return unary(node);
    case Op::count:
    case Op::sum:
    case Op::any:
    case Op::all:
    case Op::least:
    case Op::greatest:
    case Op::carry:
        return loop(node);
    default:
        return binary(node);
    }
}

Truth Evaluator::decide(const Node& node) {
    switch (node.op) {
    case Op::logical_and:
        return logical(node, true);
    case Op::logical_or:
        return logical(node, false);
    case Op::logical_not:
        return bounds::logical_not(truth(node.a));
    case Op::in_options: {
        Room room;
        const Value& a = operand(node.a, room);
        if (!a.ok()) {
            return a.truth();
        }
        const auto set = program_.sets[node.b];
        return {(a.options & set) != 0, (a.options & ~set) != 0};
    }
    default:
        return compare(node);
    }
}

const Value& Evaluator::fact(std::uint32_t fact) { return told(household_->fact(fact), fact, -1); }

const Value& Evaluator::member(const Node& node, Room& room) {
    const Slot& element = slot(node.slot);
    reads_ |= read_slot(node.slot);
    const Fact& declared = program_.facts[node.a];
    if (element.index < 0) {
        misses(element.list, -1);
        return room.hold([&] { return declared.has_default ? declared.default_value : unknown(declared); });
    }
    const ListValue& list = household_->lists[element.list];
    const auto members = program_.facts[element.list].members.size();
    return told(list.values[static_cast<std::size_t>(element.index) * members + declared.place], node.a, element.index);
}

const Value& Evaluator::member_definition(const Node& node) {
    const Slot& element = slot(node.slot);
    reads_ |= read_slot(node.slot);
    return defined(node.a, element.list, element.index);
}

const Value& Evaluator::defined(std::uint32_t index, std::uint32_t list, int element) {
    Kept& kept = element < 0 ? definitions_[index] : kept_of_element(index, list, static_cast<std::size_t>(element));
    return holds(kept) ? recalled(kept) : define(index, list, element, kept);
}

// All elements of the list get their place at once: what is kept of one is read while another is computed.
Evaluator::Kept& Evaluator::kept_of_element(std::uint32_t index, std::uint32_t list, std::size_t element) {
    auto& kept = element_definitions_[index];
    if (const auto count = household_->lists[list].count; kept.size() < count) {
        kept.resize(count);
    }
    return kept[element];
}

const Value& Evaluator::define(std::uint32_t index, std::uint32_t list, int element, Kept& kept) {
    const auto mark = missing_.size();
    const auto reads = reads_;
    reads_ = 0;
    const Value value = compute_definition(index, list, element);
    reads_ &= ~read_slots;
    if (missing_.size() > mark && value.decided()) {
        missing_.resize(mark);
    }
    keep(kept, value, reads_, mark);
    reads_ |= reads;
    return kept.value;
}

// A definition sees only its own element, never the loops of its caller.
Value Evaluator::compute_definition(std::uint32_t index, std::uint32_t list, int element) {
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
    Room room;
    Value value = operand(definition.value, room);
    if (value.ok() && definition.min != absent) {
        Room low_room;
        const Value& low = operand(definition.min, low_room);
        if (low.ok() && !value.decided()) {
            value = bounds::maximum(value, low);
        }
    }
    if (value.ok() && definition.max != absent) {
        Room cap_room;
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
    Room date_room;
    const Value& date = operand(node.b, date_room);
    if (!date.ok()) {
        return date;
    }
    if (node.c == absent) {
        return parameters_.on(node.a, date, nullptr);
    }
    Room argument_room;
    const Value& argument = operand(node.c, argument_room);
    return argument.ok() ? parameters_.on(node.a, date, &argument) : argument;
}

namespace {

Truth joined(const Truth& a, const Truth& b, bool conjunction) {
    if (!a.ok() || !b.ok()) {
        const Truth& failed = a.ok() ? b : a;
        const Truth& other = a.ok() ? a : b;
        return other.ok() && !other.decided() ? Truth::maybe() : failed;
    }
    return conjunction ? Truth{a.may_be_true && b.may_be_true, a.may_be_false || b.may_be_false}
                       : Truth{a.may_be_true || b.may_be_true, a.may_be_false && b.may_be_false};
}

} // namespace

// "a and b and c" is (a and b) and c: gone through from its first part, and left as soon as one settles it.
Truth Evaluator::logical(const Node& node, bool conjunction) {
    constexpr std::size_t longest = 16;
    std::array<std::uint32_t, longest> further;
    std::size_t left = 0;
    std::uint32_t first = node.a;
    further[left++] = node.b;
    while (left < longest && program_.nodes[first].op == node.op && node_places_[first] == 0) {
        further[left++] = program_.nodes[first].b;
        first = program_.nodes[first].a;
    }
    const auto settles = [conjunction](const Truth& v) { return conjunction ? v.is_false() : v.is_true(); };
    Truth truth = this->truth(first);
    while (left > 0 && !settles(truth)) {
        const Truth next = this->truth(further[--left]);
        truth = settles(next) ? next : joined(truth, next, conjunction);
    }
    return truth;
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

Truth Evaluator::compare(const Node& node) {
    Room a_room;
    Room b_room;
    const Value& a = operand(node.a, a_room);
    const Value& b = operand(node.b, b_room);
    if (!a.ok() || !b.ok()) {
        return a.ok() ? b.truth() : a.truth();
    }
    Truth truth;
    switch (node.op) {
    case Op::equal:
        truth = bounds::equal(a, b);
        break;
    case Op::not_equal:
        truth = bounds::logical_not(bounds::equal(a, b));
        break;
    case Op::less:
        truth = bounds::less(a, b);
        break;
    default:
        truth = bounds::less_equal(a, b);
        break;
    }
    return !truth.decided() && same_place(node.a, node.b) ? Truth::of(node.op == Op::equal || node.op == Op::less_equal) : truth;
}

Value Evaluator::choose(const Node& node) {
    const Truth condition = truth(node.a);
    if (!condition.ok()) {
        return Value::of(condition);
    }
    const bool first = condition.is_true();
    if (first || condition.is_false()) {
        Room chosen;
        return operand(first ? node.b : node.c, chosen);
    }
    Room b_room;
    Room c_room;
    const Value& b = operand(node.b, b_room);
    return hull(b, operand(node.c, c_room));
}

namespace {

Value rounded(const Value& a, const Rational& step, Rational (*round)(const Rational&, const Rational&)) {
    const Rational lo = round(a.lo, step);
    Value v = Value::number(lo, a.lo == a.hi ? lo : round(a.hi, step));
    v.open = a.open && v.lo != v.hi;
    return v;
}

std::int64_t whole(const Rational& x) { return x.is_integer() ? x.numerator() : Rational::round_down(x).numerator(); }

// Most dates are known to the day: nothing is reckoned twice for them.
Value moved(const Value& date, std::int64_t least, std::int64_t most, Date (*move)(Date, std::int64_t)) {
    const Date lo = move(date.date_lo(), least);
    return Value::date(lo, date.lo == date.hi && least == most ? lo : move(date.date_hi(), most));
}

Value between(const Value& a, const Value& b, std::int64_t unit, std::int64_t (*full)(Date, Date)) {
    const std::int64_t least = full(a.date_hi(), b.date_lo());
    const bool exact = a.lo == a.hi && b.lo == b.hi;
    return Value::number(Rational(unit * least), Rational(unit * (exact ? least : full(a.date_lo(), b.date_hi()))));
}

Value date_arithmetic(Op op, const Value& a, const Value& b) {
    constexpr std::int64_t months_of_year = 12;
    switch (op) {
    case Op::date_plus_days:
        return moved(a, whole(b.lo), whole(b.hi), add_days);
    case Op::date_minus_days:
        return moved(a, -whole(b.hi), -whole(b.lo), add_days);
    case Op::date_plus_months:
        return moved(a, whole(b.lo), whole(b.hi), add_months);
    case Op::date_minus_months:
        return moved(a, -whole(b.hi), -whole(b.lo), add_months);
    case Op::date_difference:
        return Value::number(a.lo - b.hi, a.hi - b.lo);
    case Op::full_months:
        return between(a, b, 1, full_months);
    case Op::full_years:
        return between(a, b, months_of_year, full_years);
    default:
        return Value::failed(Trouble::arithmetic);
    }
}

Value start_or_end(const Value& date, Date (*of)(Date)) {
    const Date lo = of(date.date_lo());
    return Value::date(lo, date.lo == date.hi ? lo : of(date.date_hi()));
}

Value function(Op op, const Value& a) {
    switch (op) {
    case Op::month_start:
        return start_or_end(a, month_start);
    case Op::month_end:
        return start_or_end(a, month_end);
    case Op::quarter_start:
        return start_or_end(a, quarter_start);
    case Op::year_start:
        return start_or_end(a, year_start);
    default:
        return Value::number(Rational(a.date_lo().year()), Rational(a.date_hi().year()));
    }
}

} // namespace

Value Evaluator::unary(const Node& node) {
    Room room;
    const Value& a = operand(node.a, room);
    if (!a.ok()) {
        return a;
    }
    return node.op == Op::negate ? bounds::negate(a) : function(node.op, a);
}

Value Evaluator::binary(const Node& node) {
    Room a_room;
    const Value& a = operand(node.a, a_room);
    if (!a.ok()) {
        return a;
    }
    Room b_room;
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
        return rounded(a, b.lo, Rational::round_up);
    case Op::round_down:
        return rounded(a, b.lo, Rational::round_down);
    case Op::round_nearest:
        return rounded(a, b.lo, Rational::round_nearest);
    default:
        return date_arithmetic(node.op, a, b);
    }
}

} // namespace kepil
