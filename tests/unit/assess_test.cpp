#include "little_rulebook.hpp"

#include "json/document.hpp"

#include <catch2/catch.hpp>

using namespace kepil;
using namespace kepil::test;

namespace {

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

std::string assess(Calculator& calculator, const std::string& json) { return calculator.assess(json, "2026-06-01"); }

Files with_rule(const std::string& rule) {
    auto files = little_files();
    files["measures/m/probe/rule.json"] = rule;
    return files;
}

Files monthly() {
    return with_rule(
        R"json({"id": "probe", "kind": "payment", "level": "budget", "risks": ["r"], "for_each": "child in children where child.home", "right_on": "child.day",
        "versions": [{"from": "2020-01-01", "to": "2026-12-31", "at": "paid_month", "basis": ["code/1"], "confidence": "code",
          "conditions": [{"id": "ok", "when": "insured", "basis": ["code/1"]}],
          "pays": {"monthly": "unit_sum * rate(child.order)", "from": "child.day", "to": "child.day + 18 months - 1 days"},
          "withheld": [{"id": "tax", "amount": "10% * gross", "basis": ["code/1"]}], "printed": "round_up", "deadline": "child.day + 18 months"}]})json");
}

} // namespace

TEST_CASE("bad input gets a code and a pointer, and the rest is answered") {
    const auto calculator = open(little_files());
    const auto error = [&](const std::string& facts) { return assess(*calculator, R"({"facts": )" + facts + "}"); };
    CHECK(contains(error(R"({"colour": 1, "wage": 5})"), R"("code":"unknown_fact","pointer":"/facts/colour")"));
    CHECK(contains(error(R"({"colour": 1, "wage": 5})"), R"("gross":{"min":"5","max":"5"})"));
    CHECK(contains(error(R"({"wage": true})"), R"("code":"wrong_type","pointer":"/facts/wage")"));
    CHECK(contains(error(R"({"wage": -1})"), R"("code":"out_of_range","pointer":"/facts/wage")"));
    CHECK(contains(error(R"({"wage": -1})"), R"("min":"0","max":"1000000")"));
    CHECK(contains(error(R"({"wage": 1e30})"), R"("code":"number_too_large")"));
    CHECK(contains(error(R"({"record": 1.5})"), R"("code":"wrong_type")"));
    CHECK(contains(error(R"({"wage": {"min": 5, "max": 4}})"), R"("code":"empty_range")"));
    CHECK(contains(error(R"({"born": "2026-02-31"})"), R"("code":"no_such_date","pointer":"/facts/born")"));
    CHECK(contains(error(R"({"born": "soon"})"), R"("code":"not_a_date")"));
    CHECK(contains(error(R"({"born": "2026-06-02"})"), R"("code":"in_the_future")"));
    CHECK_FALSE(contains(error(R"({"born": "2026-06-01"})"), "in_the_future"));
    CHECK(contains(error(R"({"place": "east"})"), R"("code":"unknown_option")"));
    CHECK(contains(error(R"({"wage": 1, "wage": 2})"), R"("code":"duplicate")"));
    CHECK(contains(error(R"({"children": {}})"), R"("code":"wrong_type")"));
    CHECK(contains(error(R"({"children": [1]})"), R"("pointer":"/facts/children/0")"));
    CHECK(contains(error(R"({"children": [{"day": "2026-13-01"}]})"), R"("pointer":"/facts/children/0/day")"));
    CHECK(contains(error(R"({"children": [{"id": "a"}, {"id": "a"}]})"), R"("code":"duplicate","pointer":"/facts/children/1/id")"));
    CHECK(contains(error("{\"children\": [{},{},{},{},{},{},{},{},{},{},{}]}"), R"("code":"too_many")"));
    CHECK(contains(assess(*calculator, R"({"risks": ["x"]})"), R"("code":"unknown_risk","pointer":"/risks/0")"));
    CHECK(contains(assess(*calculator, R"({"colour": 1})"), R"("code":"unknown_member")"));
}

