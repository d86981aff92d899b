#include "rulebook/verify.hpp"

#include "rulebook/reads.hpp"

#include <algorithm>

namespace kepil {
namespace {

constexpr std::uint8_t slots = 8;
constexpr std::size_t most_options = 64;
// Far above any formula of a law: whoever walks an expression later needs no limit of its own.
constexpr std::uint16_t most_depth = 400;
constexpr std::uint32_t most_size = 20'000;

/// What an expression needs to stand in its slots, one byte a slot: nothing, the element of a list (1 and on), of whatever list,
/// a year of a carry loop (which is a month too), a month.
using Needs = std::uint64_t;
constexpr unsigned slot_bits = 8;
constexpr Needs some_element = 253;
constexpr Needs a_year = 254;
constexpr Needs a_month = 255;

Needs at_slot(std::uint8_t slot, Needs need) { return need << (slot * slot_bits); }
Needs slot_of(Needs needs, std::uint8_t slot) { return (needs >> (slot * slot_bits)) & 0xFFU; }
Needs without_slot(Needs needs, std::uint8_t slot) { return needs & ~at_slot(slot, 0xFFU); }

/// Whether what stands in a slot is what is needed there.
bool gives(Needs given, Needs needed) {
    return needed == 0 || needed == given || (needed == some_element && given != 0 && given < some_element) ||
           (needed == a_month && given == a_year);
}

struct Scope {
    Needs needs = 0;
    std::uint8_t lowest = slots; ///< of the slots that loops inside write to
    std::uint16_t depth = 1;
    std::uint32_t size = 1; ///< of the expression written out, whatever its parts share
};

/// Adds a part; false if one slot would have to hold two things, or if it gets too large.
bool join(Scope& scope, const Scope& more) {
    for (std::uint8_t slot = 0; slot < slots; ++slot) {
        const Needs one = slot_of(scope.needs, slot);
        const Needs other = slot_of(more.needs, slot);
        if (gives(other, one)) {
            scope.needs = without_slot(scope.needs, slot) | at_slot(slot, other);
        } else if (!gives(one, other)) {
            return false;
        }
    }
    scope.lowest = std::min(scope.lowest, more.lowest);
    scope.depth = std::max<std::uint16_t>(scope.depth, static_cast<std::uint16_t>(more.depth + 1));
    scope.size += more.size;
    return scope.depth <= most_depth && scope.size <= most_size;
}

class Verifier {
public:
    explicit Verifier(const Rulebook& rulebook) : rulebook_(rulebook), program_(rulebook.program) {}

    [[nodiscard]] bool run() {
        Needs lists = 0;
        for (const auto& fact : program_.facts) {
            list_numbers_.push_back(fact.type.kind == Kind::list ? ++lists : 0);
        }
        const auto in_list = [this](const auto& x) { return list(x.list); };
        if (lists >= some_element || !std::all_of(program_.facts.begin(), program_.facts.end(), in_list) ||
            !std::all_of(program_.definitions.begin(), program_.definitions.end(), in_list)) {
            return false;
        }
        for (std::uint32_t i = 0; i < program_.nodes.size(); ++i) {
            if (!node(i) || !scope(program_.nodes[i])) {
                return false;
            }
        }
        const auto numbers = std::all_of(program_.numbers.begin(), program_.numbers.end(), [](const Rational& x) { return x.valid(); });
        const auto facts = std::all_of(program_.facts.begin(), program_.facts.end(), [this](const Fact& x) { return fact(x); });
        const auto all_series = std::all_of(program_.series.begin(), program_.series.end(), [this](const Series& x) { return series(x); });
        const auto definitions = std::all_of(program_.definitions.begin(), program_.definitions.end(), [this](const Definition& x) {
            return type(x.type) && x.value != absent && root(x.value, x.list) && root(x.min, x.list) && root(x.max, x.list);
        });
        const auto measures =
            std::all_of(rulebook_.measures.begin(), rulebook_.measures.end(), [this](const Measure& x) { return measure(x); });
        return numbers && facts && all_series && definitions && measures && alternatives() && find_circle(program_).empty();
    }

private:
    /// No node, or one that can be evaluated where slot 0 holds an element of `list` (or nothing).
    [[nodiscard]] bool root(std::uint32_t index, std::uint32_t list = absent) const {
        if (index == absent) {
            return true;
        }
        if (index >= scopes_.size()) {
            return false;
        }
        const Scope& scope = scopes_[index];
        return scope.needs <= 0xFFU && gives(element_of(list), scope.needs) && (list == absent || scope.lowest > 0);
    }
    [[nodiscard]] Needs element_of(std::uint32_t list) const { return list == absent ? 0 : list_numbers_[list]; }
    [[nodiscard]] bool type(const Type& x) const {
        const bool named = x.choice < program_.facts.size() && program_.facts[x.choice].type.kind == Kind::choice;
        return x.choice == absent || named;
    }
    [[nodiscard]] bool list(std::uint32_t index) const {
        return index == absent || (index < program_.facts.size() && program_.facts[index].type.kind == Kind::list);
    }

