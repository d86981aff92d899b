// Loops: over the elements of a list, known or not, and over months.
#include "language/bounds.hpp"
#include "language/evaluator.hpp"

#include <algorithm>

namespace kepil {
namespace {

constexpr std::int64_t max_months = 720;

std::int64_t month_number(Date date) { return std::int64_t{date.year()} * 12 + date.month() - 1; }

bool is_verdict(Op op) { return op == Op::any || op == Op::all; }

} // namespace

/// What the elements of a loop come to; `certain` says whether an element surely takes part.
class Evaluator::Gatherer {
public:
    explicit Gatherer(Op op) : op_(op), verdict_(Truth::of(op == Op::all)), total_(Value::number(Rational())) {}

    /// Nothing is known of the whole.
    void fail(const Value& why) { failed_ = why; }
    void take(const Value& body, bool certain) {
        if (!body.ok()) {
            if (certain) {
                failed_ = body;
            }
        } else if (op_ == Op::sum) {
            total_ = bounds::add(total_, certain ? body : bounds::or_zero(body));
        } else {
            extreme(body, certain);
        }
    }
    void count(bool certain) { total_ = bounds::add(total_, Value::number(Rational(certain ? 1 : 0), Rational(1))); }
    void judge(const Truth& holds, bool certain) {
        if (op_ == Op::any) {
            verdict_ = {true, verdict_.may_be_false && !certain};
        } else {
            verdict_ = {verdict_.may_be_true && (holds.may_be_true || !certain), verdict_.may_be_false || holds.may_be_false};
        }
    }
    /// No further element can change the result.
    [[nodiscard]] bool settled() const {
        return !failed_.ok() || !total_.ok() || (op_ == Op::any ? verdict_.is_true() : op_ == Op::all && verdict_.is_false());
    }