TEST_CASE("whatever stands in the wrong place of a case is named, and echoed without cutting a letter") {
    const auto calculator = open(little_files());
    const auto error = [&](const std::string& facts) { return assess(*calculator, R"({"facts": )" + facts + "}"); };
    CHECK(contains(error("5"), R"("code":"wrong_type","pointer":"/facts")"));
    CHECK(contains(assess(*calculator, R"({"dates": 5})"), R"("code":"wrong_type","pointer":"/dates")"));
    CHECK(contains(assess(*calculator, R"({"dates": {"application": 5}})"), R"("code":"wrong_type","pointer":"/dates/application")"));
    CHECK(contains(assess(*calculator, R"({"risks": "r"})"), R"("code":"wrong_type","pointer":"/risks")"));
    CHECK(contains(error(R"({"born": 5})"), R"("code":"wrong_type","pointer":"/facts/born")"));
    CHECK(contains(error(R"({"place": 5})"), R"("code":"wrong_type","pointer":"/facts/place")"));
    CHECK(contains(error(R"({"insured": "yes"})"), R"("code":"wrong_type","pointer":"/facts/insured")"));
    CHECK(contains(error(R"({"place": {"among": []}})"), R"("code":"empty_range","pointer":"/facts/place")"));
    CHECK(contains(error(R"({"place": {"among": ["north", "east"]}})"), R"("code":"unknown_option","pointer":"/facts/place/among/1")"));
    CHECK(contains(error(R"({"children": [{"day": "1989-12-31"}]})"), R"("code":"out_of_range","pointer":"/facts/children/0/day")"));
    CHECK(contains(error(R"({"children": [{"day": "1989-12-31"}]})"), R"("min":"1990-01-01")"));
    CHECK(contains(error(R"({"children": [{"home": true, "home": false}]})"), R"("code":"duplicate","pointer":"/facts/children/0/home")"));
    CHECK(contains(error(R"({"children": [{"colour": 1}]})"), R"("code":"unknown_fact","pointer":"/facts/children/0/colour")"));
    CHECK(contains(error(R"({"children": [null]})"), R"("given":"null")"));
    CHECK(contains(error(R"({"a/b~c": 1})"), R"("pointer":"/facts/a~1b~0c")"));
    CHECK(contains(error(R"({"wage": {"min": 5, "max": null}})"), R"("min":"5","max":"1000000")"));
    CHECK(contains(error(R"({"wage": {"min": "x"}})"), R"("pointer":"/facts/wage/min")"));
    const std::string letters(59, 'x');
    CHECK(contains(error(R"({"place": ")" + letters + "қ\"}"), R"("given":")" + letters + '"'));
    CHECK(contains(error(R"({"place": ")" + letters.substr(1) + "₸\"}"), R"("given":")" + letters.substr(1) + '"'));
}

TEST_CASE("what cannot be read at all is refused without a crash") {
    const auto calculator = open(little_files());
    CHECK(contains(assess(*calculator, ""), R"("code":"not_json")"));
    CHECK(contains(assess(*calculator, "nonsense"), R"("code":"not_json")"));
    CHECK(contains(assess(*calculator, "[]"), R"("code":"not_an_object")"));
    CHECK(contains(assess(*calculator, std::string(1000, '[')), R"("code":"too_deep")"));
    CHECK(contains(assess(*calculator, std::string(10U << 20U, '[')), R"("code":"too_large")"));
    CHECK(contains(assess(*calculator, "\"\xff\""), "errors"));
    CHECK(contains(calculator->explain("{}", "nothing", -1, "2026-06-01"), R"("code":"unknown_measure")"));
}

TEST_CASE("whatever is asked about what is no case, the answer is its error alone") {
    const auto calculator = open(little_files());
    const std::string not_json = calculator->assess("[", "2026-06-01");
    CHECK(contains(not_json, R"("errors":[{"code":"not_json")"));
    CHECK(calculator->explain("[", "probe", -1, "2026-06-01") == not_json);
    CHECK(calculator->timeline("[", 2, "2026-06-01") == not_json);
    CHECK(calculator->history("[", "2025-01-01", "2026-06-01") == not_json);
    CHECK(calculator->advise("[", "2026-06-01") == not_json);
}

