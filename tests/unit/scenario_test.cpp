#include "little_rulebook.hpp"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace kepil;
using namespace kepil::test;

namespace {

constexpr const char* text = R"({"kk": "K", "ru": "R", "en": "E"})";
const std::string row_end = R"(, "basis": ["code/1"], "source": "s", "checked": "2026-01-01", "confidence": "code"})";

/// A measure that pays one unit_sum of the month paid for, and a scenario "more" that says nothing yet.
Files with_scenario() {
    auto files = little_files();
    files["measures/m/probe/rule.json"] =
        R"({"id": "probe", "kind": "payment", "level": "budget", "risks": ["r"], "right_on": "application_date",
        "versions": [{"from": "2020-01-01", "at": "paid_month", "basis": ["code/1"], "confidence": "code", "conditions": [],
          "pays": {"monthly": "unit_sum", "from": "application_date"}}]})";
    files["scenarios/more/scenario.json"] = std::string(R"({"id": "more", "status": "proposal", "weight": 2, "name": )") + text +
                                            R"(, "summary": )" + text + R"(, "basis": ["code/1"], "source": "s"})";
    files["scenarios/more/cases.json"] = "[{}]";
    return files;
}

LoadedRulebook load(const Files& files, const std::string& scenario, std::vector<std::string>& lines) {
    const auto tree = tree_of(files);
    Diagnostics diagnostics;
    auto loaded = load_rulebook(tree, diagnostics, scenario);
    for (const auto& diagnostic : diagnostics) {
        lines.push_back(to_string(diagnostic));
    }
    return loaded;
}

std::string refusal(const Files& files) {
    std::vector<std::string> lines;
    (void)load(files, "more", lines);
    return lines.empty() ? "" : lines.front();
}

std::unique_ptr<Calculator> open(const Files& files, const std::string& scenario) {
    std::vector<std::string> lines;
    const auto loaded = load(files, scenario, lines);
    for (const auto& line : lines) {
        FAIL(line);
    }
    std::string error;
    auto calculator = Calculator::open(pack_rulebook(loaded.rulebook), error);
    REQUIRE(calculator != nullptr);
    return calculator;
}

std::string on(const std::string& day, const std::string& facts = "{}") {
    return R"({"dates": {"application": ")" + day + R"(", "paid_month": ")" + day.substr(0, 8) + R"(01"}, "facts": )" + facts + "}";
}

bool contains(const std::string& whole, const std::string& part) { return whole.find(part) != std::string::npos; }

} // namespace

TEST_CASE("rows of a scenario take the place of the law's from the first of their dates, and the law stays as it was") {
    auto files = with_scenario();
    files["scenarios/more/parameters/p.json"] =
        R"([{"id": "unit_sum", "known_to": "2028-12-31", "rows": [{"from": "2026-01-01", "value": "5000")" + row_end +
        R"(, {"from": "2028-01-01", "value": "6000")" + row_end + "]}]";
    const auto law = open(files, "");
    const auto more = open(files, "more");
    CHECK(probe(*law, on("2025-12-15")) == "3932");
    CHECK(probe(*more, on("2025-12-15")) == "3932");
    CHECK(probe(*law, on("2026-02-15")) == "4325");
    CHECK(probe(*more, on("2026-02-15")) == "5000");
    CHECK(probe(*more, on("2028-02-15")) == "6000");
    CHECK(probe(*law, on("2028-02-15")) == "entitled"); // the law for that day is not known: no amount
    CHECK(probe(*more, on("2029-02-15")) == "entitled");
    CHECK(contains(more->assess("{}", "2026-06-01"), R"("scenario":"more","status":"proposal")"));
    CHECK_FALSE(contains(law->assess("{}", "2026-06-01"), "scenario"));
}

