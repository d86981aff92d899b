// What is wrong in the files of a rulebook, each with the words that say so.
#include "little_rulebook.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace kepil;
using namespace kepil::test;

namespace {

const std::string acts = "acts/code.json";
const std::string alternative = "alternatives/a.json";
const std::string definitions = "definitions/d.json";
const std::string facts = "facts/f.json";
const std::string glossary = "glossary.json";
const std::string parameters = "parameters/p.json";
const std::string risks = "risks.json";
const std::string rule = "measures/m/probe/rule.json";
const std::string texts = "measures/m/probe/text.json";
const std::string words = R"({"kk": "k", "ru": "r", "en": "e"})";

struct Mistake {
    std::string path;
    std::string from;
    std::string to;
    std::string why;
};

void check(std::initializer_list<Mistake> mistakes) {
    for (const auto& [path, from, to, why] : mistakes) {
        const auto lines = diagnostics_of(little_files_with(path, from, to));
        INFO(to << " is to be refused: " << why);
        CHECK(mentions(lines, why));
    }
}

/// The complaints about the little rulebook with one file more.
std::vector<std::string> with(const std::string& path, const std::string& text) {
    auto files = little_files();
    files[path] = text;
    return diagnostics_of(files);
}

} // namespace

TEST_CASE("a value of another kind is refused with both kinds") {
    check({
        {rule, R"("level": "budget")", R"("level": 1)", R"("level" must be a string, found a number)"},
        {rule, R"("level": "budget")", R"("level": null)", R"("level" is missing)"},
        {rule, R"("conditions": [])", R"("conditions": [null])", "expected an object, found null"},
        {rule, R"("level": "budget")", R"("level": [])", "found a list"},
        {rule, R"("level": "budget")", R"("level": {})", "found an object"},
        {rule, R"("level": "budget")", R"("level": true)", "found true or false"},
        {rule, R"("id": "probe", )", "", R"("id" is missing)"},
        {rule, R"("id": "probe")", R"("id": "Probe")", "is not an id"},
        {rule, R"("id": "probe")", R"("id": "")", "is not an id"},
        {rule, R"("basis": ["code/1"])", R"("basis": [1])", R"(a basis is "act/article")"},
        {rule, R"("risks": ["r"])", R"("risks": ["r", 1])", "expected a string"},
        {rule, R"("conditions": [])", R"("conditions": [1])", "expected an object, found a number"},
        {rule, R"("versions": [)", R"("versions": [1, )", "expected an object, found a number"},
        {rule, R"("at": "paid_month")", R"("at": 5)", R"("at" must be a string)"},
        {facts, R"("integer": true)", R"("integer": "yes")", R"("integer" must be true or false)"},
        {facts, R"("max": 10)", R"("max": 1.5)", "must be a whole number"},
        {facts, R"("max": "720")", R"("max": "many")", "is not a number"},
        {facts, R"("label": {"kk": "k", "ru": "r", "en": "e"})", R"("label": "words")", "expected a text in every language"},
        {facts, R"("kk": "k")", R"("kk": "")", R"(the text "kk" is empty or not a string)"},
        {facts, R"("type": "boolean")", R"("type": "perhaps")", R"("perhaps" is not allowed here)"},
    });
    CHECK(mentions(with(rule, "[]"), "expected an object, found a list"));
    CHECK(mentions(with(facts, "{}"), "expected a list of facts"));
    CHECK(mentions(with(parameters, "{}"), "expected a list of objects"));
    auto files = little_files();
    files.erase("rulebook.json");
    CHECK(mentions(diagnostics_of(files), "rules/rulebook.json: error: the file is missing"));
    files = little_files();
    files.erase(risks);
    CHECK(mentions(diagnostics_of(files), R"(unknown risk "r")"));
}

