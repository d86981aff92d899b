#include "rulebook/verify.hpp"

#include "rulebook/reads.hpp"

#include <algorithm>

namespace kepil {
namespace {

constexpr std::uint8_t max_slot = 8;

class Verifier {
public:
    explicit Verifier(const Rulebook& rulebook) : rulebook_(rulebook), program_(rulebook.program) {}

    [[nodiscard]] bool run() const {
        for (std::uint32_t i = 0; i < program_.nodes.size(); ++i) {
            if (!node(i)) {
                return false;
            }
        }
        const auto numbers = std::all_of(program_.numbers.begin(), program_.numbers.end(), [](const Rational& x) { return x.valid(); });
        const auto facts = std::all_of(program_.facts.begin(), program_.facts.end(), [this](const Fact& x) { return fact(x); });
        const auto all_series = std::all_of(program_.series.begin(), program_.series.end(), [this](const Series& x) { return series(x); });
        const auto definitions = std::all_of(program_.definitions.begin(), program_.definitions.end(), [this](const Definition& x) {
            return root(x.value) && x.value != absent && root(x.min) && root(x.max) && list(x.list);
        });
        const auto measures =
            std::all_of(rulebook_.measures.begin(), rulebook_.measures.end(), [this](const Measure& x) { return measure(x); });
        return numbers && facts && all_series && definitions && measures && alternatives() && find_circle(program_).empty();
    }

private:
    [[nodiscard]] bool root(std::uint32_t index) const { return index == absent || index < program_.nodes.size(); }
    [[nodiscard]] bool list(std::uint32_t index) const {
        return index == absent || (index < program_.facts.size() && program_.facts[index].type.kind == Kind::list);
    }

    [[nodiscard]] bool node(std::uint32_t index) const {
        const Node& x = program_.nodes[index];
        if (x.op > Op::carry || x.slot > max_slot) {
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
        if (x.op >= Op::count) {
            return loop(x);
        }
        const bool leaf = x.op == Op::truth || x.op == Op::variable || x.op == Op::application_date || x.op == Op::paid_month ||
                          x.op == Op::today || x.op == Op::gross || x.op == Op::carried || x.op == Op::index;
        return leaf || (x.a != absent && x.b != absent);
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
        return members && place && companions && root(x.ask_when) && x.options.size() <= 64 && x.min.valid() && x.max.valid() &&
               x.group < std::max<std::size_t>(1, rulebook_.fact_groups.size());
    }

    [[nodiscard]] bool series(const Series& x) const {
        const bool key = x.table != Table::choice || (x.key.choice < program_.facts.size());
        return key && !x.rows.empty() && std::all_of(x.rows.begin(), x.rows.end(), [](const Row& row) {
                   return !row.entries.empty() && std::all_of(row.entries.begin(), row.entries.end(),
                                                              [](const Entry& e) { return e.key.valid() && e.value.valid(); });
               });
    }

    [[nodiscard]] bool measure(const Measure& x) const {
        if (!list(x.list) || !root(x.element_where.node) || x.right_on.node == absent || !root(x.right_on.node) ||
            !std::all_of(x.risks.begin(), x.risks.end(), [this](std::uint32_t r) { return r < rulebook_.risks.size(); })) {
            return false;
        }
        return std::all_of(x.versions.begin(), x.versions.end(), [this](const Version& v) { return version(v); });
    }

    [[nodiscard]] bool alternatives() const {
        const auto known = [this](std::uint32_t measure) { return measure < rulebook_.measures.size(); };
        const auto value = [this](const Companion& x) { return x.fact < program_.facts.size() && x.value != absent && root(x.value); };
        return std::all_of(rulebook_.alternatives.begin(), rulebook_.alternatives.end(), [&](const Alternative& x) {
            const auto option = [&](const Option& o) {
                return std::all_of(o.measures.begin(), o.measures.end(), known) && root(o.application) &&
                       std::all_of(o.facts.begin(), o.facts.end(), value) &&
                       std::all_of(o.lists.begin(), o.lists.end(), [&](const Option::List& l) {
                           return l.fact != absent && list(l.fact) &&
                                  std::all_of(l.members.begin(), l.members.end(),
                                              [&](const Companion& m) { return value(m) && program_.facts[m.fact].list == l.fact; });
                       });
            };
            return std::all_of(x.measures.begin(), x.measures.end(), known) && root(x.when) && !x.options.empty() && x.months > 0 &&
                   std::all_of(x.risks.begin(), x.risks.end(), [this](std::uint32_t r) { return r < rulebook_.risks.size(); }) &&
                   std::all_of(x.options.begin(), x.options.end(), option);
        });
    }

    [[nodiscard]] bool version(const Version& x) const {
        const bool formulas = root(x.amount.node) && root(x.starts.node) && root(x.ends.node) && root(x.when_paid.node) &&
                              root(x.deadline.node) && (x.period == Period::none) == (x.amount.node == absent);
        const bool conditions =
            std::all_of(x.conditions.begin(), x.conditions.end(), [this](const Condition& c) { return c.when != absent && root(c.when); });
        const bool withheld = std::all_of(x.withheld.begin(), x.withheld.end(),
                                          [this](const Withheld& w) { return w.amount != absent && root(w.amount) && root(w.when); });
        const bool series =
            std::all_of(x.amount_series.begin(), x.amount_series.end(), [this](std::uint32_t s) { return s < program_.series.size(); });
        return formulas && conditions && withheld && series;
    }

    const Rulebook& rulebook_;
    const Program& program_;
};

} // namespace

bool is_sound(const Rulebook& rulebook) { return Verifier(rulebook).run(); }

} // namespace kepil
