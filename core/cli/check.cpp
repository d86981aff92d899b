// kepil check [DIR]: everything that can be wrong with a rulebook, and whether its worked examples come out.
#include "arguments.hpp"
#include "command.hpp"
#include "rulebook/load.hpp"
#include "stale_rows.hpp"
#include "today.hpp"

#include <cstdio>

namespace kepil::cli {
namespace {

std::string closing_line(const RulebookCounts& counts, const Diagnostics& diagnostics) {
    std::size_t errors = 0;
    for (const auto& diagnostic : diagnostics) {
        errors += diagnostic.severity == Severity::error ? 1 : 0;
    }
    std::string line;
    const auto add = [&line](int count, const char* what) { line += (line.empty() ? "" : ", ") + std::to_string(count) + ' ' + what; };
    add(counts.measures, "measures");
    add(counts.versions, "versions");
    add(counts.parameters, "parameters");
    add(counts.rows, "rows");
    add(counts.facts, "facts");
    add(counts.definitions, "definitions");
    add(counts.cases, "cases");
    add(counts.acts, "acts");
    add(counts.texts, "texts in each language");
    return line + ": " + std::to_string(errors) + " errors, " + std::to_string(diagnostics.size() - errors) + " notes\n";
}

} // namespace

int check(const Words& words) {
    std::string error;
    const auto arguments = Arguments::read(words, {{"today"}}, error);
    if (!arguments) {
        return refuse("check", error);
    }
    if (arguments->operands().size() > 1) {
        return refuse("check", "more than one folder");
    }
    const auto today = read_today(arguments->value("today"));
    if (!today) {
        return refuse("check", "--today is not a date: " + arguments->value("today"));
    }
    const auto tree = read_source_tree(arguments->operands().empty() ? "rules-data" : arguments->operands().front(), error);
    if (!error.empty()) {
        complain("check", error);
        return findings;
    }
    Diagnostics diagnostics;
    const auto loaded = load_rulebook(tree, diagnostics);
    note_stale_rows(tree, *today, diagnostics);
    for (const auto& diagnostic : diagnostics) {
        std::puts(to_string(diagnostic).c_str());
    }
    std::fputs(closing_line(loaded.counts, diagnostics).c_str(), stdout);
    return has_errors(diagnostics) ? findings : ok;
}

} // namespace kepil::cli
