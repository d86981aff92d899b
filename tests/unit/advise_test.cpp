#include "little_rulebook.hpp"

#include <catch2/catch.hpp>

using namespace kepil;
using namespace kepil::test;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

/// `insured` can be acted on, which sets `born` to the day of application; of `record` there can be more.
Files advised(const std::string& when) {
    auto files = little_files();
    auto& facts = files["facts/f.json"];
    const std::string text = R"({"kk": "k", "ru": "r", "en": "e"})";
    const auto extend = [&](const std::string& fact, const std::string& change) {
        facts.insert(facts.find('{', facts.rfind('\n', facts.find("\"id\": \"" + fact + '"'))) + 1,
                     "\"change\": {" + change + ", \"text\": " + text + "}, ");
    };
    extend("insured", R"("how": "act", "to": true, "with": {"born": "application_date"})");
    extend("record", R"("how": "more")");
    auto& rule = files["measures/m/probe/rule.json"];
    rule.replace(rule.find("\"conditions\": []"), 16, R"("conditions": [{"id": "ok", "when": ")" + when + "\"}]");
    return files;
}

std::string advice(const Files& files, const std::string& facts) {
    return open(files)->advise(R"({"dates": {"application": "2026-06-01"}, "facts": )" + facts + "}", "2026-06-01");
}

} // namespace

TEST_CASE("a refusal is turned by what a person can do, with what follows from it") {
    const auto files = advised("insured and born >= application_date - 1 months");
    CHECK(contains(
        advice(files, R"({"insured": false, "born": "2000-01-01", "wage": 7})"),
        R"("changes":[{"measure":"probe","with":[{"pointer":"/facts/insured","fact":"insured","how":"act","from":false,"to":true}],)"
        R"("then":{"state":"entitled","period":"once","net":{"min":"7","max":"7"}}}])"));
    // Whoever acted already, or was never asked, gets no such advice.
    CHECK(contains(advice(files, R"({"insured": true, "born": "2000-01-01"})"), R"("changes":[])"));
    CHECK(contains(advice(files, R"({})"), R"("changes":[])"));
}

TEST_CASE("of a number the least that helps is named") {
    const auto files = advised("record >= 7 months");
    CHECK(contains(advice(files, R"({"record": "4", "wage": 7})"),
                   R"([{"pointer":"/facts/record","fact":"record","how":"more","from":"4","to":"7","more":"3"}])"));
    CHECK(contains(advice(files, R"({"record": "7", "wage": 7})"), R"("changes":[])"));
    CHECK(contains(advice(advised("record < 7 months"), R"({"record": "9"})"), R"("changes":[])"));
}

TEST_CASE("two changes are offered only where one does not do") {
    const auto both = advice(advised("insured and record >= 7 months"), R"({"insured": false, "record": "4", "wage": 7})");
    CHECK(
        contains(both, R"("fact":"insured","how":"act","from":false,"to":true},{"pointer":"/facts/record","fact":"record","how":"more")"));
    const auto one = advice(advised("insured or record >= 7 months"), R"({"insured": false, "record": "4", "wage": 7})");
    CHECK_FALSE(contains(one, R"("to":true},{)"));
}

TEST_CASE("where waiting helps, the day is named") {
    const auto files = advised("application_date >= born + 63 years");
    CHECK(contains(advice(files, R"({"born": "1964-04-10", "wage": 7})"),
                   R"("changes":[{"measure":"probe","wait_until":"2027-04-10","with":[],"then":{"state":"entitled")"));
    CHECK(contains(advice(files, R"({"born": "1990-04-10", "wage": 7})"), R"("changes":[])"));
}

TEST_CASE("an explanation of a refusal says what would turn it, and is the same as without asking for advice") {
    const auto calculator = open(advised("record >= 7 months"));
    const std::string refused = R"({"facts": {"record": "4", "wage": 7}})";
    const auto why = calculator->explain(refused, "probe", -1, "2026-06-01");
    CHECK(contains(why, R"("changes":[{"measure":"probe","with":[{"pointer":"/facts/record")"));
    CHECK(contains(why, R"("conditions":[{"id":"ok","state":"false")"));
    CHECK_FALSE(contains(calculator->explain(R"({"facts": {"record": "9", "wage": 7}})", "probe", -1, "2026-06-01"), R"("changes")"));
}

TEST_CASE("a change that cannot be is refused by the check") {
    auto files = advised("insured");
    auto& facts = files["facts/f.json"];
    facts.replace(facts.find("\"how\": \"more\""), 13, R"("how": "act", "to": true)");
    const auto lines = diagnostics_of(files);
    REQUIRE_FALSE(lines.empty());
    CHECK(contains(lines.front(), "this fact cannot change so"));
}

