// One expectation of a case (rules-data/README.md, "cases.json") against the findings of an assessment.
#pragma once

#include <nlohmann/json.hpp>

#include <string>

namespace kepil::cli {

struct Outcome {
    std::string difference; ///< empty: as expected
    std::string hint;       ///< what the finding says, for whoever has to find the reason
};

/// `measure` is the measure that the case belongs to; the expectation may name another.
Outcome compare(const nlohmann::json& expectation, const nlohmann::json& assessment, const std::string& measure);

} // namespace kepil::cli
