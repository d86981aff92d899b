// Runs the worked examples of a rulebook, on every processor.
#pragma once

#include "rulebook/diagnostics.hpp"
#include "rulebook/rulebook.hpp"
#include "rulebook/source_tree.hpp"

#include <string>
#include <string_view>

namespace kepil::cli {

struct CaseCount {
    int run = 0;
    int right = 0;
};

/// Assesses, for each case of cases.json (of the measures; where a scenario is laid over the rulebook, its own), the measures that its
/// expectations name, and reports whatever comes out otherwise, in the order of the files. `only` empty: the cases of all measures.
CaseCount run_cases(const SourceTree& tree, const Rulebook& rulebook, std::string_view today, const std::string& only,
                    Diagnostics& diagnostics);

} // namespace kepil::cli