TEST_CASE("a monthly payment has its period, its price by month, and what is withheld") {
    const auto calculator = open(monthly());
    const auto answer = assess(*calculator, R"({"dates": {"application": "2026-02-10"},
        "facts": {"insured": true, "children": [{"day": "2025-08-31", "home": true}]}})");
    CHECK(contains(answer, R"("state":"entitled")"));
    CHECK(contains(answer, R"("gross":{"min":"24912","max":"24912"})"));
    CHECK(contains(answer, R"("net":{"min":"22420.8","max":"22420.8"})"));
    CHECK(contains(answer, R"("printed":"24912")"));
    CHECK(contains(answer, R"("to":{"min":"2027-02-27","max":"2027-02-27"})"));
    CHECK(contains(answer, R"("schedule":[{"from":"2025-08-31","to":"2025-12-31","gross":{"min":"22648.32","max":"22648.32"})"));
    CHECK(contains(answer, R"({"from":"2026-01-01","to":"2026-12-31","gross":{"min":"24912","max":"24912"})"));
    CHECK(contains(answer, R"({"from":"2027-01-01","to":"2027-02-27","gross":null,"net":null})"));
}

TEST_CASE("the month paid for is asked for, and stays inside the period") {
    const auto calculator = open(monthly());
    const std::string facts = R"("facts": {"insured": true, "children": [{"day": "2025-08-31", "home": true}]}})";
    CHECK(probe(*calculator, R"({"dates": {"application": "2026-02-10", "paid_month": "2025-10-01"}, )" + facts) == "22648.32");
    CHECK(probe(*calculator, R"({"dates": {"application": "2026-02-10", "paid_month": "2020-10-01"}, )" + facts) == "22648.32");
}

TEST_CASE("what is not due tells in short why not, and whole when that is asked for") {
    const auto calculator = open(monthly());
    const std::string refused = R"({"facts": {"insured": false, "children": [{"day": "2025-08-31", "home": true}]}})";
    const std::string why = R"("state":"not_entitled","conditions":[{"id":"ok","state":"false","basis":["code/1"]}])";
    const std::string in_short = R"({"measure":"probe","kind":"payment","for":{"list":"children","index":0},)" + why + '}';
    const auto short_answer = assess(*calculator, refused);
    CHECK(contains(short_answer, in_short));
    const auto whole = calculator->assess(refused, "2026-06-01", Refusals::whole);
    CHECK(contains(whole, R"("level":"budget")"));
    CHECK(contains(whole, R"("confidence":"code")"));
    CHECK(contains(calculator->explain(refused, "probe", 0, "2026-06-01"), R"("confidence":"code")"));
    CHECK(assess(*calculator, refused) == short_answer);
    // Where no condition has an article of its own, that of the measure stands for it.
    auto files = monthly();
    auto& rule = files["measures/m/probe/rule.json"];
    const std::string own = R"("when": "insured", "basis": ["code/1"])";
    rule.replace(rule.find(own), own.size(), R"("when": "insured")");
    CHECK(contains(assess(*open(files), refused), R"("conditions":[{"id":"ok","state":"false","basis":[]}],"basis":["code/1"]})"));
    CHECK(contains(assess(*calculator, R"({"facts": {"insured": true, "children": []}})"), R"("reason":"nobody")"));
}

TEST_CASE("a definition of one element stands while those of others are computed, however many the case before had") {
    const auto files = with_rule(
        R"json({"id": "probe", "kind": "payment", "level": "budget", "risks": ["r"], "for_each": "child in children", "right_on": "application_date",
        "versions": [{"from": "2020-01-01", "at": "paid_month", "basis": ["code/1"], "confidence": "code", "conditions": [],
          "pays": {"once": "1 tenge * (child.order + sum(c in children: c.order))"}}]})json");
    const auto calculator = open(files);
    CHECK(contains(assess(*calculator, R"({"facts": {"children": [{"day": "2020-01-01"}]}})"), R"("net":{"min":"2","max":"2"})"));
    const std::string many = R"({"facts": {"children": [{"day": "2020-01-01"}, {"day": "2021-01-01"}, {"day": "2022-01-01"},
        {"day": "2023-01-01"}, {"day": "2024-01-01"}]}})";
    CHECK(contains(assess(*calculator, many), R"("net":{"min":"16","max":"16"})"));
    CHECK(contains(assess(*calculator, many), R"("net":{"min":"20","max":"20"})"));
}

