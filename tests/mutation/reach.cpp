#include "reach.hpp"

#include "rulebook/reads.hpp"

#include <algorithm>
#include <cstdint>

namespace kepil::mutation {
namespace {

Reads reads_of(const Program& program, const Measure& measure) {
    Reads reads = no_reads(program);
    const auto add = [&](std::uint32_t node) { collect_reads(program, node, reads); };
    add(measure.right_on.node);
    add(measure.element_where.node);
    for (const auto& version : measure.versions) {
        for (const auto& condition : version.conditions) {
            add(condition.when);
        }
        for (const auto& formula : {version.amount, version.starts, version.ends, version.when_paid, version.deadline}) {
            add(formula.node);
        }
        for (const auto& withheld : version.withheld) {
            add(withheld.amount);
            add(withheld.when);
        }
    }
    // What makes no sense for a household is set aside before any measure reads it.
    for (bool grown = true; grown;) {
        const auto before = reads.facts;
        for (std::size_t i = 0; i < program.facts.size(); ++i) {
            if (before[i]) {
                add(program.facts[i].ask_when);
            }
        }
        grown = reads.facts != before;
    }
    return reads;
}

} // namespace

Reach::Reach(const Rulebook& rulebook) {
    const auto& program = rulebook.program;
    std::map<std::string, std::vector<std::pair<std::ptrdiff_t, std::string>>> found;
    for (const auto& measure : rulebook.measures) {
        const auto reads = reads_of(program, measure);
        const auto size = std::count(reads.definitions.begin(), reads.definitions.end(), true);
        for (std::size_t i = 0; i < program.series.size(); ++i) {
            if (reads.series[i]) {
                found[program.series[i].id].emplace_back(size, measure.id);
            }
        }
        for (std::size_t i = 0; i < program.definitions.size(); ++i) {
            if (reads.definitions[i]) {
                found[program.definitions[i].id].emplace_back(size, measure.id);
            }
        }
    }
    for (auto& [id, measures] : found) {
        std::sort(measures.begin(), measures.end());
        for (auto& [size, measure] : measures) {
            readers_[id].push_back(std::move(measure));
        }
    }
}

const std::vector<std::string>& Reach::readers_of(const std::string& id) const {
    static const std::vector<std::string> nobody;
    const auto found = readers_.find(id);
    return found == readers_.end() ? nobody : found->second;
}

} // namespace kepil::mutation
