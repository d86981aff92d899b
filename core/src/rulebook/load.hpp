// Reads rules-data, checks all of it, and compiles it. Nothing is guessed: whatever is missing, unknown, doubled or of the wrong unit
// is a diagnostic with file, line and column.
#pragma once

#include "rulebook/diagnostics.hpp"
#include "rulebook/rulebook.hpp"
#include "rulebook/source_tree.hpp"

namespace kepil {

/// What a check counted, for its closing line.
struct RulebookCounts {
    int measures = 0;
    int versions = 0;
    int parameters = 0;
    int rows = 0;
    int facts = 0;
    int definitions = 0;
    int cases = 0;
    int acts = 0;
    int texts = 0; ///< of one language
};

/// A reform or a forecast that may be laid over the rulebook (rules-data/README.md, "Scenarios").
struct Scenario {
    std::string id;
    std::string status;
    std::int64_t weight = 0;
};

/// The ids that an overlay adds or words anew.
struct Changes {
    std::vector<std::string> parameters;
    std::vector<std::string> definitions;
    std::vector<std::string> facts;
    std::vector<std::string> measures;
};

struct LoadedRulebook {
    Rulebook rulebook;
    TextsByLanguage texts;
    RulebookCounts counts;
    std::vector<Scenario> scenarios; ///< in the order in which to show them
    Changes changes;                 ///< of the scenario that was laid over
    /// By language, the texts of what only that scenario has.
    std::map<std::string, std::map<std::string, std::string>> scenario_texts;
};

/// Reads the law, and lays over it the scenario called `scenario` (empty: none). Always returns what could be read; it may be used only if
/// `diagnostics` has no errors.
[[nodiscard]] LoadedRulebook load_rulebook(const SourceTree& tree, Diagnostics& diagnostics, const std::string& scenario = {});

} // namespace kepil
