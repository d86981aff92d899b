// Puts parts of an answer (docs/answers.md) into words and numbers of one language.
#pragma once

#include "rules.hpp"

#include <nlohmann/json.hpp>

#include <string>

namespace kepil::cli {

class Reader {
public:
    Reader(const Rules& rules, std::string language) : rules_(rules), language_(std::move(language)) {}

    [[nodiscard]] std::string text(const std::string& key) const { return rules_.text(language_, key); }
    [[nodiscard]] std::string own(std::string_view id) const;

    /// "29453.25" as people write it: "29 453,25".
    [[nodiscard]] std::string number(const std::string& plain) const;
    /// "18" and "months" as "18 месяцев"; of many months also how many years they are. `unit` may be "number": no word.
    [[nodiscard]] std::string measured(const std::string& plain, const std::string& unit) const;
    /// {"min", "max", "exact"}: one number or date, or two with a dash.
    [[nodiscard]] std::string bounds(const nlohmann::json& range) const;
    /// "2026-02-01 – 2027-07-31".
    [[nodiscard]] std::string period(const nlohmann::json& finding) const;
    /// "social_code/81(1)" as "SC 81(1)"; a list with commas, repeated acts once.
    [[nodiscard]] std::string basis(const nlohmann::json& list) const;
    [[nodiscard]] std::string name(const nlohmann::json& finding) const;
    /// "/facts/children/0/birth_date" as the question and its place.
    [[nodiscard]] std::string question(const std::string& pointer) const;
    /// A formula with names in words.
    [[nodiscard]] std::string formula(const nlohmann::json& tokens) const;
    /// What is laid over the law, and that it is not the law: "Limit of sick pay: 35 MCI (a proposal, not the law)". Empty: nothing is.
    [[nodiscard]] std::string scenario() const;
    /// The message of an input error.
    [[nodiscard]] std::string problem(const nlohmann::json& error) const;

private:
    [[nodiscard]] std::string token(const nlohmann::json& token, bool tells_elements) const;

    const Rules& rules_;
    std::string language_;
};

/// Marks what follows on standard output as a scenario's; prints nothing for the law.
void print_scenario(const Reader& reader);

/// Complains about every input error of the answer; true if there was one.
bool complain_about(const nlohmann::json& answer, const Reader& reader, std::string_view command, const std::string& file);

} // namespace kepil::cli