TEST_CASE("options are compared by the money that the case with each of them brings") {
    auto files = little_files();
    const std::string text = R"({"kk": "k", "ru": "r", "en": "e"})";
    files["measures/m/probe/rule.json"] =
        R"json({"id": "probe", "kind": "payment", "level": "budget", "risks": ["r"], "right_on": "application_date",
        "versions": [{"from": "2020-01-01", "at": "paid_month", "basis": ["code/1"], "confidence": "code", "conditions": [],
          "pays": {"monthly": "10% * wage + 100 * sum(s in pay: s.sum)", "from": "application_date", "to": "2026-12-31"}}]})json";
    files["alternatives/a.json"] = R"({"id": "a", "risks": ["r"], "months": 6, "measures": ["probe"], "when": "insured", "name": )" + text +
                                   R"(, "reason": )" + text + R"(, "options": [
        {"id": "as_is", "text": )" +
                                   text + R"(, "trade_off": )" + text + R"(},
        {"id": "double", "facts": {"wage": "wage * 2"}, "text": )" +
                                   text + R"(, "trade_off": )" + text + R"(},
        {"id": "later", "application": "application_date + 3 months", "text": )" +
                                   text + R"(, "trade_off": )" + text + R"(},
        {"id": "listed", "lists": {"pay": {"sum": "if insured then 5 tenge else 0 tenge"}}, "text": )" +
                                   text + R"(, "trade_off": )" + text + "}]}";
    const auto advised = [&](const std::string& insured) {
        return advice(files, R"({"wage": 1000, "pay": [], "insured": )" + insured + "}");
    };
    const auto answer = advised("true");
    CHECK(contains(
        answer,
        R"("alternatives":[{"alternative":"a","months":6,"missing":[],"options":[{"option":"listed","best":true,"total":{"min":"3600","max":"3600"})"));
    CHECK(contains(
        answer,
        R"({"option":"double","best":false,"total":{"min":"1200","max":"1200"},"findings":[{"measure":"probe","state":"entitled","period":"monthly",)"));
    CHECK(contains(answer, R"({"option":"as_is","best":false,"total":{"min":"600","max":"600"})"));
    CHECK(contains(answer, R"({"option":"later","best":false,"total":{"min":"300","max":"300"},"application":"2026-09-01")"));
    CHECK(answer.find("as_is") < answer.find("later"));
    CHECK(contains(advised("false"), R"("alternatives":[])"));
}

TEST_CASE("of two applications the second is judged on its own day, and months before count where the rulebook says so") {
    const auto advised = [](const std::string& before) {
        auto files = little_files();
        const std::string text = R"({"kk": "k", "ru": "r", "en": "e"})";
        const auto option = [&](const std::string& id, const std::string& rest) {
            return R"({"id": ")" + id + "\"" + rest + R"(, "text": )" + text + R"(, "trade_off": )" + text + "}";
        };
        files["measures/m/probe/rule.json"] =
            R"json({"id": "probe", "kind": "payment", "level": "budget", "risks": ["r"], "right_on": "application_date",
            "versions": [{"from": "2020-01-01", "at": "paid_month", "basis": ["code/1"], "confidence": "code", "conditions": [],
              "pays": {"monthly": "100 tenge", "from": "application_date - 3 months", "to": "2026-12-31"}}]})json";
        files["alternatives/a.json"] =
            R"({"id": "a", "risks": ["r"], "months": 6, )" + before + R"("measures": ["probe"], "name": )" + text + R"(, "reason": )" +
            text + R"(, "options": [)" +
            option("two", R"(, "later": {"measures": ["probe"], "application": "application_date + 1 months"})") + ", " +
            option("one", "") + "]}";
        return advice(files, "{}");
    };
    CHECK(contains(advised(R"("months_before": 12, )"), R"("months_before":12,"missing":[],"options":[{"option":"one","best":true,)"
                                                        R"("total":{"min":"900","max":"900"},"findings":[{"measure":"probe",)"));
    CHECK(contains(advised(R"("months_before": 12, )"), R"({"option":"two","best":false,"total":{"min":"800","max":"800"},"findings":)"));
    CHECK(contains(advised(R"("months_before": 12, )"), R"("from":"2026-04-01","to":"2026-12-31","application":"2026-07-01"}]}]}])"));
    // Without them both bring the same for the six months ahead: nothing is at stake.
    CHECK(contains(advised(""), R"("alternatives":[])"));
}

TEST_CASE("beside the chosen risks, a payment that one answer would decide is named with the question") {
    auto files = advised("insured and record >= 7 months");
    auto& risks = files["risks.json"];
    const std::string text = R"({"kk": "k", "ru": "r", "en": "e"})";
    risks.replace(risks.rfind("]}"), 2,
                  R"(, {"id": "other", "group": "g", "icon": "i", "name": )" + text + R"(, "summary": )" + text + "}]}");
    const auto calculator = open(files);
    const auto beside = [&](const std::string& facts) {
        return calculator->advise(R"({"risks": ["other"], "facts": )" + facts + "}", "2026-06-01");
    };
    CHECK(contains(beside(R"({"record": "9", "wage": 7})"),
                   R"("nearby":[{"measure":"probe","kind":"payment","state":"undecided","period":"once",)"
                   R"("net":{"min":"0","max":"7"},"missing":["/facts/insured"]}])"));
    CHECK(contains(beside(R"({"wage": 7})"), R"("nearby":[])"));
    CHECK(contains(beside(R"({"record": "9", "insured": false})"), R"("nearby":[])"));
}
