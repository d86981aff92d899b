// What an evaluator makes of a program once, before its first case. Apart from what it then does over and over: this need not be fast.
#include "language/evaluator.hpp"

#include <algorithm>
#include <limits>

namespace kepil {
namespace {

constexpr Date always{std::numeric_limits<std::int32_t>::max()};

std::size_t rows_of(const Program& program) {
    std::size_t count = 0;
    for (const auto& series : program.series) {
        count += series.rows.size();
    }
    return count;
}

std::size_t entries_of(const Program& program) {
    std::size_t count = 0;
    for (const auto& series : program.series) {
        for (const auto& row : series.rows) {
            count += row.entries.size();
        }
    }
    return count;
}

constexpr std::uint32_t local_gross = 1U << 31U;

std::uint32_t local_reads(const Node& node) {
    switch (node.op) {
    case Op::gross:
        return local_gross;
    case Op::member:
    case Op::member_definition:
    case Op::variable:
    case Op::carried:
    case Op::index:
        return 1U << node.slot;
    default:
        return 0;
    }
}

/// What computing a node costs, and what it reads of the place where it stands.
struct Weight {
    std::uint32_t size = 1;
    std::uint32_t local = 0; ///< slots, gross
};

/// A place for each node whose result is worth keeping: it takes a while, does not hang on the element or month at hand, and is asked for
/// again - by several expressions, or by one that goes through a list or months. 0: not worth it.
std::vector<std::uint32_t> places_of_kept(const Program& program) {
    constexpr std::uint32_t one_loop = 16;
    constexpr std::uint32_t worth_keeping = 4;
    std::vector<Weight> weights(program.nodes.size());
    std::vector<std::uint32_t> askers(program.nodes.size());
    Flags in_loop(program.nodes.size());
    for (std::size_t i = 0; i < program.nodes.size(); ++i) {
        const Node& node = program.nodes[i];
        Weight& weight = weights[i];
        weight.local = local_reads(node);
        for (const auto child : children_of(node)) {
            weight.size += weights[child].size;
            weight.local |= weights[child].local;
            ++askers[child];
        }
        if (is_loop(node.op)) {
            weight.size += one_loop;
            weight.local &= ~(1U << node.slot);
        }
        for (const auto child : children_of(node)) {
            in_loop[child] = in_loop[child] || (weight.local != 0 || is_loop(node.op));
        }
    }
    std::vector<std::uint32_t> places(program.nodes.size());
    std::uint32_t next = 0;
    for (std::size_t i = 0; i < program.nodes.size(); ++i) {
        const bool again = askers[i] != 1 || in_loop[i];
        if (again && weights[i].local == 0 && weights[i].size >= worth_keeping) {
            places[i] = ++next;
        }
    }
    return places;
}

bool is_constant(Op op) { return op <= Op::option; }

Value constant_of(const Program& program, const Node& node) {
    switch (node.op) {
    case Op::truth:
        return Value::of(node.a != 0);
    case Op::option:
        return Value::choice(program.sets[node.a]);
    default: {
        Value number = Value::number(program.numbers[node.a]);
        number.kind = node.op == Op::date ? Kind::date : Kind::number;
        return number;
    }
    }
}

} // namespace

Parameters::Parameters(const Program& program) : series_(program.series.size()), rows_(rows_of(program) + 1), items_(entries_of(program)) {
    std::uint32_t row_count = 0;
    std::uint32_t item_count = 0;
    for (std::size_t i = 0; i < series_.size(); ++i) {
        const auto& series = program.series[i];
        const auto begin = row_count;
        for (const auto& row : series.rows) {
            rows_[row_count++] = {row.from, item_count};
            for (const auto& entry : row.entries) {
                Item& item = items_[item_count++];
                item.key = entry.key;
                item.value = Value::number(entry.value);
                item.value.kind = series.type.kind;
            }
        }
        series_[i] = {begin, row_count, series.open ? always : series.known_to, series.table};
    }
    rows_[row_count].items = item_count;
}

Evaluator::Evaluator(const Program& program)
    : program_(program), slots_(slots_of_frame), parameters_(program), definitions_(program.definitions.size()),
      element_definitions_(program.definitions.size()), node_places_(places_of_kept(program)), constant_leaves_(program.nodes.size()) {
    // A rulebook may be without any expression.
    const auto last = std::max_element(node_places_.begin(), node_places_.end());
    nodes_.resize(std::size_t{1} + (last == node_places_.end() ? 0 : *last));
    constants_.reserve(program.nodes.size()); // they are pointed at
    for (std::uint32_t i = 0; i < program.nodes.size(); ++i) {
        const Node& node = program.nodes[i];
        if (is_constant(node.op)) {
            constants_.push_back(constant_of(program, node));
            constant_leaves_[i] = &constants_.back();
        } else if (node.op == Op::fact) {
            fact_nodes_.push_back(i);
        }
    }
    leaves_ = constant_leaves_;
}

} // namespace kepil
