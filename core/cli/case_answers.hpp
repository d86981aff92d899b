// Answers a case for some measures alone, as JSON: an expectation speaks of single findings, so nothing else need be assessed.
#pragma once

#include "assess/assessor.hpp"

#include <nlohmann/json.hpp>

#include <set>
#include <string>
#include <string_view>

namespace kepil::cli {

class CaseAnswers {
public:
    /// `rulebook` must outlive it. `today` stands in for dates that a case leaves out; a case that is applied for later has its own today.
    CaseAnswers(const Rulebook& rulebook, std::string_view today);

    /// {"errors": [...], "findings": [...]} for those of the measures that belong to the case's life events.
    [[nodiscard]] nlohmann::json answer(const nlohmann::json& input, const std::set<std::string>& measures);

private:
    [[nodiscard]] bool is_asked_for(const Measure& measure) const;

    const Rulebook& rulebook_;
    CaseReader reader_;
    Assessor assessor_;
    Date today_;
    Case input_;
};

} // namespace kepil::cli
