// kepil check [DIR]: everything that can be wrong with a rulebook, and whether its worked examples come out.
#include "arguments.hpp"
#include "command.hpp"
#include "rulebook/load.hpp"
#include "rulebook/pack.hpp"
#include "run_cases.hpp"
#include "stale_rows.hpp"
#include "today.hpp"

#include <algorithm>
#include <cstdio>
#include <iterator>
#include <set>

namespace kepil::cli {
namespace {

// The folder of a measure stands or falls as a whole, any other file alone.
std::string unit_of(const std::string& path) { return path.rfind("measures/", 0) == 0 ? path.substr(0, path.rfind('/') + 1) : path; }

// Leaves out whatever has errors, and whatever then has errors, so that one broken measure does not hide the cases of all the others.
SourceTree sound_part(SourceTree tree, Diagnostics diagnostics) {
    while (has_errors(diagnostics) && !tree.files.empty()) {
        std::set<std::string> broken;
        for (const auto& diagnostic : diagnostics) {
            if (diagnostic.severity == Severity::error) {
                broken.insert(unit_of(diagnostic.file.substr(tree.root.size() + 1)));
            }
        }
        const auto before = tree.files.size();
        std::erase_if(tree.files, [&](const SourceFile& file) { return broken.contains(unit_of(file.path)); });
        if (tree.files.size() == before) {
            return {};
        }
        diagnostics.clear();
        (void)load_rulebook(tree, diagnostics);
    }
    return tree;
}

CaseCount run_cases_of(const SourceTree& tree, const Rulebook& rulebook, const std::string& only, Diagnostics& diagnostics) {
    std::string error;
    const auto packed = unpack_rulebook(pack_rulebook(rulebook), error);
    if (!packed) {
        diagnostics.push_back({Severity::error, tree.root, 0, 0, "the rulebook cannot be packed: " + error, ""});
        return {};
    }
    // The rulebook's own date, not the clock: a case that names no date must come out the same next year.
    return run_cases(tree, *packed, packed->date, only, diagnostics);
}

CaseCount run_sound_cases(const SourceTree& whole, const std::string& only, Diagnostics& diagnostics) {
    const auto tree = sound_part(whole, diagnostics);
    Diagnostics reported_already;
    const auto loaded = load_rulebook(tree, reported_already);
    return loaded.rulebook.measures.empty() ? CaseCount{} : run_cases_of(tree, loaded.rulebook, only, diagnostics);
}

// What a scenario brings in that the law alone has not, and its own cases.
CaseCount check_scenario(const SourceTree& tree, const std::string& id, const Diagnostics& of_law, Diagnostics& diagnostics) {
    Diagnostics found;
    const auto loaded = load_rulebook(tree, found, id);
    CaseCount cases;
    if (!has_errors(found)) {
        cases = run_cases_of(tree, loaded.rulebook, "", found);
    }
    std::set<std::string> known;
    for (const auto& diagnostic : of_law) {
        known.insert(to_string(diagnostic));
    }
    std::copy_if(found.begin(), found.end(), std::back_inserter(diagnostics),
                 [&](const Diagnostic& diagnostic) { return !known.contains(to_string(diagnostic)); });
    return cases;
}

bool has_measure(const SourceTree& tree, const std::string& id) {
    const auto rule = '/' + id + "/rule.json";
    return std::any_of(tree.files.begin(), tree.files.end(), [&](const SourceFile& file) {
        return file.path.size() > rule.size() && file.path.compare(file.path.size() - rule.size(), rule.size(), rule) == 0;
    });
}

std::string closing_line(const RulebookCounts& counts, std::size_t scenarios, CaseCount cases, const Diagnostics& diagnostics) {
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
    add(cases.run, "cases");
    line += " (" + std::to_string(cases.right) + " right)";
    add(counts.acts, "acts");
    add(static_cast<int>(scenarios), "scenarios");
    add(counts.texts, "texts in each language");
    return line + ": " + std::to_string(errors) + " errors, " + std::to_string(diagnostics.size() - errors) + " notes\n";
}

} // namespace

int check(const Words& words) {
    std::string error;
    const auto arguments = Arguments::read(words, {{"today"}, {"only"}}, error);
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
    const auto only = arguments->value("only");
    if (!only.empty() && !has_measure(tree, only)) {
        complain("check", "no measure is called " + only);
        return findings;
    }
    Diagnostics diagnostics;
    const auto loaded = load_rulebook(tree, diagnostics);
    auto cases = run_sound_cases(tree, only, diagnostics);
    if (only.empty()) {
        cases.run = loaded.counts.cases; // with those of broken files
    }
    const auto of_law = diagnostics;
    for (const auto& scenario : loaded.scenarios) {
        if (only.empty()) {
            const auto more = check_scenario(tree, scenario.id, of_law, diagnostics);
            cases.run += more.run;
            cases.right += more.right;
        }
    }
    note_stale_rows(tree, *today, diagnostics);
    for (const auto& diagnostic : diagnostics) {
        std::puts(to_string(diagnostic).c_str());
    }
    std::fputs(closing_line(loaded.counts, loaded.scenarios.size(), cases, diagnostics).c_str(), stdout);
    return has_errors(diagnostics) ? findings : ok;
}

} // namespace kepil::cli
