// The rulebook of a few lines in tests/fuzz/rulebook, in which a target puts its input in the place of one file.
#pragma once

#include "kepil/calculator.hpp"
#include "rulebook/load.hpp"
#include "rulebook/pack.hpp"
#include "rulebook/reasons.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace fuzz {

inline constexpr std::string_view today = "2026-06-01";
inline constexpr std::string_view nothing_known = "{}";
inline constexpr std::string_view much_known =
    R"({"dates": {"application": "2026-03-10"}, "facts": {"insured": true, "place": {"among": ["north", "south"]}, "record": {"min": "3", "max": "18"},
        "wage": "100000.50", "born": "1990-02-28", "children": [{"day": "2024-02-29", "home": true}, {"day": {"min": "2025-01-01", "max": "2026-01-31"}}],
        "pay": [{"from": "2024-01-01", "to": "2026-02-01", "sum": "300000"}, {}]}})";

/// Every kind of answer that needs no measure by name, and the explanation of the only measure.
inline void ask(kepil::Calculator& calculator) {
    static_cast<void>(calculator.catalogue());
    for (const auto given : {nothing_known, much_known}) {
        static_cast<void>(calculator.assess(given, today));
        static_cast<void>(calculator.explain(given, "some", 0, today));
        static_cast<void>(calculator.advise(given, today));
        static_cast<void>(calculator.timeline(given, 1, today));
    }
}

/// The little rulebook with `text` as its file `path`: checked; and if it is found right, packed, opened and asked.
inline void try_file(const std::string& path, const std::string& text) {
    static const auto base = [] {
        std::string error;
        auto tree = kepil::read_source_tree(KEPIL_SOURCE_DIR "/tests/fuzz/rulebook", error);
        if (!error.empty()) {
            std::fprintf(stderr, "%s\n", error.c_str());
            std::exit(1);
        }
        return tree;
    }();
    kepil::SourceTree tree = base;
    const auto file = std::find_if(tree.files.begin(), tree.files.end(), [&](const auto& f) { return f.path == path; });
    if (file == tree.files.end()) {
        std::fprintf(stderr, "no file %s\n", path.c_str());
        std::exit(1);
    }
    file->text = text;
    kepil::Diagnostics diagnostics;
    const auto loaded = kepil::load_rulebook(tree, diagnostics);
    for (const auto& diagnostic : diagnostics) {
        static_cast<void>(kepil::to_string(diagnostic));
    }
    if (std::any_of(diagnostics.begin(), diagnostics.end(), [](const auto& d) { return d.severity == kepil::Severity::error; })) {
        return;
    }
    std::string error;
    const auto pack = kepil::pack_rulebook(loaded.rulebook);
    const auto calculator = kepil::Calculator::open(pack, error);
    if (!calculator || !calculator->add_reasons(kepil::pack_reasons(loaded.rulebook, pack), error)) {
        std::fprintf(stderr, "what was found right does not open: %s\n", error.c_str());
        std::abort();
    }
    ask(*calculator);
}

} // namespace fuzz