    [[nodiscard]] bool node(std::uint32_t index) const {
        const Node& x = program_.nodes[index];
        if (x.slot >= slots) {
            return false;
        }
        const auto children = children_of(x);
        if (!std::all_of(children.begin(), children.end(), [index](std::uint32_t child) { return child < index; })) {
            return false;
        }
        switch (x.op) {
        case Op::number:
        case Op::date:
            return x.a < program_.numbers.size();
        case Op::option:
            return x.a < program_.sets.size();
        case Op::in_options:
            return x.a != absent && x.b < program_.sets.size();
        case Op::fact:
        case Op::member:
            return x.a < program_.facts.size();
        case Op::definition:
        case Op::member_definition:
            return x.a < program_.definitions.size();
        case Op::parameter:
            return x.a < program_.series.size() && x.b != absent && (x.c != absent) == (program_.series[x.a].table != Table::none);
        case Op::negate:
        case Op::logical_not:
        case Op::month_start:
        case Op::month_end:
        case Op::quarter_start:
        case Op::year_start:
        case Op::year:
            return x.a != absent;
        case Op::choose:
            return x.a != absent && x.b != absent && x.c != absent;
        default:
            break;
        }
        if (is_loop(x.op)) {
            return loop(x);
        }
        const bool leaf = x.op == Op::truth || x.op == Op::variable || x.op == Op::application_date || x.op == Op::paid_month ||
                          x.op == Op::today || x.op == Op::gross || x.op == Op::carried || x.op == Op::index;
        return leaf || (x.a != absent && x.b != absent);
    }

    /// Finds what the node needs to stand in its slots; false if that can never be. A loop writes to a slot above all that are in use
    /// around it, as the compiler gives them out.
    [[nodiscard]] bool scope(const Node& x) {
        Scope scope;
        switch (x.op) {
        case Op::member:
            scope.needs = at_slot(x.slot, element_of(program_.facts[x.a].list));
            break;
        case Op::member_definition:
            scope.needs = at_slot(x.slot, element_of(program_.definitions[x.a].list));
            break;
        case Op::variable:
            scope.needs = at_slot(x.slot, a_month);
            break;
        case Op::carried:
            scope.needs = at_slot(x.slot, a_year);
            break;
        case Op::index:
            scope.needs = at_slot(x.slot, some_element);
            break;
        default:
            break;
        }
        const bool of_element = x.op == Op::member || x.op == Op::member_definition;
        if ((of_element && scope.needs == 0) || (x.op == Op::definition && program_.definitions[x.a].list != absent)) {
            return false;
        }
        const int first_inside = x.op == Op::carry ? 2 : 1;
        const Needs inside = x.op == Op::carry ? a_year : x.over_months ? a_month : is_loop(x.op) ? element_of(x.a) : 0;
        int which = 0;
        for (const auto child : {x.a, x.b, x.c}) {
            if (child != absent && is_child(x, which)) {
                Scope inner = scopes_[child];
                if (is_loop(x.op) && which >= first_inside) {
                    if (inner.lowest <= x.slot || !gives(inside, slot_of(inner.needs, x.slot))) {
                        return false;
                    }
                    inner.needs = without_slot(inner.needs, x.slot);
                }
                if (!join(scope, inner)) {
                    return false;
                }
            }
            ++which;
        }
        if (is_loop(x.op)) {
            scope.lowest = std::min(scope.lowest, x.slot);
        }
        scopes_.push_back(scope);
        return true;
    }

    [[nodiscard]] bool loop(const Node& x) const {
        const bool source = x.over_months ? x.a != absent && program_.nodes[x.a].op == Op::months : x.a != absent && list(x.a);
        if (x.op == Op::carry) {
            return x.over_months && source && x.b != absent && x.c != absent;
        }
        const bool body = x.op == Op::count || (x.op == Op::any ? x.b != absent : x.c != absent);
        return source && body;
    }

