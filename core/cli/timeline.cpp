// kepil timeline CASE.json: what changes in the coming years, and when.
#include "command.hpp"
#include "reader.hpp"
#include "request.hpp"
#include "table.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace kepil::cli {
namespace {

using nlohmann::json;

constexpr std::size_t name_width = 48;
constexpr std::size_t what_width = 64;

std::string side(const json& side, const Reader& reader) {
    const auto net = side.value("net", json());
    return net.is_object() ? reader.bounds(net) : reader.own(side.value("state", ""));
}

std::string names(const json& list, const std::string& prefix, const std::string& suffix, const Reader& reader) {
    std::string text;
    for (const auto& id : list) {
        text += (text.empty() ? "" : ", ") + reader.text(std::string(prefix).append(id.get<std::string>()).append(suffix));
    }
    return text;
}

std::string what(const json& event, const Reader& reader) {
    const auto kind = event.value("event", "");
    if (kind == "law") {
        return reader.own("law_unknown") + ": " + names(event.value("parameters", json::array()), "parameter.", "", reader);
    }
    std::string text = reader.own("event_" + kind);
    if (kind == "deadline" && event.contains("net")) {
        text += ": " + reader.bounds(event.at("net")) + ' ' + reader.own("tenge") + ' ' + reader.own(event.value("period", ""));
    }
    if (event.contains("before")) {
        text += (text.empty() ? "" : ": ") + side(event.at("before"), reader) + " → " + side(event.at("after"), reader);
    }
    return text;
}

void print_events(const json& answer, const Reader& reader) {
    std::vector<Cells> rows;
    for (const auto& event : answer.at("events")) {
        const bool law = event.value("event", "") == "law";
        rows.push_back({event.value("date", ""), law ? "" : reader.name(event), what(event, reader)});
    }
    std::fputs(
        table({{reader.own("date")}, {reader.own("name"), false, name_width}, {reader.own("what"), false, what_width}}, rows).c_str(),
        stdout);
}

void print_delay(const json& answer, const Reader& reader) {
    const auto& delay = answer.at("delay");
    if (delay.empty()) {
        return;
    }
    std::vector<Cells> rows;
    for (const auto& one : delay) {
        rows.push_back({reader.name(one), one.value("since", ""), reader.bounds(one.at("each_month")), one.value("deadline", "")});
    }
    std::printf("\n%s\n\n", reader.own("delay").c_str());
    std::fputs(
        table({{reader.own("name"), false, name_width}, {reader.own("from")}, {reader.own("each_month"), true}, {reader.own("deadline")}},
              rows)
            .c_str(),
        stdout);
}

} // namespace

int timeline(const Words& words) {
    int code = ok;
    const auto request = read_request("timeline", words, {{"years"}}, 1, code);
    if (!request) {
        return code;
    }
    const auto years = request->arguments.value("years", "10");
    if (years.size() > 2 || years.find_first_not_of("0123456789") != std::string::npos || std::stoi(years) < 1 || std::stoi(years) > 50) {
        return refuse("timeline", "--years is a number from 1 to 50");
    }
    const auto& file = request->arguments.operands().front();
    const auto input = read_case("timeline", *request, file);
    if (!input) {
        return findings;
    }
    const auto text = request->rules.calculator()->timeline(*input, std::stoi(years), request->today);
    const auto answer = json::parse(text);
    const Reader reader(request->rules, request->language);
    const bool refused = complain_about(answer, reader, "timeline", file);
    if (request->arguments.has("json")) {
        std::puts(text.c_str());
    } else if (answer.contains("events")) {
        print_scenario(reader);
        print_events(answer, reader);
        print_delay(answer, reader);
    }
    return refused ? findings : ok;
}

} // namespace kepil::cli
