// kepil assess CASE.json: what is due, what may be, and what would decide it.
#include "batch.hpp"
#include "command.hpp"
#include "reader.hpp"
#include "request.hpp"
#include "table.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace kepil::cli {
namespace {

using nlohmann::json;

constexpr std::size_t name_width = 42;
constexpr std::size_t period_width = 26;
constexpr std::size_t payer_width = 24;
constexpr std::size_t basis_width = 28;
constexpr std::size_t questions_shown = 5;

Cells row_of(const json& finding, const Reader& reader) {
    const auto amount = finding.value("amount", json::object());
    const auto once_in = amount.empty() ? "" : reader.own(amount.value("period", ""));
    const auto period = reader.period(finding);
    return {reader.own(finding.value("state", "")),
            reader.name(finding),
            amount.empty() ? "" : reader.bounds(amount.value("net", json())),
            once_in + (once_in.empty() || period.empty() ? "" : ", ") + period,
            reader.text("level." + finding.value("level", "")),
            reader.basis(finding.value("basis", json::array()))};
}

void print_findings(const json& answer, const Reader& reader, bool all) {
    std::vector<Cells> rows;
    std::size_t not_due = 0;
    for (const auto* const state : {"entitled", "undecided", "not_known", "not_entitled"}) {
        for (const auto& finding : answer.at("findings")) {
            if (finding.value("state", "") != state) {
                continue;
            }
            if (!all && std::string_view(state) == "not_entitled") {
                ++not_due;
            } else {
                rows.push_back(row_of(finding, reader));
            }
        }
    }
    const std::vector<Column> columns{{reader.own("state")},
                                      {reader.own("name"), false, name_width},
                                      {reader.own("amount"), true},
                                      {reader.own("period"), false, period_width},
                                      {reader.own("payer"), false, payer_width},
                                      {reader.own("basis"), false, basis_width}};
    std::fputs(table(columns, rows).c_str(), stdout);
    std::fputs("\n", stdout);
    if (not_due > 0) {
        std::printf("%s: %zu\n", reader.own("not_due_count").c_str(), not_due);
    }
}

void print_totals(const json& answer, const Reader& reader) {
    for (const auto* const period : {"monthly", "yearly", "once"}) {
        const auto sum = reader.bounds(answer.at("totals").value(period, json()));
        if (!sum.empty() && sum != "0") {
            std::printf("%s, %s: %s\n", reader.own("total").c_str(), reader.own(period).c_str(), sum.c_str());
        }
    }
}

void print_questions(const json& answer, const Reader& reader) {
    const auto& questions = answer.at("questions");
    if (questions.empty()) {
        return;
    }
    std::printf("\n%s:\n", reader.own("questions").c_str());
    for (std::size_t i = 0; i < std::min(questions.size(), questions_shown); ++i) {
        std::printf("  %s\n", reader.question(questions[i].value("pointer", "")).c_str());
    }
}

int assess_one(const Request& request, const std::string& file) {
    const auto input = read_case("assess", request, file);
    if (!input) {
        return findings;
    }
    const bool all = request.arguments.has("all");
    const auto text = request.rules.calculator()->assess(*input, request.today, all ? Refusals::whole : Refusals::in_short);
    const auto answer = json::parse(text);
    const Reader reader(request.rules, request.language);
    const bool refused = complain_about(answer, reader, "assess", file);
    if (request.arguments.has("json")) {
        std::puts(text.c_str());
    } else if (answer.contains("findings")) {
        print_scenario(reader);
        print_findings(answer, reader, all);
        print_totals(answer, reader);
        print_questions(answer, reader);
        std::printf("\n%s %s %s\n%s\n", reader.own("rulebook").c_str(), answer.at("rulebook").value("version", "").c_str(),
                    answer.at("rulebook").value("hash", "").substr(0, 12).c_str(), reader.own("disclaimer").c_str());
    }
    return refused ? findings : ok;
}

} // namespace

int assess(const Words& words) {
    int code = ok;
    const auto request = read_request("assess", words, {{"all", false}, {"json-lines", false}, {"jobs"}}, 1, code);
    if (!request) {
        return code;
    }
    const auto& file = request->arguments.operands().front();
    if (!request->arguments.has("json-lines")) {
        return assess_one(*request, file);
    }
    const auto jobs = read_jobs("assess", *request);
    return jobs ? assess_lines(*request, file, *jobs) : misuse;
}

} // namespace kepil::cli
