// kepil history CASE.json --from DATE: what was due in past months, what can still be claimed, and what is lost.
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

constexpr std::size_t name_width = 48;

std::string bounds(const json& value, const Reader& reader) { return value.is_object() ? reader.bounds(value) : reader.own("not_known"); }

void print_months(const json& answer, const Reader& reader) {
    std::vector<Cells> rows;
    for (const auto& payment : answer.at("payments")) {
        bool first = true;
        for (const auto& row : payment.at("rows")) {
            rows.push_back({first ? reader.name(payment) : "",
                            row.value("from", "").substr(0, 7) + " – " + row.value("to", "").substr(0, 7),
                            std::to_string(row.value("months", 0)), bounds(row.at("due"), reader),
                            reader.own(row.value("claimable", false) ? "true" : "false")});
            first = false;
        }
    }
    std::fputs(table({{reader.own("name"), false, name_width},
                      {reader.own("period")},
                      {reader.own("how_many_months"), true},
                      {reader.own("due"), true},
                      {reader.own("reachable")}},
                     rows)
                   .c_str(),
               stdout);
}

bool any_fault(const json& answer) {
    const auto& payments = answer.at("payments");
    return std::any_of(payments.begin(), payments.end(), [](const json& payment) { return !payment.at("fault").empty(); });
}

void print_sums(const json& answer, const Reader& reader) {
    std::vector<Cells> rows;
    for (const auto& payment : answer.at("payments")) {
        rows.push_back({reader.name(payment), reader.bounds(payment.at("claimable")), reader.bounds(payment.at("lost")),
                        reader.basis(payment.at("fault"))});
    }
    std::puts("");
    std::fputs(table({{reader.own("name"), false, name_width},
                      {reader.own("claimable"), true},
                      {reader.own("lost"), true},
                      {reader.own("fault"), false, name_width}},
                     rows)
                   .c_str(),
               stdout);
    if (any_fault(answer)) {
        std::printf("\n%s\n", reader.text("remark.fault").c_str());
    }
}

} // namespace

int history(const Words& words) {
    int code = ok;
    const auto request = read_request("history", words, {{"from"}}, 1, code);
    if (!request) {
        return code;
    }
    const auto from = request->arguments.value("from", "");
    if (!from.empty() && !Date::parse(from)) {
        return refuse("history", "--from is a date like 2024-01-31");
    }
    const auto& file = request->arguments.operands().front();
    const auto input = read_case("history", *request, file);
    if (!input) {
        return findings;
    }
    const auto text = request->rules.calculator()->history(*input, from, request->today);
    const auto answer = json::parse(text);
    const Reader reader(request->rules, request->language);
    const bool refused = complain_about(answer, reader, "history", file);
    if (request->arguments.has("json")) {
        std::puts(text.c_str());
    } else if (answer.contains("payments") && !answer.at("payments").empty()) {
        print_scenario(reader);
        print_months(answer, reader);
        print_sums(answer, reader);
    }
    return refused ? findings : ok;
}

} // namespace kepil::cli