    [[nodiscard]] Value result() const {
        if (!failed_.ok()) {
            return failed_;
        }
        if (is_verdict(op_)) {
            return Value::of(verdict_);
        }
        if (op_ == Op::sum || op_ == Op::count) {
            return total_;
        }
        return any_ ? best_ : Value::failed(Trouble::no_element);
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
    Truth verdict_;
    Value total_;
    Value best_;
    bool any_ = false;
    bool certain_ = false;
    Value failed_ = Value::of(true);
};

// What a loop reads of its own element is bound here; it says nothing about what the caller's result depends on.
Value Evaluator::loop(const Node& node) {
    const auto saved_depth = depth_;
    depth_ = std::max<std::size_t>(depth_, std::size_t{node.slot} + 1);
    Value value = go_through(node);
    depth_ = saved_depth;
    reads_ &= ~read_slot(node.slot);
    return value;
}

Value Evaluator::go_through(const Node& node) {
    if (node.op == Op::carry) {
        return loop_years(node);
    }
    if (node.over_months) {
        return loop_months(node);
    }
    const ListValue& list = household_->lists[node.a];
    return list.known ? loop_known_list(node, list) : loop_unknown_list(node);
}

// Whether someone takes part who is surely there must be known: nobody is left out in silence.
void Evaluator::visit(const Node& node, bool certain, Gatherer& gatherer) {
    const Truth where = node.b == absent ? Truth::of(true) : truth(node.b);
    if (!where.ok()) {
        if (certain) {
            gatherer.fail(Value::of(where));
        }
        return;
    }
    if (where.is_false()) {
        return;
    }
    const bool surely = certain && where.is_true();
    if (node.op == Op::count) {
        gatherer.count(surely);
    } else if (node.op == Op::any) {
        gatherer.judge(where, surely);
    } else if (node.op == Op::all) {
        const Truth holds = truth(node.c);
        if (!holds.ok()) {
            gatherer.fail(Value::of(holds));
        }
        gatherer.judge(holds, surely);
    } else {
        Room room;
        gatherer.take(operand(node.c, room), surely);
    }
}

Value Evaluator::loop_known_list(const Node& node, const ListValue& list) {
    Gatherer gatherer(node.op);
    Round round = first_round();
    for (std::uint32_t i = 0; i < list.count && !gatherer.settled(); ++i, after_round(round)) {
        slot(node.slot) = Slot{node.a, static_cast<int>(i), {}, {}, nullptr};
        visit(node, true, gatherer);
    }
    return gatherer.result();
}

Value Evaluator::loop_unknown_list(const Node& node) {
    slot(node.slot) = Slot{node.a, -1, {}, {}, nullptr};
    misses(node.a, -1);
    return loop_at_most(node, program_.facts[node.a].max_elements);
}

// The slot stands for each of them, and there may be none.
Value Evaluator::loop_at_most(const Node& node, std::int64_t most) {
    const Truth where = node.b == absent ? Truth::of(true) : truth(node.b);
    if (is_verdict(node.op)) {
        const bool any = node.op == Op::any;
        if (where.is_false()) {
            return Value::of(!any);
        }
        return !any && truth(node.c).is_true() ? Value::of(true) : Value::maybe();
    }
    if (where.is_false()) {
        return node.op == Op::count || node.op == Op::sum ? Value::number(Rational()) : Value::failed(Trouble::no_element);
    }
    if (node.op == Op::count) {
        return Value::number(Rational(), Rational(most));
    }
    Room room;
    const Value& body = operand(node.c, room);
    return node.op == Op::sum && body.ok() ? bounds::scale(body, most) : body;
}

Value Evaluator::loop_months(const Node& node) {
    const Node& source = program_.nodes[node.a];
    Room from_room;
    Room to_room;
    const Value& from = operand(source.a, from_room);
    const Value& to = operand(source.b, to_room);
    if (!from.ok() || !to.ok()) {
        return from.ok() ? to : from;
    }
    const std::int64_t first = month_number(from.date_lo());
    const std::int64_t end = month_number(to.date_hi());
    if (end - first > max_months) {
        slot(node.slot) = Slot{absent, 0, from.date_lo(), to.date_hi(), nullptr};
        return loop_at_most(node, end - first);
    }
    const std::int64_t surely_from = month_number(from.date_hi());
    const std::int64_t surely_to = month_number(to.date_lo());
    Gatherer gatherer(node.op);
    Round round = first_round();
    for (std::int64_t month = first; month < end && !gatherer.settled(); ++month, after_round(round)) {
        const auto start = *Date::from_civil(static_cast<int>(month / 12), static_cast<int>(month % 12) + 1, 1);
        slot(node.slot) = Slot{absent, 0, start, start, nullptr};
        visit(node, month >= surely_from && month < surely_to, gatherer);
    }
    return gatherer.result();
}

// Where it is not certain that a year takes part, it may leave things as they were.
Value Evaluator::loop_years(const Node& node) {
    const Node& source = program_.nodes[node.a];
    Room from_room;
    Room to_room;
    Room start_room;
    const Value& from = operand(source.a, from_room);
    const Value& to = operand(source.b, to_room);
    if (!from.ok() || !to.ok()) {
        return from.ok() ? to : from;
    }
    Value carried = operand(node.b, start_room);
    Round round = first_round();
    for (int year = from.date_lo().year() + 1; year <= to.date_hi().year() && carried.ok(); ++year, after_round(round)) {
        const auto start = *Date::from_civil(year, 1, 1);
        slot(node.slot) = Slot{absent, 0, start, start, &carried};
        Room room;
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
    depth_ = std::max<std::size_t>(depth_, std::size_t{node.slot} + 1);
    slot(node.slot) = Slot{absent, 0, month, month, nullptr};
    const Truth where = node.b == absent ? Truth::of(true) : truth(node.b);
    Value part = Value::of(where);
    if (where.ok()) {
        Room room;
        part = where.is_false() ? Value::number(Rational()) : operand(node.c, room);
        part = where.is_true() || !part.ok() ? part : bounds::or_zero(part);
    }
    slot(node.slot) = saved;
    depth_ = saved_depth;
    return part;
}

} // namespace kepil