TEST_CASE("a fact says what it can be") {
    check({
        {facts, R"("type": "boolean", "group")", R"("type": "boolean", "else": true, "group")", R"("else" without "ask_when")"},
        {facts, R"("unit": "months")", R"("unit": "date")", "a number needs a unit of numbers"},
        {facts, R"("unit": "months")", R"("unit": "parsecs")", R"(unknown unit "parsecs")"},
        {facts, R"("id": "south")", R"("id": "north")", R"(the option "north" is listed twice)"},
        {facts, R"("min": "0", "max": "720")", R"("min": "721", "max": "720")", "max is less than min"},
        {facts, R"("default": "wide")", R"("default": "broad")", "the value is not one of the options"},
        {facts, R"("default": "wide")", R"("default": true)", "the value does not fit the type of the fact"},
        {facts, R"("of": "child", "type": "boolean")", R"("of": "pupil", "type": "boolean")", R"(no list has elements called "pupil")"},
        {facts, R"("id": "insured", "type": "boolean",)",
         R"("id": "insured", "type": "boolean", "change": {"how": "act", "to": true, "with": {"nothing": true}},)", R"("nothing")"},
        {facts, R"("id": "insured", "type": "boolean",)",
         R"("id": "insured", "type": "boolean", "ask_when": "record > 1 month", "else": 1,)",
         "the value does not fit the type of the fact"},
    });
    std::string options = R"("options": [)";
    for (int i = 0; i < 65; ++i) {
        options += (i == 0 ? "" : ", ") + (R"({"id": "o)" + std::to_string(i)) + R"(", "text": )" + words + '}';
    }
    check({{facts, R"("options": [{"id": "north")", options + R"(, {"id": "north")", "a choice has 1 to 64 options"}});
}

TEST_CASE("a definition belongs to the household or to a list that exists") {
    check({{definitions, R"("of": "child")", R"("of": "pupil")", R"(no list has elements called "pupil")"}});
    CHECK(with("definitions/x.json", definition_x("choice:place", "if insured then north else south")).empty());
    CHECK(mentions(with("definitions/x.json", definition_x("choice:wage", "north")), R"(unknown unit "choice:wage")"));
    CHECK(mentions(with("definitions/x.json", definition_x("choice:nothing", "north")), R"(unknown unit "choice:nothing")"));
}

TEST_CASE("a parameter is rows in order, and a table is keys with values") {
    const std::string steps = R"([["1", "5.76"], ["2", "6.81"], ["4", "8.90"]])";
    check({
        {parameters, steps, "[]", "a table is a list of [key, value]"},
        {parameters, steps, R"("5.76")", "a table is a list of [key, value]"},
        {parameters, steps, R"([["1", "5.76", "6"]])", "expected [key, value]"},
        {parameters, steps, R"(["5.76"])", "expected [key, value]"},
        {parameters, steps, R"([["2", "5.76"], ["1", "6.81"]])", "the keys of a step table rise"},
        {parameters, steps, R"([["1", "5.76"], ["1", "6.81"]])", "the keys of a step table rise"},
        {parameters, R"("known_to": "2026-12-31")", R"("known_to": "2025-12-31")", R"(known_to is before the last row of "unit_sum")"},
    });
}

TEST_CASE("a norm is an act that exists, an article, and stands in the right file") {
    check({
        {rule, R"("basis": ["code/1"])", R"("basis": ["code"])", R"(a basis is "act/article")"},
        {rule, R"("basis": ["code/1"])", R"("basis": ["code/"])", R"(a basis is "act/article")"},
        {rule, R"("basis": ["code/1"])", R"("basis": [])", "a basis is missing"},
        {acts, R"("id": "code")", R"("id": "other")", "expected acts/other.json"},
    });
}

TEST_CASE("what is listed is listed once") {
    const std::string place = R"({"id": "here", "name": )" + words + "}";
    CHECK(mentions(with("offices.json", '[' + place + ", " + place + ']'), R"(the office "here" is listed twice)"));
    CHECK(mentions(with("documents.json", '[' + place + ", " + place + ']'), R"(the document "here" is listed twice)"));
    const std::string risk = R"({"id": "r", "group": "g", "icon": "i", "name": )" + words + R"(, "summary": )" + words + "}";
    check({{risks, R"("risks": [)", R"("risks": [)" + risk + ", ", R"(the risk "r" is listed twice)"}});
    auto files = little_files();
    for (const std::string name : {"rule.json", "text.json", "cases.json"}) {
        files["measures/n/probe/" + name] = files["measures/m/probe/" + name];
    }
    CHECK(mentions(diagnostics_of(files), R"(the measure "probe" exists already)"));
}

TEST_CASE("an office has an address and a telephone, in each language or the same in all") {
    const auto office = [](const std::string& members) {
        return with("offices.json", R"([{"id": "here", "name": )" + words + members + "}]");
    };
    CHECK(office(R"(, "address": )" + words + R"(, "phone": "1414")").empty());
    CHECK(mentions(office(R"(, "address": {"kk": "k", "ru": "r"})"), R"(the text has no "en")"));
}

TEST_CASE("a measure names only what there is") {
    const std::string once = R"("pays": {"once": "wage"})";
    const std::string condition = R"({"id": "ok", "when": "insured"})";
    check({
        {rule, R"("id": "probe")", R"("id": "other")", R"(the folder is not named after the measure "other")"},
        {rule, R"("risks": ["r"])", R"("risks": ["s"])", R"(unknown risk "s")"},
        {rule, R"("risks": ["r"])", R"("risks": ["r"], "for_each": "child in wage")", "'wage' is not a list"},
        {rule, R"("risks": ["r"])", R"("risks": ["r"], "for_each": "child children")", "expected 'NAME in LIST'"},
        {rule, R"("risks": ["r"])", R"("risks": ["r"], "for_each": "child in children where wage")", "expected yes or no"},
        {rule, R"("risks": ["r"])", R"("risks": ["r"], "for_each": "child in children children")", "unexpected 'children'"},
        {rule, R"("risks": ["r"])", R"("risks": ["r"], "choose_one": "other")", R"(unknown choose_one "other")"},
        {rule, R"("risks": ["r"])", R"("risks": ["r"], "complain": ["nowhere"])", R"(unknown office "nowhere")"},
        {rule, R"("kind": "payment")", R"("kind": "service")", "only a payment pays"},
        {rule, R"("conditions": [])", R"("conditions": [)" + condition + ", " + condition + ']', R"(the condition "ok" is listed twice)"},
        {rule, once, once + R"(, "withheld": [{"id": "fee", "amount": "1 tenge", "basis": ["code/1"]}])", R"(unknown withholding "fee")"},
        {rule, once, once + R"(, "apply": {"where": ["nowhere"]})", R"(unknown office "nowhere")"},
        {rule, once, once + R"(, "apply": {"documents": ["paper"]})", R"(unknown document "paper")"},
        {rule, R"({"from": "2020-01-01")", R"({"from": "2020-01-01", "to": "2019-01-01")", "ends before it begins"},
        {texts, R"("conditions")", R"("not_in_force": {"gone": )" + words + R"(}, "conditions")",
         R"(no not_in_force of the rule is called "gone")"},
    });
    auto files = little_files();
    auto& versions = files[rule];
    versions = versions.substr(0, versions.find("\"versions\"")) + R"("versions": []})";
    CHECK(mentions(diagnostics_of(files), R"(the measure "probe" has no version)"));
    CHECK(mentions(with("measures/m/probe/notes.json", "{}"), "a measure has rule.json, text.json and cases.json"));
}

TEST_CASE("two versions with a span without the measure between them leave no gap") {
    const std::string second =
        R"(, {"from": "2026-01-01", "basis": ["code/1"], "confidence": "code", "conditions": [], "pays": {"once": "wage"}}]})";
    auto files = little_files_with(rule, "}]}", "}" + second);
    auto& text = files[rule];
    text.replace(text.find(R"("from": "2020-01-01")"), 20, R"("from": "2020-01-01", "to": "2024-12-31")");
    CHECK(mentions(diagnostics_of(files), "no version between 2024-12-31 and 2026-01-01"));
    text.replace(
        text.find("\"versions\""), 10,
        R"("not_in_force": [{"id": "none", "from": "2025-01-01", "to": "2025-12-31", "basis": ["code/1"], "confidence": "code"}], "versions")");
    CHECK(diagnostics_of(files).empty());
}

TEST_CASE("an alternative has options, and puts only into a case what a case can hold") {
    const auto made = [](const std::string& risk, const std::string& more, const std::string& second) {
        const auto option = [](const std::string& id, const std::string& members) {
            return R"({"id": ")" + id + R"(", "text": )" + words + R"(, "trade_off": )" + words + members + '}';
        };
        return with(alternative, R"({"id": "a", "risks": [")" + risk + R"("], "name": )" + words + R"(, "reason": )" + words + more +
                                     R"(, "options": [)" + option("one", "") + (second == "none" ? "" : ", " + option("two", second)) +
                                     "]}");
    };
    CHECK(made("r", R"(, "when": "insured")", R"(, "facts": {"insured": "false"}, "lists": {"children": {"home": "true"}})").empty());
    CHECK(mentions(made("s", "", ""), R"(unknown risk "s")"));
    CHECK(mentions(made("r", R"(, "measures": ["nothing"])", ""), R"(unknown measure "nothing")"));
    CHECK(mentions(made("r", "", "none"), "an alternative has at least two options"));
    CHECK(mentions(made("r", "", R"(, "facts": {"nothing": "true"})"), R"(unknown fact "nothing")"));
    CHECK(mentions(made("r", "", R"(, "lists": {"wage": {}})"), R"(unknown list "wage")"));
    CHECK(mentions(made("r", "", R"(, "lists": {"children": {"nothing": "true"}})"), R"(unknown fact "nothing")"));
    CHECK(mentions(made("r", "", R"(, "later": {"measures": ["probe"]})"), "a later application names its measures and its day"));
}
