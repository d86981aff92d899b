// Writes an assessment as JSON (docs/answers.md).
#pragma once

#include "assess/finding_store.hpp"
#include "assess/fixed_parts.hpp"
#include "assess/known_lines.hpp"
#include "assess/order.hpp"
#include "kepil/calculator.hpp"
#include "json/writer.hpp"

namespace kepil {

class AnswerWriter {
public:
    AnswerWriter(const Rulebook& rulebook, json::Writer& out)
        : rulebook_(rulebook), program_(rulebook.program), out_(out), own_parts_(rulebook), parts_(own_parts_) {}
    /// For many answers: `parts` and `lines` are kept from one to the next; `lines` are of answers with refusals in short.
    AnswerWriter(const Rulebook& rulebook, json::Writer& out, FixedParts& parts, KnownLines* lines = nullptr)
        : rulebook_(rulebook), program_(rulebook.program), out_(out), own_parts_(rulebook), parts_(parts), lines_(lines) {}

    /// `others`: findings outside the chosen risks, written as "also".
    void assessment(const Case& input, FindingView findings, FindingView others, Order& order, Refusals refusals);
    /// {"errors": [...]} for a case that could not be read at all.
    void errors_only(const std::vector<CaseError>& errors);
    void rulebook();
    void errors(const std::vector<CaseError>& errors);
    /// A finding, whole.
    void finding(const Finding& finding);
    /// The members of a finding that fit one line: "state", "period", "net", "from", "to".
    void in_short(const Finding& finding);
    /// A value as a case says it.
    void as_in_case(const Value& value, const Fact& fact);
    /// A member: the places as pointers.
    void places(std::string_view key, const std::vector<FactPlace>& places);
    /// The members "measure" and "for".
    void subject(const Measure& measure, int index);
    /// A value as {"min", "max"} (numbers, dates), "true" / "false" / "unknown", or a list of options.
    void value(const Value& value, bool years = false, std::uint32_t choice = absent);
    [[nodiscard]] std::string pointer(const FactPlace& place) const;

private:
    void line(const Finding& finding, const Standing& standing);
    void whole(const Finding& finding, const Standing& standing);
    void refusal(const Finding& finding);
    void outcome(const Finding& finding);
    template <class Which>
    void conditions(const Finding& finding, const Which& which);
    void range(const Value& value);
    const char* text_of(Date date);
    void place(const FactPlace& place);
    void not_in_force(const Gap& gap);
    void amount(const Amount& amount, const Finding& finding);
    void schedule(const std::vector<ScheduleRow>& rows);
    void strings(std::string_view key, const std::vector<std::string>& values);
    void totals(FindingView findings);
    void questions(FindingView findings);

    const Rulebook& rulebook_;
    const Program& program_;
    json::Writer& out_;
    FixedParts own_parts_;
    FixedParts& parts_;
    KnownLines* lines_ = nullptr; ///< of answers before
    Date last_date_;              ///< most dates of an answer are the same few
    char last_date_text_[10] = {'1', '9', '7', '0', '-', '0', '1', '-', '0', '1'};
};

} // namespace kepil
