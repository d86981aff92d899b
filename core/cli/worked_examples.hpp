// The worked examples of a rulebook: what lies in its cases.json (rules-data/README.md).
#pragma once

#include "rulebook/source_tree.hpp"
#include "json/document.hpp"

#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <vector>

namespace kepil::cli {

struct WorkedExample {
    std::string measure; ///< the one whose folder it lies in; empty: an example of a scenario
    nlohmann::json content;
    std::string path;  ///< of its file, below the rulebook's folder
    json::Place place; ///< where it begins in that file
};

/// The examples of the measures (of a scenario: its own alone), in the order of the files. `only` not empty: those of that measure.
/// What an example must have is not looked at: `kepil check` says where one is not whole.
[[nodiscard]] std::vector<WorkedExample> read_worked_examples(const SourceTree& tree, const std::string& scenario = {},
                                                              const std::string& only = {});

/// The measures that its expectations speak of; among them "" where one of a scenario names none. It must have expectations.
[[nodiscard]] std::set<std::string> measures_expected(const WorkedExample& example);

} // namespace kepil::cli
