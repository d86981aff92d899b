#include "little_rulebook.hpp"

#include <catch2/catch.hpp>

using namespace kepil;
using namespace kepil::test;

namespace {

/// The value of an expression in tenge for a case, as the measure "probe" pays it.
std::string value_of(const std::string& expression, const std::string& facts = "{}", const std::string& dates = "{}") {
    auto files = little_files();
    files["measures/m/probe/rule.json"] =
        R"({"id": "probe", "kind": "payment", "level": "budget", "risks": ["r"], "right_on": "application_date",
        "versions": [{"from": "1990-01-01", "at": "paid_month", "basis": ["code/1"], "confidence": "code", "conditions": [],
          "pays": {"once": ")" +
        expression + R"("}}]})";
    const auto calculator = open(files);
    return probe(*calculator, R"({"dates": )" + dates + R"(, "facts": )" + facts + "}");
}

std::string truth_of(const std::string& condition, const std::string& facts = "{}", const std::string& dates = "{}") {
    const auto value = value_of("if " + condition + " then 1 tenge else 0 tenge", facts, dates);
    return value == "1" ? "true" : value == "0" ? "false" : "unknown";
}

std::string refusal(const std::string& unit, const std::string& expression) {
    auto files = little_files();
    files["definitions/x.json"] = definition_x(unit, expression);
    const auto lines = diagnostics_of(files);
    return lines.empty() ? std::string() : lines.front();
}

} // namespace

TEST_CASE("numbers are exact to the last tenge") {
    CHECK(value_of("round_up(118% * 50851 tenge)") == "60005");
    CHECK(value_of("round_up(110% * 100 tenge)") == "110");
    CHECK(value_of("1 tenge / 3 * 3") == "1");
    CHECK(value_of("round_nearest(0.5 tenge)") == "1");
    CHECK(value_of("round_down(29453.259 tenge, 0.01 tenge)") == "29453.25");
}

TEST_CASE("units cannot be mixed by mistake") {
    CHECK_THAT(refusal("tenge", "100 tenge + 10%"), Catch::Contains("cannot add a plain number to tenge"));
    CHECK_THAT(refusal("boolean", "born < 18 months"), Catch::Contains("cannot compare a date with months or years"));
    CHECK_THAT(refusal("tenge", "100 tenge * 2 tenge"), Catch::Contains("cannot multiply tenge by tenge"));
    CHECK_THAT(refusal("number", "record"), Catch::Contains("divide by one unit"));
    CHECK_THAT(refusal("boolean", "1 < 2 < 3"), Catch::Contains("cannot be chained"));
    CHECK_THAT(refusal("boolean", "place = east"), Catch::Contains("unknown name 'east'"));
    CHECK_THAT(refusal("boolean", "place in {north, east}"), Catch::Contains("'east' is not an option of place"));
    CHECK_THAT(refusal("date", "2026-02-31"), Catch::Contains("does not exist"));
    CHECK_THAT(refusal("tenge", "wagee"), Catch::Contains("did you mean 'wage'?"));
    CHECK(refusal("number", "record / 12 months").empty());
    CHECK(refusal("tenge", "max(0, wage - unit_sum)").empty());
}

TEST_CASE("a refusal points at the place inside the expression") {
    CHECK_THAT(refusal("tenge", "wage + nothing"), Catch::StartsWith("rules/definitions/x.json:1:"));
    const auto first = refusal("tenge", "nothing");
    const auto later = refusal("tenge", "wage + nothing");
    const auto column = [](const std::string& line) { return std::stoi(line.substr(std::string("rules/definitions/x.json:1:").size())); };
    CHECK(column(later) == column(first) + 7);
}

TEST_CASE("definitions in a circle are refused") {
    auto files = little_files();
    files["definitions/x.json"] = definition_x("tenge", "x + 1 tenge");
    CHECK_THAT(diagnostics_of(files).front(), Catch::Contains("form a circle"));
}

