// Writes an assessment as JSON (docs/answers.md).
#pragma once

#include "assess/finding.hpp"
#include "json/writer.hpp"

namespace kepil {

class AnswerWriter {
public:
    AnswerWriter(const Rulebook& rulebook, json::Writer& out) : rulebook_(rulebook), program_(rulebook.program), out_(out) {}

    /// `others`: findings outside the chosen risks, written as "also".
    void assessment(const Case& input, const std::vector<Finding>& findings, const std::vector<Finding>& others);
    /// {"errors": [...]} for a case that could not be read at all.
    void errors_only(const std::vector<CaseError>& errors);
    void rulebook();
    void errors(const std::vector<CaseError>& errors);
    void finding(const Finding& finding);
    /// The members "measure" and "for".
    void subject(const Measure& measure, int index);
    /// A value as {"min", "max"} (numbers, dates), "true" / "false" / "unknown", or a list of options.
    void value(const Value& value, bool years = false, std::uint32_t choice = absent);
    [[nodiscard]] std::string pointer(const FactPlace& place) const;

private:
    void range(const Value& value);
    void not_in_force(const Gap& gap);
    void amount(const Amount& amount, const Finding& finding);
    void schedule(const std::vector<ScheduleRow>& rows);
    void strings(std::string_view key, const std::vector<std::string>& values);
    void totals(const std::vector<Finding>& findings);
    void questions(const std::vector<Finding>& findings);

    const Rulebook& rulebook_;
    const Program& program_;
    json::Writer& out_;
};

} // namespace kepil