    [[nodiscard]] bool fact(const Fact& x) const {
        const bool members = std::all_of(x.members.begin(), x.members.end(), [this](std::uint32_t m) { return m < program_.facts.size(); });
        const bool place = x.list == absent || (list(x.list) && x.place < program_.facts[x.list].members.size());
        const bool companions = std::all_of(x.companions.begin(), x.companions.end(), [this](const Companion& c) {
            return c.fact < program_.facts.size() && c.value != absent && root(c.value);
        });
        const auto in_options = [&](const Value& v) { return x.options.size() >= most_options || (v.options >> x.options.size()) == 0; };
        const bool values = in_options(x.default_value) && in_options(x.otherwise) && in_options(x.change_from) && in_options(x.change_to);
        return type(x.type) && values && members && place && companions && root(x.ask_when, x.list) &&
               (x.ask_when != absent || !x.has_otherwise) && x.options.size() <= most_options && x.min.valid() && x.max.valid() &&
               x.group < std::max<std::size_t>(1, rulebook_.fact_groups.size());
    }

    [[nodiscard]] bool series(const Series& x) const {
        const bool key = type(x.type) && type(x.key) && (x.table != Table::choice || x.key.choice != absent);
        return key && !x.rows.empty() && std::all_of(x.rows.begin(), x.rows.end(), [&](const Row& row) {
                   return !row.entries.empty() && std::all_of(row.entries.begin(), row.entries.end(), [&](const Entry& e) {
                       const bool option =
                           e.key.is_integer() && e.key >= Rational(0) && e.key < Rational(static_cast<std::int64_t>(most_options));
                       return e.key.valid() && e.value.valid() && (x.table != Table::choice || option);
                   });
               });
    }

    [[nodiscard]] bool measure(const Measure& x) const {
        if (!list(x.list) || !root(x.element_where.node, x.list) || x.right_on.node == absent || !root(x.right_on.node, x.list) ||
            !std::all_of(x.risks.begin(), x.risks.end(), [this](std::uint32_t r) { return r < rulebook_.risks.size(); })) {
            return false;
        }
        return std::all_of(x.versions.begin(), x.versions.end(), [&](const Version& v) { return version(v, x.list); });
    }

    [[nodiscard]] bool alternatives() const {
        const auto known = [this](std::uint32_t measure) { return measure < rulebook_.measures.size(); };
        const auto value = [this](const Companion& x) { return x.fact < program_.facts.size() && x.value != absent && root(x.value); };
        return std::all_of(rulebook_.alternatives.begin(), rulebook_.alternatives.end(), [&](const Alternative& x) {
            const auto option = [&](const Option& o) {
                return std::all_of(o.measures.begin(), o.measures.end(), known) && root(o.application) && root(o.later_on) &&
                       std::all_of(o.later.begin(), o.later.end(), known) && std::all_of(o.facts.begin(), o.facts.end(), value) &&
                       std::all_of(o.lists.begin(), o.lists.end(), [&](const Option::List& l) {
                           return l.fact != absent && list(l.fact) &&
                                  std::all_of(l.members.begin(), l.members.end(),
                                              [&](const Companion& m) { return value(m) && program_.facts[m.fact].list == l.fact; });
                       });
            };
            return std::all_of(x.measures.begin(), x.measures.end(), known) && root(x.when) && !x.options.empty() && x.months > 0 &&
                   x.months_before >= 0 &&
                   std::all_of(x.risks.begin(), x.risks.end(), [this](std::uint32_t r) { return r < rulebook_.risks.size(); }) &&
                   std::all_of(x.options.begin(), x.options.end(), option);
        });
    }

    [[nodiscard]] bool version(const Version& x, std::uint32_t list) const {
        const bool formulas = root(x.amount.node, list) && root(x.starts.node, list) && root(x.ends.node, list) &&
                              root(x.when_paid.node, list) && root(x.deadline.node, list) &&
                              (x.period == Period::none) == (x.amount.node == absent);
        const bool conditions = std::all_of(x.conditions.begin(), x.conditions.end(),
                                            [&](const Condition& c) { return c.when != absent && root(c.when, list); });
        const bool withheld = std::all_of(x.withheld.begin(), x.withheld.end(), [&](const Withheld& w) {
            return w.amount != absent && root(w.amount, list) && root(w.when, list);
        });
        const bool series =
            std::all_of(x.amount_series.begin(), x.amount_series.end(), [this](std::uint32_t s) { return s < program_.series.size(); });
        return formulas && conditions && withheld && series;
    }

    const Rulebook& rulebook_;
    const Program& program_;
    std::vector<Needs> list_numbers_; ///< by fact; 0: not a list
    std::vector<Scope> scopes_;       ///< by node
};

} // namespace

bool is_sound(const Rulebook& rulebook) { return Verifier(rulebook).run(); }

} // namespace kepil
