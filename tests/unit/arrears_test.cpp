#include "little_rulebook.hpp"

#include <catch2/catch.hpp>

using namespace kepil;
using namespace kepil::test;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

Files with_rule(const std::string& more, const std::string& conditions, const std::string& pays) {
    auto files = little_files();
    files["measures/m/probe/rule.json"] =
        R"json({"id": "probe", "kind": "payment", "level": "budget", "risks": ["r"], "for_each": "child in children", "right_on": "child.day",)json" +
        more +
        R"json("versions": [{"from": "2020-01-01", "at": "paid_month", "basis": ["code/1"], "confidence": "code", "conditions": [)json" +
        conditions + R"json(], "pays": )json" + pays + "}]}";
    return files;
}

std::string history(const Files& files, const std::string& day, const std::string& from = "2025-01-01") {
    return open(files)->history(R"({"dates": {"application": "2026-06-15"}, "facts": {"children": [{"day": ")" + day + "\"}]}}", from,
                                "2026-06-15");
}

const std::string by_birth = R"json({"monthly": "unit_sum", "from": "latest(child.day, application_date - 3 months)"})json";

} // namespace

TEST_CASE("months that an application today no longer reaches are lost, each at the sum of its time") {
    const auto answer = history(with_rule("", "", by_birth), "2025-11-10");
    CHECK(contains(answer, R"({"from":"2025-11-01","to":"2025-12-01","months":2,"state":"entitled","due":{"min":"3932","max":"3932"},)"
                           R"("claimable":false})"));
    CHECK(contains(answer, R"({"from":"2026-01-01","to":"2026-02-01","months":2,"state":"entitled","due":{"min":"4325","max":"4325"},)"
                           R"("claimable":false})"));
    CHECK(contains(answer, R"({"from":"2026-03-01","to":"2026-06-01","months":4,"state":"entitled","due":{"min":"4325","max":"4325"},)"
                           R"("claimable":true})"));
    CHECK(contains(answer, R"("claimable":{"min":"17300","max":"17300"},"lost":{"min":"16514","max":"16514"},"unknown_months":0)"));
}

TEST_CASE("whoever had applied in time would have kept the award of that day") {
    const auto answer = history(with_rule("", R"({"id": "ok", "when": "application_date <= child.day + 1 months", "basis": ["code/1"]})",
                                          R"({"monthly": "unit_sum", "from": "child.day", "to": "child.day + 6 months"})"),
                                "2026-01-10");
    CHECK(contains(answer, R"({"from":"2026-01-01","to":"2026-06-01","months":6,"state":"entitled","due":{"min":"4325","max":"4325"},)"
                           R"("claimable":false})"));
}

TEST_CASE("a payment made once is due once, and nobody applies for it before the day of the right") {
    const auto files = with_rule("", R"({"id": "ok", "when": "application_date <= child.day + 3 months", "basis": ["code/1"]})",
                                 R"({"once": "unit_sum at application_date"})");
    CHECK(contains(history(files, "2026-01-10"),
                   R"({"from":"2026-01-01","to":"2026-04-01","months":1,"state":"entitled","due":{"min":"4325","max":"4325"},)"
                   R"("claimable":false})"));
    CHECK(contains(history(files, "2026-05-10"), R"("claimable":{"min":"4325","max":"4325"},"lost":{"min":"0","max":"0"})"));
}

TEST_CASE("months whose law is not known are counted apart from what is lost") {
    const auto answer = history(with_rule("", "", R"({"monthly": "unit_sum", "from": "application_date"})"), "2024-11-10", "2024-11-01");
    CHECK(contains(answer, R"({"from":"2024-11-01","to":"2024-12-01","months":2,"state":"not_known","due":null,"claimable":false})"));
    CHECK(contains(answer, R"("unknown_months":2)"));
}

TEST_CASE("what is paid anyway was not missed, and the totals count it once") {
    auto files = with_rule(R"("already_paid": ["other"],)", "", R"({"monthly": "unit_sum", "from": "application_date"})");
    for (const std::string name : {"rule.json", "text.json", "cases.json"}) {
        files["measures/m/other/" + name] = files["measures/m/probe/" + name];
    }
    auto& other = files["measures/m/other/rule.json"];
    other.replace(other.find("\"probe\""), 7, "\"other\"");
    other.replace(other.find(R"("already_paid": ["other"],)"), 26, "");
    other.replace(other.find("unit_sum"), 8, "unit_sum + 75 tenge");
    const auto answer = history(files, "2025-11-10");
    CHECK_FALSE(contains(answer, R"("measure":"probe")"));
    CHECK(contains(answer, R"("measure":"other")"));
    const auto assessment =
        open(files)->assess(R"({"dates": {"application": "2026-06-15"}, "facts": {"children": [{"day": "2025-11-10"}]}})", "2026-06-15");
    CHECK(contains(assessment, R"("monthly":{"min":"4400","max":"4400"})"));
    files["measures/m/probe/rule.json"].replace(files["measures/m/probe/rule.json"].find("[\"other\"]"), 9, "[\"nobody\"]");
    CHECK(diagnostics_of(files).size() == 1);
}

TEST_CASE("the articles on the payer's fault are named") {
    CHECK(contains(history(with_rule(R"("fault": ["code/9"],)", "", by_birth), "2025-11-10"), R"("fault":["code/9"])"));
}

TEST_CASE("what the facts leave open is named as possible, without a sum") {
    const auto answer = history(with_rule("", R"({"id": "ok", "when": "insured", "basis": ["code/1"]})", by_birth), "2025-11-10");
    CHECK(contains(answer, R"("payments":[],"possible":[{"measure":"probe","for":{"list":"children","index":0}}])"));
}