TEST_CASE("three states: entitled, not, and not yet decided with what is missing") {
    const auto calculator = open(monthly());
    const auto answer = assess(*calculator, R"({"facts": {"children": [{"day": "2025-08-31", "home": true}]}})");
    CHECK(contains(answer, R"("state":"undecided")"));
    CHECK(contains(answer, R"("gross":{"min":"0","max":"24912"})"));
    CHECK(contains(answer, R"("missing":["/facts/insured"])"));
    CHECK(contains(answer, R"("questions":[{"pointer":"/facts/insured","fact":"insured","decides":1}])"));
    CHECK(contains(assess(*calculator, R"({"facts": {"insured": false, "children": [{"day": "2025-08-31", "home": true}]}})"),
                   R"("state":"not_entitled")"));
    CHECK(contains(assess(*calculator, R"({"facts": {"insured": true, "children": []}})"), R"("reason":"nobody")"));
    const auto unknown_list = assess(*calculator, R"({"facts": {"insured": true}})");
    CHECK(contains(unknown_list, R"("for":{"list":"children","index":null},"state":"undecided")"));
    CHECK(contains(unknown_list, R"("/facts/children")"));
}

TEST_CASE("bounds with long fractions stay bounds, barely wider; what is decided stays exact") {
    const auto of = [](const std::string& formula, const std::string& wage) {
        auto rule = monthly();
        auto& text = rule["measures/m/probe/rule.json"];
        text.replace(text.find("unit_sum * rate(child.order)"), 28, formula);
        return assess(*open(rule), R"({"dates": {"application": "2026-02-10"}, "facts": {"insured": true, "children":
            [{"day": "2025-08-31", "home": true}], "wage": )" +
                                       wage + "}}");
    };
    const std::string range = R"({"min": "3.3", "max": "999999.9999"})";
    // Neither this product nor what is withheld from it fits into a ratio.
    const std::string product = "wage * 1.99999999 * 1.99999999 * 1.99999999 * 1.99999999 * 1.99999999";
    CHECK(contains(of(product, range), R"("gross":{"min":"105.59","max":"31999999.21"})"));
    CHECK(contains(of(product, range), R"("net":{"min":"95.03","max":"28799999.29"})"));
    CHECK(contains(of(product, "\"999999.9999\""), R"("state":"entitled","reason":"arithmetic")"));
}

TEST_CASE("a right outside the known versions is not known, never the nearest") {
    const auto calculator = open(monthly());
    const auto answer = assess(*calculator, R"({"facts": {"insured": true, "children": [{"day": "2019-12-31", "home": true}]}})");
    CHECK(contains(answer, R"("state":"not_known","reason":"no_version")"));
}

TEST_CASE("a date on which the law had no such measure is refused with the day from which it exists") {
    auto files = monthly();
    auto& rule = files["measures/m/probe/rule.json"];
    rule.insert(rule.find("\"versions\""),
                R"("not_in_force": [{"id": "early", "from": "2015-01-01", "to": "2019-12-31", "basis": ["code/9"],
        "confidence": "code"}, {"id": "abolished", "from": "2027-01-01", "basis": ["code/9"], "confidence": "code"}], )");
    CHECK(diagnostics_of(files).empty());
    const auto calculator = open(files);
    const auto born = [&](const std::string& day) {
        return assess(*calculator, R"({"facts": {"insured": true, "children": [{"home": true, "day": )" + day + "}]}}");
    };
    CHECK(contains(born(R"("2019-12-31")"), R"("state":"not_entitled","reason":"not_in_force")"
                                            R"(,"not_in_force":{"id":"early","until":"2014-12-31","since":"2020-01-01","instead":[]})"));
    CHECK(contains(born(R"("2019-12-31")"), R"("basis":["code/9"])"));
    CHECK(contains(born(R"("2020-01-01")"), R"("state":"entitled")"));
    CHECK(contains(born(R"("2014-12-31")"), R"("state":"not_known","reason":"no_version")"));
    // Partly in the span and partly not: the rest decides.
    CHECK(contains(born(R"({"min": "2019-12-31", "max": "2020-01-01"})"), R"("state":"undecided")"));
    CHECK(contains(born(R"({"min": "2014-12-31", "max": "2015-01-01"})"), R"("state":"not_known","reason":"no_version")"));
}

