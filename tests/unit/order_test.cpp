#include "little_rulebook.hpp"

#include <catch2/catch.hpp>

using namespace kepil;
using namespace kepil::test;

namespace {

constexpr const char* text = R"({"kk": "k", "ru": "r", "en": "e"})";

void add(Files& files, const std::string& id, const std::string& members, const std::string& version_members) {
    const std::string folder = "measures/m/" + id + "/";
    files[folder + "rule.json"] =
        R"({"id": ")" + id + R"(", "level": "budget", "right_on": "application_date", )" + members +
        R"(, "versions": [{"from": "2020-01-01", "at": "application_date", "basis": ["code/1"], "confidence": "code",
        "conditions": [{"id": "ok", "when": "insured", "basis": ["code/1"]}])" +
        version_members + "}]}";
    files[folder + "text.json"] =
        std::string(R"({"name": )") + text + R"(, "summary": )" + text + R"(, "conditions": {"ok": )" + text + "}}";
    files[folder + "cases.json"] = "[{}]";
}

/// A payment, a right that cannot wait in the second life event, a service, and a right with a last day to ask for it.
Files four_measures() {
    auto files = little_files();
    const std::string t(text);
    files["rulebook.json"] = R"({"version": "1", "date": "2026-06-01", "languages": ["kk", "ru", "en"], "soon_days": 31})";
    files["risks.json"] = R"({"groups": [{"id": "g", "text": )" + t + R"(}], "risks": [{"id": "r", "group": "g", "icon": "i", "name": )" +
                          t + R"(, "summary": )" + t + R"(}, {"id": "cut", "group": "g", "icon": "i", "name": )" + t + R"(, "summary": )" +
                          t + "}]}";
    add(files, "ban", R"("kind": "right", "risks": ["r", "cut"], "weight": 1, "by_risk": {"cut": {"weight": 5, "urgency": "now"}})", "");
    add(files, "payment", R"("kind": "payment", "risks": ["r", "cut"], "weight": 2)", R"(, "pays": {"once": "wage"})");
    add(files, "service", R"("kind": "service", "risks": ["r"], "weight": 2, "urgency": "days")", "");
    add(files, "term", R"("kind": "right", "risks": ["r"], "weight": 9)", R"(, "deadline": "born + 1 months")");
    files.erase("measures/m/probe/rule.json");
    files.erase("measures/m/probe/text.json");
    files.erase("measures/m/probe/cases.json");
    return files;
}

std::vector<std::string> lines(const std::string& json) {
    const auto calculator = open(four_measures());
    const auto answer = calculator->assess(json, "2026-06-01");
    const std::string mark = R"({"measure":")";
    std::vector<std::string> ids;
    const auto end = answer.find(R"("also":)");
    for (auto at = answer.find(mark); at < end; at = answer.find(mark, at + 1)) {
        const auto from = at + mark.size();
        ids.push_back(answer.substr(from, answer.find('"', from) - from));
    }
    return ids;
}

using Ids = std::vector<std::string>;

} // namespace

TEST_CASE("what cannot wait is shown first, then by weight, payments before services before rights") {
    CHECK(lines(R"({"risks": ["r"], "facts": {"insured": true, "born": "2026-01-01"}})") == Ids{"payment", "service", "ban", "term"});
}

TEST_CASE("a line stands where its life event puts it, and with several where it is most pressing") {
    CHECK(lines(R"({"risks": ["cut"], "facts": {"insured": true}})") == Ids{"ban", "payment"});
    CHECK(lines(R"({"risks": ["r", "cut"], "facts": {"insured": true, "born": "2026-01-01"}})") ==
          Ids{"ban", "payment", "service", "term"});
}

TEST_CASE("a deadline within the days that the rulebook names makes a line urgent, a passed one does not") {
    const auto first = [](const std::string& born, const std::string& day) {
        return lines(R"({"risks": ["r"], "dates": {"application": ")" + day + R"("}, "facts": {"insured": true, "born": ")" + born + "\"}}")
            .front();
    };
    CHECK(first("2026-05-01", "2026-06-01") == "term");
    CHECK(first("2026-05-01", "2026-06-02") == "payment");
    CHECK(first("2026-04-30", "2026-04-30") == "term");
    CHECK(first("2026-03-01", "2026-02-28") == "payment");
}

TEST_CASE("a measure cannot stand in a life event that it does not belong to") {
    auto files = four_measures();
    add(files, "service", R"("kind": "service", "risks": ["r"], "weight": 2, "by_risk": {"cut": {"weight": 1}})", "");
    const auto diagnostics = diagnostics_of(files);
    REQUIRE_FALSE(diagnostics.empty());
    CHECK(diagnostics.front().find("the measure is in no life event \"cut\"") != std::string::npos);
}
