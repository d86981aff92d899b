#include "run_cases.hpp"

#include "expectation.hpp"
#include "json/document.hpp"

namespace kepil::cli {
namespace {

using Json = nlohmann::json;

bool ends_with(const std::string& text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string folder_name(const std::string& path) {
    const auto last = path.rfind('/');
    const auto before = path.rfind('/', last - 1);
    return path.substr(before + 1, last - before - 1);
}

std::string list_errors(const Json& answer) {
    std::string text;
    for (const auto& error : answer.value("errors", Json::array())) {
        text += (text.empty() ? "" : "; ") + error.value("code", "") + " at " + error.value("pointer", "") + ' ' +
                error.value("values", Json::object()).dump();
    }
    return text;
}

} // namespace

int run_cases(const SourceTree& tree, Calculator& calculator, std::string_view today, Diagnostics& diagnostics) {
    int right = 0;
    for (const auto& file : tree.files) {
        if (file.path.rfind("measures/", 0) != 0 || !ends_with(file.path, "/cases.json")) {
            continue;
        }
        const json::Document places(file.text);
        const auto cases = Json::parse(file.text, nullptr, false);
        for (std::size_t i = 0; i < cases.size(); ++i) {
            const auto& example = cases[i];
            const auto place = json::place_of(file.text, places.root()[i].offset());
            const auto report = [&](const std::string& message, const std::string& hint) {
                const auto id = example.is_object() ? example.value("id", Json()) : Json();
                diagnostics.push_back(
                    {Severity::error, tree.root + '/' + file.path, place.line, place.column, "case " + id.dump() + ": " + message, hint});
            };
            if (!example.is_object() || !example.contains("case") || !example.contains("expect") || !example["expect"].is_array() ||
                example["expect"].empty()) {
                report("a case has \"id\", \"case\" and at least one \"expect\"", "see rules-data/README.md");
                continue;
            }
            const auto answer = Json::parse(calculator.assess(example["case"].dump(), today));
            if (!answer.contains("findings") || !answer["errors"].empty()) {
                report("its facts are refused: " + list_errors(answer), "an example must be free of input errors");
                continue;
            }
            bool as_expected = true;
            for (const auto& expectation : example["expect"]) {
                const auto outcome = compare(expectation, answer, folder_name(file.path));
                if (!outcome.difference.empty()) {
                    report(outcome.difference, outcome.hint);
                    as_expected = false;
                }
            }
            right += as_expected ? 1 : 0;
        }
    }
    return right;
}

} // namespace kepil::cli
