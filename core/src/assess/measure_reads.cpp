#include "assess/measure_reads.hpp"

#include <algorithm>
#include <bit>

namespace kepil {
namespace {

constexpr std::size_t bits_of_word = 64;

void set(std::uint64_t* bits, std::uint32_t member) { bits[member / bits_of_word] |= std::uint64_t{1} << (member % bits_of_word); }
/// Adds a set to another; whether it has grown.
bool unite(std::uint64_t* to, const std::uint64_t* more, std::size_t words) {
    bool grows = false;
    for (std::size_t i = 0; i < words; ++i) {
        grows = grows || (more[i] & ~to[i]) != 0;
        to[i] |= more[i];
    }
    return grows;
}

template <class Visit>
void for_each_member(const std::uint64_t* bits, std::size_t words, const Visit& visit) {
    for (std::size_t i = 0; i < words; ++i) {
        for (auto left = bits[i]; left != 0; left &= left - 1) {
            visit(i * bits_of_word + static_cast<std::size_t>(std::countr_zero(left)));
        }
    }
}

/// To a set what `sets` holds for each of its members; whether it has grown.
bool unite_members(std::uint64_t* to, const std::vector<std::uint64_t>& sets, std::size_t words) {
    bool grows = false;
    for_each_member(to, words, [&](std::size_t member) { grows = unite(to, sets.data() + member * words, words) || grows; });
    return grows;
}

bool same(const Value& a, const Value& b) { return a.open == b.open && same_bounds(a, b); }

bool same(const ListValue& a, const ListValue& b) {
    return a.known == b.known && a.count == b.count &&
           std::equal(a.values.begin(), a.values.end(), b.values.begin(), b.values.end(),
                      [](const Value& x, const Value& y) { return same(x, y); });
}

/// Reads of nodes, each found once: rules share their parts.
class NodeReads {
public:
    NodeReads(const Program& program, std::size_t words)
        : program_(program), words_(words), nodes_(program.nodes.size() * words), known_(program.nodes.size()) {}

    void add(std::uint32_t node, std::uint64_t* to) {
        if (node == absent) {
            return;
        }
        unite(to, of(node), words_);
    }

private:
    const std::uint64_t* of(std::uint32_t index) {
        std::uint64_t* own = nodes_.data() + index * words_;
        if (known_[index]) {
            return own;
        }
        known_[index] = true;
        const Node& node = program_.nodes[index];
        switch (node.op) {
        case Op::fact:
            set(own, node.a);
            break;
        case Op::member:
            set(own, program_.facts[node.a].list);
            break;
        case Op::definition:
        case Op::member_definition: {
            const Definition& definition = program_.definitions[node.a];
            for (const auto part : {definition.value, definition.min, definition.max}) {
                add(part, own);
            }
            if (definition.list != absent) {
                set(own, definition.list);
            }
            break;
        }
        default:
            break;
        }
        if (loops_over_list(node)) {
            set(own, node.a);
        }
        for (const auto child : children_of(node)) {
            add(child, own);
        }
        return own;
    }

    const Program& program_;
    std::size_t words_;
    std::vector<std::uint64_t> nodes_;
    Flags known_;
};

} // namespace

void MeasureReads::find_out() {
    if (!bits_.empty()) {
        return;
    }
    const Program& program = rulebook_.program;
    const auto facts = static_cast<std::uint32_t>(program.facts.size());
    const auto words = facts / bits_of_word + 1;
    NodeReads nodes(program, words);
    // A question of a list's elements is asked where the list stands. What decides whether a fact is asked may hang on another such fact.
    std::vector<std::uint64_t> gates(facts * words);
    for (std::uint32_t i = 0; i < facts; ++i) {
        const auto list = program.facts[i].list;
        nodes.add(program.facts[i].ask_when, gates.data() + (list == absent ? i : list) * words);
    }
    for (bool grows = true; grows;) {
        grows = false;
        for (std::uint32_t i = 0; i < facts; ++i) {
            grows = unite_members(gates.data() + i * words, gates, words) || grows;
        }
    }
    words_ = rulebook_.measures.size() / bits_of_word + 1;
    bits_.assign(facts * words_ + 1, 0);
    FactBits own;
    for (const auto& measure : rulebook_.measures) {
        own.assign(words, 0);
        if (measure.list != absent) {
            set(own.data(), measure.list);
        }
        nodes.add(measure.element_where.node, own.data());
        nodes.add(measure.right_on.node, own.data());
        for (const auto& version : measure.versions) {
            for (const auto& condition : version.conditions) {
                nodes.add(condition.when, own.data());
            }
            for (const auto* formula : {&version.amount, &version.starts, &version.ends, &version.when_paid, &version.deadline}) {
                nodes.add(formula->node, own.data());
            }
            for (const auto& withheld : version.withheld) {
                nodes.add(withheld.when, own.data());
                nodes.add(withheld.amount, own.data());
            }
        }
        unite_members(own.data(), gates, words);
        for_each_member(own.data(), words, [&](std::size_t fact) { set(bits_.data() + fact * words_, rulebook_.place_of(measure)); });
    }
}

void MeasureReads::readers_of(const FactBits& facts, MeasureBits& measures) const {
    measures.assign(words_, 0);
    for_each_member(facts.data(), facts.size(), [&](std::size_t fact) { unite(measures.data(), of(fact), words_); });
}

bool MeasureReads::reads(const Measure& measure, std::uint32_t fact) const {
    const auto list = rulebook_.program.facts[fact].list;
    return has(of(list == absent ? fact : list), rulebook_.place_of(measure));
}

bool CaseChanges::next(const Case& input) {
    const Household& now = input.household;
    const bool comparable = known_ && household_.application == now.application && household_.today == now.today &&
                            has_paid_month_ == input.has_paid_month && (!has_paid_month_ || paid_month_ == input.paid_month);
    facts_.assign(now.given.size() / bits_of_word + 1, 0);
    if (!known_) {
        household_ = now;
        known_ = true;
    }
    // What neither of them has changed is the same in both.
    for (const auto* changed : {&household_.changed(), &now.changed()}) {
        for (const auto fact : *changed) {
            if (!same(household_.fact(fact), now.fact(fact))) {
                set(facts_.data(), fact);
            }
        }
    }
    household_.take_facts(now);
    for (const auto place : now.list_places()) {
        if (!same(household_.lists[place], now.lists[place])) {
            set(facts_.data(), place);
            household_.lists[place] = now.lists[place];
        }
    }
    household_.application = now.application;
    household_.today = now.today;
    has_paid_month_ = input.has_paid_month;
    paid_month_ = input.paid_month;
    return comparable;
}

} // namespace kepil