TEST_CASE("nesting is bounded") {
    CHECK_THAT(refusal("number", std::string(500, '(') + "1" + std::string(500, ')')), Catch::Contains("nested too deeply"));
    CHECK_THAT(refusal("boolean",
                       [] {
                           std::string text;
                           for (int i = 0; i < 500; ++i) {
                               text += "not ";
                           }
                           return text + "insured";
                       }()),
               Catch::Contains("nested too deeply"));
}

TEST_CASE("parameters are read on a date and never guessed") {
    CHECK(value_of("unit_sum at 2025-12-31") == "3932");
    CHECK(value_of("unit_sum at 2026-01-01") == "4325");
    CHECK(value_of("unit_sum at 2026-12-31") == "4325");
    CHECK(value_of("unit_sum at 2027-01-01") == "entitled"); // entitled, the amount is not known
    CHECK(value_of("unit_sum at 2024-12-31") == "entitled");
    CHECK(value_of("unit_sum", "{}", R"({"application": "2025-03-01"})") == "3932");
    CHECK(value_of("unit_sum at born", R"({"born": {"min": "2025-05-01", "max": "2026-05-01"}})") == "3932..4325");
}

TEST_CASE("step tables take the row at or below the argument") {
    CHECK(value_of("100 tenge * rate(1)") == "576");
    CHECK(value_of("100 tenge * rate(3)") == "681");
    CHECK(value_of("100 tenge * rate(4)") == "890");
    CHECK(value_of("100 tenge * rate(record / 1 month)", R"({"record": {"min": 1, "max": 3}})") == "576..681");
    CHECK(value_of("100 tenge * rate(0)") == "entitled");
    CHECK(value_of("by_place(place)", R"({"place": "south"})") == "20");
    CHECK(value_of("by_place(place)", R"({"place": {"among": ["north", "south"]}})") == "10..20");
    CHECK(value_of("by_place(place)", R"({"place": "west"})") == "entitled");
}

TEST_CASE("an unknown fact leaves bounds, not a guess") {
    CHECK(value_of("wage") == "0..1000000");
    CHECK(value_of("min(wage, 500 tenge)") == "0..500");
    CHECK(truth_of("insured") == "unknown");
    CHECK(truth_of("insured and false") == "false");
    CHECK(truth_of("insured or true") == "true");
    CHECK(truth_of("record >= 6 months", R"({"record": {"min": 6, "max": 12}})") == "true");
    CHECK(truth_of("record >= 6 months", R"({"record": {"min": 5, "max": 12}})") == "unknown");
    CHECK(truth_of("born = born") == "true");
    CHECK(truth_of("place in {north, south}", R"({"place": {"among": ["north", "south"]}})") == "true");
    CHECK(value_of("wage - wage") == "-1000000..1000000");
}

TEST_CASE("a switch holds its default until the case overrides it") {
    CHECK(truth_of("reading = wide") == "true");
    CHECK(truth_of("reading = wide", R"({"reading": "narrow"})") == "false");
}

TEST_CASE("lists are counted, summed and searched") {
    const std::string two = R"({"children": [{"day": "2020-01-01", "home": true}, {"day": "2022-01-01", "home": false}]})";
    const std::string half = R"({"children": [{"day": "2020-01-01", "home": true}, {"day": "2022-01-01"}]})";
    CHECK(value_of("1 tenge * count(c in children)", two) == "2");
    CHECK(value_of("1 tenge * count(c in children where c.home)", two) == "1");
    CHECK(value_of("1 tenge * count(c in children where c.home)", half) == "1..2");
    CHECK(value_of("sum(c in children where c.home: 10 tenge)", half) == "10..20");
    CHECK(truth_of("any(c in children where c.home)", half) == "true");
    CHECK(truth_of("all(c in children where c.home)", half) == "unknown");
    CHECK(truth_of("all(c in children where c.home)", two) == "false");
    CHECK(truth_of("any(c in children where c.home)", R"({"children": []})") == "false");
    CHECK(truth_of("all(c in children where c.home)", R"({"children": []})") == "true");
    CHECK(value_of("1 tenge * count(c in children)") == "0..10");
    CHECK(truth_of("max(c in children: c.day) = 2022-01-01", two) == "true");
    CHECK(truth_of("min(c in children where c.home: c.day) = 2020-01-01", half) == "true");
}

