// The parameter rows of a new year's budget law, drafted from a few numbers. What the law sets, and what it is called, is data
// (rules-data/new_year.json).
#pragma once

#include "calendar/date.hpp"
#include "rulebook/source_tree.hpp"

#include <nlohmann/json.hpp>

#include <map>
#include <optional>
#include <string>
#include <vector>

namespace kepil::cli {

/// What the caller says about the new law.
struct YearRequest {
    int year = 0;
    std::string act;     ///< empty: as new_year.json calls it
    std::string article; ///< empty: as new_year.json has it
    std::string number;
    std::string date;
    std::string source;
    std::string confidence;
    Date today;
    std::map<std::string, std::string> values; ///< by option ("min-wage"), as written
};

/// One parameter that has, or gets, a row from 1 January.
struct YearRow {
    std::string parameter;
    std::string before; ///< the value of the day before
    std::string after;
    bool fresh = false; ///< drafted now; else it was there already
};

struct FileChange {
    std::string path;               ///< relative to the rulebook's folder
    std::string text;               ///< the whole new file
    std::vector<std::string> lines; ///< what is new, for the eye
};

struct YearDraft {
    SourceTree tree; ///< with the changes made
    std::string act;
    std::vector<YearRow> rows;
    std::vector<FileChange> changes;
    std::vector<std::string> missing;  ///< without these the year is not finished
    std::vector<std::string> notes;    ///< worth knowing
    std::vector<std::string> problems; ///< nothing may be written
};

/// Reads new_year.json; nothing, with `error` filled, if the rulebook has none.
[[nodiscard]] std::optional<nlohmann::json> read_year_plan(const SourceTree& tree, std::string& error);

[[nodiscard]] YearDraft draft_year(const SourceTree& tree, const nlohmann::json& plan, const YearRequest& request);

} // namespace kepil::cli