TEST_CASE("totals add what is certain and bound what is not") {
    const auto calculator = open(monthly());
    const auto answer =
        assess(*calculator, R"({"facts": {"insured": true, "children": [{"day": "2025-08-31", "home": true}, {"day": "2025-09-30"}]}})");
    CHECK(contains(answer, R"("monthly":{"min":"22420.8","max":"48928.73"})"));
}

TEST_CASE("an answer is a pure function of rulebook, case and date") {
    const auto calculator = open(monthly());
    const std::string one = R"({"facts": {"insured": true, "children": [{"day": "2025-08-31", "home": true}]}})";
    const auto first = assess(*calculator, one);
    (void)assess(*calculator, R"({"facts": {"insured": false, "wage": 7, "reading": "narrow"}})");
    (void)assess(*calculator, "junk");
    CHECK(assess(*calculator, one) == first);
}

TEST_CASE("an explanation goes down to parameters, definitions and facts") {
    const auto calculator = open(monthly());
    const auto why =
        calculator->explain(R"({"facts": {"insured": true, "children": [{"day": "2025-08-31", "home": true}]}})", "probe", 0, "2026-06-01");
    CHECK(json::Document(why).failure() == json::Failure::none);
    CHECK(contains(
        why,
        R"({"kind":"parameter","id":"unit_sum","unit":"tenge","on":"2026-06-01","value":{"min":"4325","max":"4325"},"from":"2026-01-01")"));
    CHECK(contains(why, R"({"kind":"definition","id":"child.order","for":0,"value":{"min":"1","max":"1"})"));
    CHECK(contains(why, R"({"kind":"fact","id":"insured","pointer":"/facts/insured","value":"true")"));
    // The other child of the comparison is told apart from the one it is about.
    CHECK(contains(why, R"({"kind":"fact","id":"child.day","of":"c"},"<",{"kind":"fact","id":"child.day"})"));
    CHECK(contains(
        why,
        R"json("formula":[{"kind":"parameter","id":"unit_sum"},"*",{"kind":"parameter","id":"rate"},"(",{"kind":"definition","id":"child.order"},")"])json"));
}

TEST_CASE("of payments that exclude each other the better one counts") {
    auto files = little_files();
    auto& rule = files["measures/m/probe/rule.json"];
    rule.replace(rule.find("\"right_on\""), 0, "\"choose_one\": \"pick\", ");
    files["measures/m/rival/rule.json"] = rule;
    auto& rival = files["measures/m/rival/rule.json"];
    rival.replace(rival.find("\"probe\""), 7, "\"rival\"");
    rival.replace(rival.find("\"once\": \"wage\""), 14, "\"once\": \"wage + 1 tenge\"");
    files["measures/m/rival/text.json"] = files["measures/m/probe/text.json"];
    files["measures/m/rival/cases.json"] = "[{}]";
    const auto calculator = open(files);
    const auto answer = assess(*calculator, R"({"facts": {"wage": 100}})");
    CHECK(contains(answer, R"("once":{"min":"101","max":"101"})"));
    CHECK(contains(answer, R"("recommended":false)"));
}

