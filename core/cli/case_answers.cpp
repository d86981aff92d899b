#include "case_answers.hpp"

#include "assess/answer.hpp"

#include <algorithm>

namespace kepil::cli {

CaseAnswers::CaseAnswers(const Rulebook& rulebook, std::string_view today)
    : rulebook_(rulebook), reader_(rulebook), assessor_(rulebook), today_(Date::parse(today).value_or(Date{})) {}

nlohmann::json CaseAnswers::answer(const nlohmann::json& input, const std::set<std::string>& measures) {
    const auto dates = input.is_object() ? input.value("dates", nlohmann::json::object()) : nlohmann::json::object();
    const auto applied = dates.is_object() ? dates.value("application", nlohmann::json()) : nlohmann::json();
    const auto day = applied.is_string() ? Date::parse(applied.get<std::string>()) : std::nullopt;
    reader_.read(input.dump(), std::max(today_, day.value_or(today_)), input_);
    // As for a person: what makes no sense for the household has no say.
    assessor_.settle(input_);
    json::Writer out;
    AnswerWriter answer(rulebook_, out);
    out.begin_object();
    answer.errors(input_.errors);
    out.key("findings").begin_array();
    for (const auto& measure : rulebook_.measures) {
        if (input_.readable && measures.contains(measure.id) && is_asked_for(measure)) {
            for (const auto& finding : assessor_.assess_measure(input_, measure)) {
                answer.finding(finding);
            }
        }
    }
    out.end_array().end_object();
    return nlohmann::json::parse(out.take());
}

bool CaseAnswers::is_asked_for(const Measure& measure) const {
    return std::any_of(measure.risks.begin(), measure.risks.end(), [this](std::uint32_t risk) { return input_.risks[risk]; });
}

} // namespace kepil::cli
