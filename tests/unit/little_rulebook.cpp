#include "little_rulebook.hpp"

#include "json/document.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

namespace kepil::test {
namespace {

constexpr const char* any_text = R"({"kk": "k", "ru": "r", "en": "e"})";

std::string with_text(std::string json) {
    for (auto at = json.find("TEXT"); at != std::string::npos; at = json.find("TEXT")) {
        json.replace(at, 4, any_text);
    }
    return json;
}

} // namespace

Files little_files() {
    Files files;
    files["rulebook.json"] = R"({"version": "1", "date": "2026-06-01", "languages": ["kk", "ru", "en"]})";
    files["risks.json"] = with_text(R"({"groups": [{"id": "g", "text": TEXT}],
        "risks": [{"id": "r", "group": "g", "icon": "i", "name": TEXT, "summary": TEXT}]})");
    files["glossary.json"] =
        with_text(R"({"levels": {"budget": TEXT}, "kinds": {"payment": TEXT}, "confidence": {"code": TEXT}, "units": {},
        "withheld": {"tax": TEXT}, "choose_one": {"pick": TEXT}, "fact_groups": [{"id": "you", "text": TEXT}]})");
    files["acts/code.json"] = with_text(R"({"id": "code", "title": TEXT, "short": TEXT})");
    files["parameters/p.json"] = with_text(R"([
        {"id": "unit_sum", "unit": "tenge", "text": TEXT, "known_to": "2026-12-31", "rows": [
          {"from": "2025-01-01", "value": "3932", "basis": ["code/1"], "source": "s", "checked": "2026-01-01", "confidence": "code"},
          {"from": "2026-01-01", "value": "4325", "basis": ["code/1"], "source": "s", "checked": "2026-01-01", "confidence": "code"}]},
        {"id": "rate", "unit": "number", "text": TEXT, "known_to": null, "table": {"by": "number", "rule": "step"}, "rows": [
          {"from": "2020-01-01", "value": [["1", "5.76"], ["2", "6.81"], ["4", "8.90"]], "basis": ["code/2"], "source": "s", "checked": "2026-01-01", "confidence": "code"}]},
        {"id": "by_place", "unit": "tenge", "text": TEXT, "known_to": null, "table": {"by": "place"}, "rows": [
          {"from": "2020-01-01", "value": [["north", "10"], ["south", "20"]], "basis": ["code/2"], "source": "s", "checked": "2026-01-01", "confidence": "code"}]}])");
    files["facts/f.json"] = with_text(R"([
        {"id": "insured", "type": "boolean", "group": "you", "label": TEXT},
        {"id": "place", "type": "choice", "options": [{"id": "north", "text": TEXT}, {"id": "south", "text": TEXT}, {"id": "west", "text": TEXT}], "group": "you", "label": TEXT},
        {"id": "record", "type": "number", "unit": "months", "min": "0", "max": "720", "integer": true, "group": "you", "label": TEXT},
        {"id": "wage", "type": "number", "unit": "tenge", "min": "0", "max": "1000000", "group": "you", "label": TEXT},
        {"id": "born", "type": "date", "past": true, "group": "you", "label": TEXT},
        {"id": "reading", "type": "choice", "options": [{"id": "wide", "text": TEXT}, {"id": "narrow", "text": TEXT}], "default": "wide", "why": TEXT, "group": "you", "label": TEXT},
        {"id": "children", "type": "list", "each": "child", "max": 10, "group": "you", "label": TEXT},
        {"id": "day", "of": "child", "type": "date", "min": "1990-01-01", "past": true, "label": TEXT},
        {"id": "home", "of": "child", "type": "boolean", "label": TEXT},
        {"id": "pay", "type": "list", "each": "stretch", "max": 5, "group": "you", "label": TEXT},
        {"id": "from", "of": "stretch", "type": "date", "granularity": "month", "label": TEXT},
        {"id": "to", "of": "stretch", "type": "date", "granularity": "month", "label": TEXT},
        {"id": "sum", "of": "stretch", "type": "number", "unit": "tenge", "min": "0", "max": "1000000", "label": TEXT}])");
    files["definitions/d.json"] = with_text(R"json([
        {"id": "order", "of": "child", "unit": "number", "basis": ["code/3"], "confidence": "code", "text": TEXT,
         "value": "count(c in children where c.day < child.day or c.day = child.day and index(c) <= index(child))"}])json");
    files["measures/m/probe/rule.json"] =
        R"({"id": "probe", "kind": "payment", "level": "budget", "risks": ["r"], "right_on": "application_date",
        "versions": [{"from": "2020-01-01", "at": "paid_month", "basis": ["code/1"], "confidence": "code", "conditions": [],
          "pays": {"once": "wage"}}]})";
    files["measures/m/probe/text.json"] = with_text(R"({"name": TEXT, "summary": TEXT, "conditions": {"ok": TEXT}})");
    files["measures/m/probe/cases.json"] = "[{}]";
    return files;
}

std::string definition_x(const std::string& unit, const std::string& value) {
    return with_text(R"([{"id": "x", "unit": ")" + unit +
                     R"(", "at": "application_date", "basis": ["code/1"], "confidence": "code", "text": TEXT, "value": ")" + value +
                     "\"}]");
}

SourceTree tree_of(const Files& files) {
    SourceTree tree;
    tree.root = "rules";
    for (const auto& [path, content] : files) {
        tree.files.push_back({path, content});
    }
    return tree;
}

std::vector<std::string> diagnostics_of(const Files& files) {
    const auto tree = tree_of(files);
    Diagnostics diagnostics;
    (void)load_rulebook(tree, diagnostics);
    std::vector<std::string> lines;
    for (const auto& diagnostic : diagnostics) {
        lines.push_back(to_string(diagnostic));
    }
    return lines;
}

Files little_files_with(const std::string& path, const std::string& from, const std::string& to) {
    auto files = little_files();
    auto& text = files[path];
    const auto at = text.find(from);
    INFO(path << " has no " << from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
    return files;
}

bool mentions(const std::vector<std::string>& lines, const std::string& text) {
    return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) { return line.find(text) != std::string::npos; });
}

std::unique_ptr<Calculator> open(const Files& files) {
    const auto tree = tree_of(files);
    Diagnostics diagnostics;
    const auto loaded = load_rulebook(tree, diagnostics);
    for (const auto& diagnostic : diagnostics) {
        FAIL(to_string(diagnostic));
    }
    std::string error;
    const auto pack = pack_rulebook(loaded.rulebook);
    auto calculator = Calculator::open(pack, error);
    INFO(error);
    REQUIRE(calculator != nullptr);
    REQUIRE(calculator->add_reasons(pack_reasons(loaded.rulebook, pack), error));
    return calculator;
}

std::string probe(Calculator& calculator, const std::string& case_json) {
    const std::string answer = calculator.assess(case_json, "2026-06-01");
    const json::Document document(answer);
    REQUIRE(document.failure() == json::Failure::none);
    const auto findings = document.root().find("findings");
    REQUIRE(findings);
    const auto finding = (*findings)[0];
    const auto amount = finding.find("amount");
    if (!amount) {
        return std::string(finding.find("state")->text());
    }
    const auto gross = *amount->find("gross");
    const std::string low(gross.find("min")->text());
    const std::string high(gross.find("max")->text());
    return low == high ? low : low + ".." + high;
}

} // namespace kepil::test
