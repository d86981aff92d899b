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

struct LoadedRulebook {
    Rulebook rulebook;
    TextsByLanguage texts;
    RulebookCounts counts;
};

/// Always returns what could be read; it may be used only if `diagnostics` has no errors.
[[nodiscard]] LoadedRulebook load_rulebook(const SourceTree& tree, Diagnostics& diagnostics);

} // namespace kepil