TEST_CASE("what the person did not ask about, but has a right to, is said") {
    auto files = monthly();
    auto& risks = files["risks.json"];
    const std::string text = R"({"kk": "k", "ru": "r", "en": "e"})";
    risks.replace(risks.rfind("]}"), 2,
                  R"(, {"id": "other", "group": "g", "icon": "i", "name": )" + text + R"(, "summary": )" + text + "}]}");
    const auto calculator = open(files);
    const std::string facts = R"("facts": {"insured": true, "children": [{"day": "2025-08-31", "home": true}]}})";
    CHECK(contains(assess(*calculator, R"({"risks": ["other"], )" + facts), R"("findings":[],"also":[{"measure":"probe")"));
    CHECK(contains(assess(*calculator, R"({"risks": ["r"], )" + facts), R"("also":[])"));
    CHECK(contains(assess(*calculator, R"({"risks": ["other"], "facts": {"insured": false}})"), R"("also":[])"));
}

TEST_CASE("an average over months is explained month by month, with the gaps") {
    auto files = with_rule(R"({"id": "probe", "kind": "payment", "level": "budget", "risks": ["r"], "right_on": "application_date",
        "versions": [{"from": "1990-01-01", "at": "paid_month", "basis": ["code/1"], "confidence": "code", "conditions": [],
          "pays": {"once": "x"}}]})");
    files["definitions/x.json"] = definition_x(
        "tenge",
        "sum(m in months(application_date - 4 months, application_date): sum(s in pay where s.from <= m and m <= s.to: s.sum)) / 4");
    const auto calculator = open(files);
    const auto explain = [&](const std::string& dates) {
        return calculator->explain(R"({"dates": )" + dates + R"(, "facts": {"pay": [{"from": "2026-01", "to": "2026-02", "sum": "100"},
            {"from": "2026-02", "to": "2026-02", "sum": {"min": "5", "max": "7"}}, {"from": "2026-04", "to": "2026-09", "sum": "8"}]}})",
                                   "probe", -1, "2026-06-01");
    };
    CHECK(contains(
        explain(R"({"application": "2026-05-20"})"),
        R"("months":[{"month":"2026-01-01","value":{"min":"100","max":"100"}},{"month":"2026-02-01","value":{"min":"105","max":"107"}},)"
        R"({"month":"2026-03-01","value":{"min":"0","max":"0"}},{"month":"2026-04-01","value":{"min":"8","max":"8"}}])"));
    CHECK(contains(explain(R"({"application": "2026-05-20"})"), R"("value":{"min":"53.25","max":"53.75"})"));
}

TEST_CASE("a question that makes no sense is not asked; what settles that comes first") {
    auto files = little_files();
    auto& facts = files["facts/f.json"];
    const std::string text = R"({"kk": "k", "ru": "r", "en": "e"})";
    facts.insert(
        facts.rfind(']'),
        R"(, {"id": "bonus", "type": "number", "unit": "tenge", "min": "0", "max": "100", "ask_when": "insured", "group": "you", "label": )" +
            text + R"(}, {"id": "award", "type": "boolean", "ask_when": "insured", "else": false, "group": "you", "label": )" + text + "}");
    auto& rule = files["measures/m/probe/rule.json"];
    rule.replace(rule.find("\"once\": \"wage\""), 14, R"("once": "if award then 500 tenge else bonus")");
    const auto calculator = open(files);
    CHECK(contains(assess(*calculator, R"({"facts": {"award": false}})"), R"("missing":["/facts/insured"])"));
    CHECK(contains(assess(*calculator, R"({"facts": {"award": false, "insured": true}})"), R"("missing":["/facts/bonus"])"));
    const auto uninsured = assess(*calculator, R"({"facts": {"insured": false}})");
    CHECK(contains(uninsured, R"("missing":[])"));
    CHECK(contains(uninsured, R"("gross":{"min":"0","max":"100")")); // the bounds still hold whatever it may be
    const auto contradictory = assess(*calculator, R"({"facts": {"insured": false, "award": true, "bonus": 7}})");
    CHECK(contains(contradictory, R"("ignored":["/facts/award"])"));
    CHECK(contains(contradictory, R"("gross":{"min":"7","max":"7"})"));
    CHECK(contains(assess(*calculator, R"({"facts": {"award": true, "bonus": 7}})"), R"("gross":{"min":"500","max":"500"})"));
}
