#include "assess/catalogue.hpp"

#include "assess/answer.hpp"
#include "assess/stable_order.hpp"
#include "rulebook/reads.hpp"

#include <algorithm>

namespace kepil {
namespace {

class CatalogueWriter {
public:
    CatalogueWriter(const Rulebook& rulebook, json::Writer& out) : rulebook_(rulebook), program_(rulebook.program), out_(out) {}

    void run() {
        out_.begin_object();
        AnswerWriter(rulebook_, out_).rulebook();
        out_.member("date", rulebook_.date);
        strings("languages", rulebook_.languages);
        groups();
        risks();
        facts();
        strings("groups_of_facts", rulebook_.fact_groups);
        measures();
        out_.end_object();
    }

private:
    void strings(std::string_view key, const std::vector<std::string>& values) {
        out_.key(key).begin_array();
        for (const auto& value : values) {
            out_.string(value);
        }
        out_.end_array();
    }

    void groups() {
        out_.key("groups").begin_array();
        for (const auto& group : rulebook_.risk_groups) {
            out_.begin_object().member("id", group).key("risks").begin_array();
            for (const auto& risk : rulebook_.risks) {
                if (risk.group == group) {
                    out_.string(risk.id);
                }
            }
            out_.end_array().end_object();
        }
        out_.end_array();
    }

    void read_measure(const Measure& measure, Reads& reads) const {
        const auto collect = [&](std::uint32_t node) { collect_reads(program_, node, reads); };
        if (measure.list != absent) {
            reads.facts[measure.list] = true;
        }
        collect(measure.element_where.node);
        collect(measure.right_on.node);
        for (const auto& version : measure.versions) {
            for (const auto& condition : version.conditions) {
                collect(condition.when);
            }
            for (const auto* formula : {&version.amount, &version.starts, &version.ends, &version.when_paid, &version.deadline}) {
                collect(formula->node);
            }
            for (const auto& withheld : version.withheld) {
                collect(withheld.when);
                collect(withheld.amount);
            }
        }
    }

    void read_alternative(const Alternative& alternative, Reads& reads) const {
        for (const auto& option : alternative.options) {
            for (const auto& one : option.facts) {
                collect_reads(program_, one.value, reads);
            }
            for (const auto& list : option.lists) {
                for (const auto& one : list.members) {
                    collect_reads(program_, one.value, reads);
                }
            }
        }
    }

    void risks() {
        out_.key("risks").begin_array();
        for (std::uint32_t index = 0; index < rulebook_.risks.size(); ++index) {
            const Risk& risk = rulebook_.risks[index];
            out_.begin_object().member("id", risk.id).member("group", risk.group).member("icon", risk.icon).key("measures").begin_array();
            Reads reads = no_reads(program_);
            for (const auto& measure : rulebook_.measures) {
                if (std::find(measure.risks.begin(), measure.risks.end(), index) != measure.risks.end()) {
                    out_.string(measure.id);
                    read_measure(measure, reads);
                }
            }
            for (const auto& alternative : rulebook_.alternatives) {
                if (std::find(alternative.risks.begin(), alternative.risks.end(), index) != alternative.risks.end()) {
                    read_alternative(alternative, reads);
                }
            }
            out_.end_array().key("facts").begin_array();
            for (const auto fact : in_form_order(reads.facts)) {
                out_.string(full_id(fact));
            }
            out_.end_array().end_object();
        }
        out_.end_array();
    }

    [[nodiscard]] std::vector<std::uint32_t> in_form_order(const Flags& read) const {
        std::vector<std::uint32_t> order;
        for (std::uint32_t i = 0; i < program_.facts.size(); ++i) {
            if (read[i]) {
                order.push_back(i);
            }
        }
        sort_stably(order, [this](std::uint32_t fact) { return program_.facts[fact].group; });
        return order;
    }

    [[nodiscard]] std::string full_id(std::uint32_t index) const {
        const Fact& fact = program_.facts[index];
        return fact.list == absent ? fact.id : program_.facts[fact.list].each + "." + fact.id;
    }

    void facts() {
        out_.key("facts").begin_array();
        for (const auto& fact : program_.facts) {
            static constexpr const char* kinds[] = {"boolean", "number", "date", "choice", "list"};
            out_.begin_object().member("id", fact.id).member("type", kinds[static_cast<std::size_t>(fact.type.kind)]);
            if (fact.list != absent) {
                out_.member("of", program_.facts[fact.list].each);
            }
            if (fact.group < rulebook_.fact_groups.size()) {
                out_.member("group", rulebook_.fact_groups[fact.group]);
            }
            details(fact);
            out_.end_object();
        }
        out_.end_array();
    }

    void details(const Fact& fact) {
        if (fact.type.kind == Kind::choice) {
            strings("options", fact.options);
        } else if (fact.type.kind == Kind::list) {
            out_.member("each", fact.each).key("max").integer(fact.max_elements).key("facts").begin_array();
            for (const auto member : fact.members) {
                out_.string(program_.facts[member].id);
            }
            out_.end_array();
        } else if (fact.type.kind == Kind::number) {
            const Rational factor(fact.years ? 12 : 1);
            const char* unit = fact.years                       ? "years"
                               : fact.type.unit == Unit::tenge  ? "tenge"
                               : fact.type.unit == Unit::days   ? "days"
                               : fact.type.unit == Unit::months ? "months"
                                                                : "number";
            out_.member("unit", unit).member("min", (fact.min / factor).to_text()).member("max", (fact.max / factor).to_text());
            out_.key("integer").boolean(fact.integer);
        } else if (fact.type.kind == Kind::date) {
            out_.member("min", Date{static_cast<std::int32_t>(fact.min.numerator())}.to_string());
            out_.member("max", Date{static_cast<std::int32_t>(fact.max.numerator())}.to_string());
            out_.key("past").boolean(fact.past).key("month").boolean(fact.month_granularity);
        }
        if (!fact.assume.empty()) {
            out_.key("assume").raw(fact.assume);
        }
        if (fact.has_default) {
            out_.key("default");
            AnswerWriter(rulebook_, out_)
                .value(fact.default_value, fact.years,
                       fact.type.kind == Kind::choice ? static_cast<std::uint32_t>(&fact - program_.facts.data()) : absent);
        }
    }

    void measures() {
        out_.key("measures").begin_array();
        for (const auto& measure : rulebook_.measures) {
            out_.begin_object().member("id", measure.id).member("kind", name_of(measure.kind)).member("level", measure.level);
            out_.key("weight").integer(measure.weight);
            out_.member("urgency", name_of(measure.urgency));
            if (measure.list != absent) {
                out_.member("list", program_.facts[measure.list].id);
            }
            out_.key("risks").begin_array();
            for (const auto risk : measure.risks) {
                out_.string(rulebook_.risks[risk].id);
            }
            out_.end_array().end_object();
        }
        out_.end_array();
    }

    const Rulebook& rulebook_;
    const Program& program_;
    json::Writer& out_;
};

} // namespace

void write_catalogue(const Rulebook& rulebook, json::Writer& out) { CatalogueWriter(rulebook, out).run(); }

} // namespace kepil