TEST_CASE("twins take consecutive places") {
    const std::string twins = R"({"children": [{"day": "2026-01-01"}, {"day": "2026-01-01"}, {"day": "2020-01-01"}]})";
    CHECK(value_of("sum(c in children: 1 tenge * c.order * 10) + 0 tenge", twins) == "60");
    CHECK(truth_of("any(c in children where index(c) = 1 and c.order = 2)", twins) == "true");
    CHECK(truth_of("any(c in children where index(c) = 2 and c.order = 3)", twins) == "true");
    CHECK(truth_of("any(c in children where index(c) = 3 and c.order = 1)", twins) == "true");
}

TEST_CASE("months of a window are visited one by one") {
    const std::string pay = R"({"pay": [{"from": "2025-01", "to": "2025-12", "sum": "100"}]})";
    const std::string window = "sum(m in months(2024-06-01, 2025-07-15): sum(s in pay where s.from <= m and m <= s.to: s.sum))";
    CHECK(value_of(window, pay) == "600"); // January to June; July is the month of the end and stays out
    CHECK(value_of("1 tenge * count(m in months(2025-01-31, 2026-01-01))") == "12");
    CHECK(value_of("1 tenge * count(m in months(born, 2026-01-01))", R"({"born": {"min": "2025-01-01", "max": "2025-03-01"}})") ==
          "10..12");
}

TEST_CASE("nobody is left out of a loop because the law on them is not known") {
    const std::string two = R"({"children": [{"day": "2020-01-01", "home": true}, {"day": "2025-02-01", "home": false}]})";
    const std::string old = "c in children where unit_sum at c.day > 1 tenge"; // unit_sum is known from 2025 on
    const std::string early = "m in months(2024-11-01, 2025-03-01) where unit_sum at m > 1 tenge";
    for (const auto& unknown : {"sum(" + old + ": 10 tenge)", "max(" + old + ": 10 tenge)", "1 tenge * count(" + old + ")",
                                "sum(" + early + ": 10 tenge)", "max(" + early + ": 10 tenge)", "1 tenge * count(" + early + ")"}) {
        INFO(unknown);
        CHECK(value_of(unknown, two) == "entitled");
    }
    for (const auto& unknown : {"any(" + old + ")", "all(" + old + ": c.home)", "all(" + old + ")", "any(" + early + ")",
                                "all(" + early + ")", std::string("all(m in months(2024-11-01, 2025-03-01): unit_sum at m > 1 tenge)")}) {
        INFO(unknown);
        CHECK(value_of("if " + unknown + " then 1 tenge else 0 tenge", two) == "entitled");
    }
    CHECK(value_of("sum(c in children where c.home and c.day > 2024-01-01: unit_sum at c.day)", two) == "0");
}

TEST_CASE("a window that may be longer than anybody lives is bounded, not walked") {
    const std::string window = "m in months(born, application_date)";
    CHECK(truth_of("sum(" + window + ": 10 tenge) >= 0 tenge") == "true");
    CHECK(truth_of("any(" + window + " where m > 1800-01-01)") == "unknown");
    CHECK(truth_of("any(" + window + " where m > 2100-01-01)") == "false");
    CHECK(truth_of("all(" + window + " where m > 1800-01-01)") == "true");
    CHECK(truth_of("all(" + window + ": m > 2000-01-01)") == "unknown");
    CHECK(truth_of("count(" + window + ") >= 0") == "true");
    CHECK(value_of("1 tenge * count(m in months(1900-01-01, 2026-01-01))") == "0..1512");
    CHECK(value_of("1 tenge * count(" + window + " where m > 2100-01-01)") == "0");
    CHECK(value_of("max(" + window + ": 7 tenge)") == "7");
}

