#include "little_rulebook.hpp"

#include <catch2/catch.hpp>

using namespace kepil;
using namespace kepil::test;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// A monthly payment whose law ends with 2026, counted from the day of application but never from before the child's day.
Files paid_from(const std::string& from, const std::string& to) {
    auto files = little_files();
    files["measures/m/probe/rule.json"] =
        R"json({"id": "probe", "kind": "payment", "level": "budget", "risks": ["r"], "for_each": "child in children", "right_on": "child.day",
        "versions": [{"from": "2020-01-01", "at": "paid_month", "basis": ["code/1"], "confidence": "code",
          "conditions": [{"id": "ok", "when": "application_date <= child.day + 18 months", "basis": ["code/1"]}],
          "pays": {"monthly": "unit_sum", "from": ")json" +
        from + R"json(", "to": ")json" + to + R"json("}, "deadline": "child.day + 18 months"}]})json";
    return files;
}

std::string of_child(Calculator& calculator, const std::string& day) {
    return calculator.timeline(R"({"dates": {"application": "2026-06-15"}, "facts": {"children": [{"day": ")" + day + "\"}]}}", 10,
                               "2026-06-15");
}

} // namespace

TEST_CASE("the timeline names the last day of a payment and of its application once, and not again as a loss") {
    const auto calculator = open(paid_from("child.day", "child.day + 18 months - 1 days"));
    const auto timeline = of_child(*calculator, "2026-03-10");
    CHECK(contains(timeline, R"({"date":"2027-09-09","event":"ends","measure":"probe","for":{"list":"children","index":0}})"));
    CHECK(contains(timeline, R"({"date":"2027-09-10","event":"deadline","measure":"probe","for":{"list":"children","index":0},)"
                             R"("state":"entitled","period":"monthly","net":{"min":"4325","max":"4325"}})"));
    CHECK_FALSE(contains(timeline, R"("event":"state")"));
    CHECK(contains(timeline, R"("delay":[])"));
}

TEST_CASE("beyond the last known law the timeline says so instead of an amount") {
    const auto calculator = open(paid_from("child.day", "child.day + 18 months - 1 days"));
    const auto timeline = of_child(*calculator, "2026-03-10");
    CHECK(contains(timeline, R"({"date":"2027-01-01","event":"law","parameters":["unit_sum"],"measures":["probe"]})"));
    CHECK_FALSE(contains(timeline, R"("event":"amount")"));
}

TEST_CASE("each month of delay costs what begins later and does not end later") {
    const auto shorter = open(paid_from("application_date", "child.day + 18 months - 1 days"));
    CHECK(contains(of_child(*shorter, "2026-03-10"),
                   R"("delay":[{"measure":"probe","for":{"list":"children","index":0},"since":"2026-06-16",)"
                   R"("each_month":{"min":"4325","max":"4325"},"deadline":"2027-09-10"}])"));
    const auto shifted = open(paid_from("application_date", "application_date + 3 months"));
    CHECK(contains(of_child(*shifted, "2026-03-10"), R"("delay":[])"));
    const auto back_dated = open(paid_from("latest(child.day, application_date - 6 months)", "child.day + 18 months - 1 days"));
    CHECK(contains(of_child(*back_dated, "2026-03-10"), R"("since":"2026-09-11")"));
}

TEST_CASE("new money outside the chosen risks is news, and what was due there all along is not") {
    auto files = little_files();
    auto& risks = files["risks.json"];
    const std::string text = R"({"kk": "k", "ru": "r", "en": "e"})";
    risks.replace(risks.rfind("]}"), 2,
                  R"(, {"id": "other", "group": "g", "icon": "i", "name": )" + text + R"(, "summary": )" + text + "}]}");
    auto& rule = files["measures/m/probe/rule.json"];
    rule.replace(rule.find("\"conditions\": []"), 16, R"("conditions": [{"id": "ok", "when": "application_date >= born + 63 years"}])");
    const auto calculator = open(files);
    const auto timeline = [&](const std::string& born) {
        return calculator->timeline(R"({"risks": ["other"], "dates": {"application": "2026-06-01"}, "facts": {"wage": 5, "born": ")" +
                                        born + "\"}}",
                                    10, "2026-06-01");
    };
    CHECK(contains(timeline("1964-04-10"),
                   R"({"date":"2027-04-10","event":"state","measure":"probe","before":{"state":"not_entitled","net":)"));
    CHECK(contains(timeline("1964-04-10"), R"("also":true,"conditions":["ok"])"));
    CHECK(contains(timeline("1960-04-10"), R"("events":[])"));
}

TEST_CASE("the timeline finds the very day on which something changes") {
    auto files = little_files();
    auto& rule = files["measures/m/probe/rule.json"];
    rule.replace(rule.find("\"conditions\": []"), 16,
                 R"("conditions": [{"id": "ok", "when": "application_date < born + 18 months and unit_sum at application_date > 0"}])");
    rule.replace(rule.find("\"once\": \"wage\""), 14, R"("once": "unit_sum at application_date")");
    const auto calculator = open(files);
    const auto timeline =
        calculator->timeline(R"({"dates": {"application": "2025-11-21"}, "facts": {"born": "2025-02-07"}})", 10, "2026-06-01");
    CHECK(contains(
        timeline,
        R"({"date":"2026-08-07","event":"state","measure":"probe","before":{"state":"entitled","net":{"min":"4325","max":"4325"}},"after":{"state":"not_entitled")"));
    CHECK(contains(timeline, R"("from":"2025-11-21","to":"2035-11-21")"));
}

TEST_CASE("an amount that the law changes while it is paid is told with what it was before") {
    const auto calculator = open(paid_from("child.day", "child.day + 18 months - 1 days"));
    const auto timeline = calculator->timeline(
        R"({"dates": {"application": "2025-06-15"}, "facts": {"children": [{"day": "2025-03-10"}]}})", 10, "2025-06-15");
    CHECK(contains(timeline, R"({"date":"2026-01-01","event":"amount","measure":"probe")"));
}