TEST_CASE("a version of a scenario ends the law's version the day before") {
    auto files = with_scenario();
    files["scenarios/more/definitions/d.json"] =
        std::string(
            R"([{"id": "twice", "unit": "tenge", "at": "application_date", "value": "2 * unit_sum", "basis": ["code/1"], "confidence": "code", "text": )") +
        text + "}]";
    files["scenarios/more/measures/m/probe/rule.json"] =
        R"({"id": "probe", "versions": [{"from": "2026-03-01", "at": "paid_month", "basis": ["code/1"], "confidence": "code",
          "conditions": [{"id": "fresh", "when": "insured"}], "pays": {"monthly": "twice", "from": "application_date"}}]})";
    CHECK(contains(refusal(files), "the condition \"fresh\" has no text"));
    files["scenarios/more/measures/m/probe/text.json"] = std::string(R"({"name": )") + text + R"(, "conditions": {"fresh": )" + text + "}}";
    std::vector<std::string> lines;
    const auto loaded = load(files, "more", lines);
    REQUIRE(lines.empty());
    CHECK(loaded.texts.at("en").names.at("measure.probe.name") == "e");
    CHECK(loaded.scenario_texts.at("en").at("measure.probe.name") == "E");
    CHECK(loaded.scenario_texts.at("en").count("definition.twice") == 1);
    CHECK(loaded.texts.at("en").details.count("definition.twice") == 0);
    CHECK(loaded.changes.measures == std::vector<std::string>{"probe"});
    CHECK(loaded.changes.definitions == std::vector<std::string>{"twice"});
    const auto more = open(files, "more");
    CHECK(probe(*more, on("2026-02-28", R"({"insured": true})")) == "4325");
    CHECK(probe(*more, on("2026-03-01", R"({"insured": true})")) == "8650");
    CHECK(probe(*more, on("2026-03-01", R"({"insured": false})")) == "not_entitled");
}

TEST_CASE("a fact of a scenario is a stranger to the law") {
    auto files = with_scenario();
    files["scenarios/more/facts/f.json"] = std::string(R"([{"id": "extra", "type": "boolean", "group": "you", "label": )") + text + "}]";
    const auto asked = on("2026-02-15", R"({"extra": true})");
    CHECK(contains(open(files, "")->assess(asked, "2026-06-01"), "unknown_fact"));
    CHECK_FALSE(contains(open(files, "more")->assess(asked, "2026-06-01"), "unknown_fact"));
}

TEST_CASE("what a scenario gets wrong is named with its place, and never touches the law") {
    const std::string parameters = "scenarios/more/parameters/p.json";
    const auto with = [](const std::string& path, const std::string& content) {
        auto files = with_scenario();
        files[path] = content;
        CHECK(diagnostics_of(files).empty());
        return refusal(files);
    };
    CHECK(with("README.json", "{}").empty());
    const std::string rows = R"("rows": [{"from": "2026-01-01", "value": "1")" + row_end + "]";
    CHECK(contains(with(parameters, R"([{"id": "unit_sum", )" + rows + "}]"),
                   "scenarios/more/parameters/p.json:1:2: error: \"known_to\" is missing"));
    CHECK(
        contains(with(parameters, R"([{"id": "unit_sum", "unit": "tenge", "known_to": null, )" + rows + "}]"), "unknown member \"unit\""));
    CHECK(contains(with(parameters, R"([{"id": "new_sum", "known_to": null, )" + rows + "}]"), "\"unit\" is missing"));
    CHECK(contains(
        with("scenarios/more/facts/f.json", std::string(R"([{"id": "wage", "type": "boolean", "group": "you", "label": )") + text + "}]"),
        "is taken by a"));
    CHECK(contains(
        with(
            "scenarios/more/definitions/d.json",
            std::string(
                R"([{"id": "order", "of": "child", "unit": "tenge", "value": "1 tenge", "basis": ["code/1"], "confidence": "code", "text": )") +
                text + "}]"),
        "the definition \"child.order\" is "));
    CHECK(contains(with("scenarios/more/measures/m/probe/rule.json", R"({"id": "probe", "kind": "right", "versions": []})"),
                   "unknown member \"kind\""));
    CHECK(contains(with("scenarios/more/measures/m/other/text.json", "{}"), "the law has no measure \"other\""));
    CHECK(contains(with("scenarios/more/glossary.json", "{}"), "unexpected file"));
    auto files = with_scenario();
    files.erase("scenarios/more/cases.json");
    CHECK(contains(refusal(files), "has no case"));
    files = with_scenario();
    files["scenarios/other/scenario.json"] = files["scenarios/more/scenario.json"];
    files["scenarios/other/cases.json"] = "[{}]";
    CHECK(contains(diagnostics_of(files).front(), "the folder is not named after the scenario \"more\""));
    files = with_scenario();
    std::vector<std::string> lines;
    (void)load(files, "less", lines);
    CHECK(contains(lines.front(), "no scenario is called \"less\""));
}