TEST_CASE("arithmetic over bounds keeps every value that may be") {
    const std::string record = R"({"record": {"min": 0, "max": 10}})";
    CHECK(value_of("-wage", R"({"wage": {"min": 5, "max": 7}})") == "-7..-5");
    CHECK(truth_of("-(1 tenge) < 0 tenge") == "true");
    // By something that may be nothing: no upper end, but never less than by the most.
    CHECK(truth_of("100 tenge / (record / 1 month) >= 10 tenge", record) == "true");
    CHECK(truth_of("100 tenge / (record / 1 month) >= 11 tenge", record) == "unknown");
    CHECK(truth_of("100 tenge / (record / 1 month - 5) >= 0 tenge", record) == "unknown");
    CHECK(truth_of("insured = (wage > 5 tenge)", R"({"wage": 6, "insured": true})") == "true");
    CHECK(truth_of("insured = (wage > 5 tenge)", R"({"wage": 6, "insured": false})") == "false");
    CHECK(truth_of("insured != (wage > 5 tenge)", R"({"wage": 6})") == "unknown");
}

TEST_CASE("dates follow the calendar") {
    CHECK(truth_of("2024-08-31 + 18 months = 2026-02-28") == "true");
    CHECK(truth_of("2024-02-29 + 1 year = 2025-02-28") == "true");
    CHECK(truth_of("2026-03-01 - 1 days = 2026-02-28") == "true");
    CHECK(truth_of("2026-03-01 - 2026-02-01 = 28 days") == "true");
    CHECK(truth_of("full_years(2008-03-10, 2026-03-09) = 17 years") == "true");
    CHECK(truth_of("full_years(2008-03-10, 2026-03-10) = 18 years") == "true");
    CHECK(truth_of("full_months(2026-05-10, 2026-01-01) = 0 months") == "true");
    CHECK(truth_of("quarter_start(2026-05-10) = 2026-04-01 and month_end(2024-02-03) = 2024-02-29") == "true");
}

TEST_CASE("arithmetic that leaves 64 bits is said to be unknown") {
    CHECK(value_of("1000000000000000 tenge * 1000000000") == "entitled");
    CHECK(value_of("1 tenge / (record / 1 month)", R"({"record": 0})") == "entitled");
}

TEST_CASE("no end is later than every date, and as the end of a payment it is none") {
    CHECK(truth_of("application_date < no_end") == "true");
    CHECK(truth_of("earliest(2026-05-01, no_end) = 2026-05-01") == "true");
    const auto ends = [](const std::string& end, const std::string& facts) {
        auto files = little_files();
        files["measures/m/probe/rule.json"] =
            R"({"id": "probe", "kind": "payment", "level": "budget", "risks": ["r"], "right_on": "application_date",
            "versions": [{"from": "1990-01-01", "at": "paid_month", "basis": ["code/1"], "confidence": "code", "conditions": [],
              "pays": {"monthly": "1 tenge", "from": "application_date", "to": ")" +
            end + R"("}}]})";
        const auto answer = open(files)->assess(R"({"dates": {"application": "2026-03-10"}, "facts": )" + facts + "}", "2026-11-21");
        const auto place = answer.find(R"("to":{)");
        return place == std::string::npos ? std::string("none") : answer.substr(place + 6, 16);
    };
    CHECK(ends("2026-05-01", "{}") == R"("min":"2026-05-0)");
    CHECK(ends("no_end", "{}") == "none");
    CHECK(ends("if wage > 5 tenge then no_end else 2026-05-01", R"({"wage": "6"})") == "none");
    CHECK(ends("if wage > 5 tenge then no_end else 2026-05-01", R"({"wage": "5"})") == R"("min":"2026-05-0)");
    CHECK(ends("if wage > 5 tenge then no_end else 2026-05-01", "{}") == "none");
}

