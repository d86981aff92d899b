// kepil advise CASE.json: what would turn a refusal, and which choice is worth more.
#include "command.hpp"
#include "reader.hpp"
#include "request.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>

namespace kepil::cli {
namespace {

using nlohmann::json;

std::string value_text(const json& value, const json& change, const Reader& reader) {
    if (value.is_boolean()) {
        return reader.own(value.get<bool>() ? "true" : "false");
    }
    if (!value.is_string()) {
        return value.is_object() ? reader.bounds(value) : reader.own("unknown");
    }
    const auto text = value.get<std::string>();
    const auto option = reader.text("fact." + change.value("fact", "") + ".option." + text);
    return option == text ? reader.number(text) : option;
}

std::string money(const json& finding, const Reader& reader) {
    std::string text = reader.own(finding.value("state", ""));
    if (finding.contains("net")) {
        text += ": " + reader.bounds(finding.at("net")) + ' ' + reader.own("tenge") + ' ' + reader.own(finding.value("period", ""));
    }
    if (finding.contains("from")) {
        text += ", " + finding.value("from", "") + " – " + finding.value("to", "");
    }
    return text;
}

void print_change(const json& change, const Reader& reader) {
    std::printf("%s\n", reader.name(change).c_str());
    if (change.contains("wait_until")) {
        std::printf("  %s %s\n", reader.own("wait_until").c_str(), change.value("wait_until", "").c_str());
    }
    for (const auto& one : change.at("with")) {
        std::printf("  %s\n      %s: %s → %s\n", reader.text("fact." + one.value("fact", "") + ".change").c_str(),
                    reader.question(one.value("pointer", "")).c_str(), value_text(one.value("from", json()), one, reader).c_str(),
                    value_text(one.value("to", json()), one, reader).c_str());
    }
    std::printf("  %s\n", money(change.at("then"), reader).c_str());
}

void print_alternative(const json& alternative, const Reader& reader) {
    const auto prefix = "alternative." + alternative.value("alternative", "") + '.';
    std::printf("%s (%s)\n", reader.text(prefix + "name").c_str(),
                reader.measured(std::to_string(alternative.value("months", 0)), "months").c_str());
    for (const auto& option : alternative.at("options")) {
        const auto id = option.value("option", "");
        const auto& sum = option.at("total");
        const auto total = sum.is_null() ? reader.own("not_known") : reader.bounds(sum) + ' ' + reader.own("tenge");
        std::printf("  %s %s: %s\n      %s\n", option.value("best", false) ? "*" : " ", reader.text(prefix + "option." + id).c_str(),
                    total.c_str(), reader.text(prefix + "trade_off." + id).c_str());
        for (const auto& finding : option.at("findings")) {
            std::printf("        %s, %s\n", reader.name(finding).c_str(), money(finding, reader).c_str());
        }
    }
    std::printf("  %s\n", reader.text(prefix + "reason").c_str());
}

} // namespace

int advise(const Words& words) {
    int code = ok;
    const auto request = read_request("advise", words, {}, 1, code);
    if (!request) {
        return code;
    }
    const auto& file = request->arguments.operands().front();
    const auto input = read_case("advise", *request, file);
    if (!input) {
        return findings;
    }
    const auto text = request->rules.calculator()->advise(*input, request->today);
    const auto answer = json::parse(text);
    const Reader reader(request->rules, request->language);
    const bool refused = complain_about(answer, reader, "advise", file);
    if (request->arguments.has("json")) {
        std::puts(text.c_str());
    } else if (answer.contains("changes")) {
        print_scenario(reader);
        std::printf("%s\n\n", reader.own("changes").c_str());
        for (const auto& change : answer.at("changes")) {
            print_change(change, reader);
        }
        if (!answer.at("nearby").empty()) {
            std::printf("\n%s\n\n", reader.own("nearby").c_str());
        }
        for (const auto& one : answer.at("nearby")) {
            std::printf("%s\n  %s\n", reader.name(one).c_str(), money(one, reader).c_str());
            for (const auto& pointer : one.at("missing")) {
                std::printf("  ? %s\n", reader.question(pointer.get<std::string>()).c_str());
            }
        }
        if (!answer.at("alternatives").empty()) {
            std::printf("\n%s\n\n", reader.own("alternatives").c_str());
        }
        for (const auto& alternative : answer.at("alternatives")) {
            print_alternative(alternative, reader);
        }
    }
    return refused ? findings : ok;
}

} // namespace kepil::cli
