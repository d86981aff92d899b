#include "assess/measure_reads.hpp"

#include "rulebook/reads.hpp"

#include <algorithm>

namespace kepil {
namespace {

constexpr std::size_t bits_of_word = 64;

void set(std::uint64_t* bits, std::uint32_t fact) { bits[fact / bits_of_word] |= std::uint64_t{1} << (fact % bits_of_word); }
bool has(const std::uint64_t* bits, std::uint32_t fact) { return ((bits[fact / bits_of_word] >> (fact % bits_of_word)) & 1U) != 0; }

bool same(const Value& a, const Value& b) {
    return a.may_be_true == b.may_be_true && a.may_be_false == b.may_be_false && a.open == b.open && a.options == b.options &&
           a.lo == b.lo && a.hi == b.hi;
}

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
        const auto* own = of(node);
        for (std::size_t i = 0; i < words_; ++i) {
            to[i] |= own[i];
        }
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
        if (node.op >= Op::count && !node.over_months) {
            set(own, node.a);
        }
        const std::uint32_t places[] = {node.a, node.b, node.c};
        for (int which = 0; which < 3; ++which) {
            if (is_child(node, which)) {
                add(places[which], own);
            }
        }
        return own;
    }

    const Program& program_;
    std::size_t words_;
    std::vector<std::uint64_t> nodes_;
    std::vector<bool> known_;
};

/// To each set the facts that decide whether one of its facts is asked, and so on.
void close(std::uint64_t* bits, const std::vector<std::uint64_t>& gates, std::size_t words, std::uint32_t facts) {
    bool grows = true;
    while (grows) {
        grows = false;
        for (std::uint32_t fact = 0; fact < facts; ++fact) {
            for (std::size_t i = 0; i < words && has(bits, fact); ++i) {
                const auto more = gates[fact * words + i] & ~bits[i];
                grows = grows || more != 0;
                bits[i] |= more;
            }
        }
    }
}

} // namespace

void MeasureReads::build() {
    const Program& program = rulebook_.program;
    const auto facts = static_cast<std::uint32_t>(program.facts.size());
    words_ = facts / bits_of_word + 1;
    NodeReads nodes(program, words_);
    // A question of a list's elements is asked where the list stands.
    std::vector<std::uint64_t> gates(facts * words_);
    for (std::uint32_t i = 0; i < facts; ++i) {
        const auto list = program.facts[i].list;
        nodes.add(program.facts[i].ask_when, gates.data() + (list == absent ? i : list) * words_);
    }
    bits_.assign(rulebook_.measures.size() * words_, 0);
    auto* own = bits_.data();
    for (const auto& measure : rulebook_.measures) {
        if (measure.list != absent) {
            set(own, measure.list);
        }
        nodes.add(measure.element_where.node, own);
        nodes.add(measure.right_on.node, own);
        for (const auto& version : measure.versions) {
            for (const auto& condition : version.conditions) {
                nodes.add(condition.when, own);
            }
            for (const auto* formula : {&version.amount, &version.starts, &version.ends, &version.when_paid, &version.deadline}) {
                nodes.add(formula->node, own);
            }
            for (const auto& withheld : version.withheld) {
                nodes.add(withheld.when, own);
                nodes.add(withheld.amount, own);
            }
        }
        close(own, gates, words_, facts);
        own += words_;
    }
}

bool MeasureReads::reads_any(const Measure& measure, const FactBits& facts) const {
    const auto* own = bits_.data() + static_cast<std::size_t>(&measure - rulebook_.measures.data()) * words_;
    for (std::size_t i = 0; i < words_; ++i) {
        if ((own[i] & facts[i]) != 0) {
            return true;
        }
    }
    return false;
}

bool CaseChanges::next(const Case& input, const MeasureReads& reads) {
    const Household& now = input.household;
    const bool comparable = known_ && reads.built() && household_.application == now.application && household_.today == now.today &&
                            has_paid_month_ == input.has_paid_month && (!has_paid_month_ || paid_month_ == input.paid_month);
    facts_.assign(now.facts.size() / bits_of_word + 1, 0);
    if (!known_) {
        household_ = now;
        known_ = true;
    }
    for (std::uint32_t i = 0; i < now.facts.size(); ++i) {
        if (!same(household_.facts[i], now.facts[i])) {
            set(facts_.data(), i);
            household_.facts[i] = now.facts[i];
        }
    }
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