TEST_CASE("carry goes from year to year") {
    const std::string carry =
        "carry(100 tenge over y in years(born, 2026-03-01): round_up(carried * 1.1) + (if y = 2026-01-01 then 1 tenge else 0))";
    CHECK(value_of(carry, R"({"born": "2026-01-01"})") == "100");
    CHECK(value_of(carry, R"({"born": "2025-12-31"})") == "111");
    CHECK(value_of(carry, R"({"born": "2024-06-01"})") == "122");
    CHECK(value_of(carry, R"({"born": "2026-06-01"})") == "100");
    // Each year that may or may not count widens the bounds.
    CHECK(value_of(carry, R"({"born": {"min": "2024-06-01", "max": "2026-02-01"}})") == "100..122");
    CHECK(value_of(carry, R"({"born": {"min": "2024-06-01", "max": "2025-02-01"}})") == "111..122");
    CHECK(value_of("carry(1 tenge over y in years(2020-01-01, 2022-01-01): carry(carried over z in years(y, 2022-01-01): carried * 2))") ==
          "2");
    CHECK_THAT(refusal("tenge", "carried + 1 tenge"), Catch::Contains("only inside carry"));
    CHECK_THAT(refusal("tenge", "carry(1 tenge over y in years(born, born): 1 months)"), Catch::Contains("expected tenge"));
    CHECK_THAT(refusal("date", "carry(born over y in years(born, born): y)"), Catch::Contains("from year to year"));
}

TEST_CASE("what cannot be known on the way is not known at the end: no operation makes a number of it") {
    CHECK(value_of("-(unit_sum at 2027-01-01)") == "entitled");
    const std::string nobody = R"({"children": []})";
    const std::string no_day = "min(c in children: c.day)";
    CHECK(value_of("unit_sum at " + no_day, nobody) == "entitled");
    CHECK(value_of("sum(m in months(" + no_day + ", 2026-03-01): 1 tenge)", nobody) == "entitled");
    CHECK(value_of("carry(1 tenge over y in years(" + no_day + ", 2026-03-01): carried * 2)", nobody) == "entitled");
}

TEST_CASE("today is a date like another") {
    CHECK(truth_of("today = 2026-06-01") == "true");
    CHECK(truth_of("application_date <= today", "{}", R"({"application": "2026-03-10"})") == "true");
}

TEST_CASE("bounds whose fractions grow beyond what is kept are left outwards, and stay close") {
    const std::string facts = R"({"wage": {"min": 5, "max": 999983}})";
    const std::vector<std::string> fractions{"wage / 999999937", "wage / 999999929", "wage / 999999893",
                                             "wage / 999999883", "wage / 999999797", "wage / 999999761"};
    const auto chain = [&](const char* sign) {
        std::string text = fractions.front();
        for (std::size_t i = 1; i < fractions.size(); ++i) {
            text += sign + fractions[i];
        }
        return text;
    };
    CHECK(truth_of(chain(" + ") + " > 0 tenge", facts) == "true");
    CHECK(truth_of(chain(" + ") + " < 0.006001 tenge", facts) == "true");
    CHECK(truth_of(chain(" + ") + " < 0.005999 tenge", facts) == "unknown");
    CHECK(truth_of(chain(" - ") + " > -0.005001 tenge", facts) == "true");
    CHECK(truth_of(chain(" - ") + " < 0.001001 tenge", facts) == "true");
    CHECK(truth_of(chain(" - ") + " < 0 tenge", facts) == "unknown");
}

TEST_CASE("an amount without an upper end is undecided, not refused") {
    CHECK(value_of("wage * 1000000000000 * 1000000000", R"({"wage": {"min": 5, "max": 7}})") == "0..1000000000000000");
}

TEST_CASE("the limits of a definition narrow what is not decided, as far as they are known themselves") {
    const auto limited = [](const std::string& facts) {
        auto files = little_files();
        auto definition = definition_x("tenge", "wage");
        definition.insert(definition.find("\"value\""), R"("min": "50 tenge", "max": "if insured then 100 tenge else 200 tenge", )");
        files["definitions/x.json"] = definition;
        files["measures/m/probe/rule.json"].replace(files["measures/m/probe/rule.json"].find("\"wage\""), 6, "\"x\"");
        return probe(*open(files), R"({"facts": )" + facts + "}");
    };
    CHECK(limited("{}") == "50..200");
    CHECK(limited(R"({"insured": true})") == "50..100");
    CHECK(limited(R"({"insured": true, "wage": {"min": 60, "max": 90}})") == "60..90");
    // What is decided is what the facts say: a limit is no rule.
    CHECK(limited(R"({"insured": true, "wage": 150})") == "150");
}
