// What the language refuses, each with the words that say what is wrong.
#include "little_rulebook.hpp"

#include <catch2/catch.hpp>

#include <string>

using namespace kepil;
using namespace kepil::test;

namespace {

/// The first complaint about a definition of that unit and expression; empty: there is none.
std::string refusal(const std::string& unit, const std::string& expression) {
    auto files = little_files();
    files["definitions/x.json"] = definition_x(unit, expression);
    const auto lines = diagnostics_of(files);
    return lines.empty() ? std::string() : lines.front();
}

struct Refused {
    const char* unit;
    const char* expression;
    const char* why;
};

void check(std::initializer_list<Refused> all) {
    for (const auto& [unit, expression, why] : all) {
        INFO(expression);
        CHECK_THAT(refusal(unit, expression), Catch::Contains(why));
    }
}

} // namespace

TEST_CASE("an expression is whole, and nothing comes after it") {
    check({
        {"tenge", "wage wage", "unexpected 'wage'"},
        {"tenge", "", "unexpected the end of the expression"},
        {"tenge", "wage +", "unexpected the end of the expression"},
        {"tenge", "wage *", "unexpected the end of the expression"},
        {"tenge", "(wage", "expected ')'"},
        {"tenge", ")", "unexpected ')'"},
        {"tenge", "#", "unexpected '#'"},
        {"number", "1.2.3", "unexpected '.'"},
        {"number", "99999999999999999999", "is not a number"},
    });
}

TEST_CASE("if has its then and its else, of one kind") {
    check({
        {"tenge", "if wage then 1 tenge else 2 tenge", "expected yes or no, found tenge"},
        {"tenge", "if insured 1 tenge else 2 tenge", "expected 'then'"},
        {"tenge", "if insured then 1 tenge", "expected 'else'"},
        {"tenge", "if insured then # else 1 tenge", "unexpected '#'"},
        {"tenge", "if insured then 1 tenge else", "unexpected the end"},
        {"tenge", "if insured then wage else born", "the two branches differ: tenge and a date"},
    });
}

TEST_CASE("conditions are yes or no, and what has no order is not ordered") {
    check({
        {"boolean", "insured and wage", "expected yes or no, found tenge"},
        {"boolean", "wage or insured", "expected yes or no, found tenge"},
        {"boolean", "insured and", "unexpected the end"},
        {"boolean", "place < north", "a choice has no order"},
        {"boolean", "insured <= insured", "yes or no has no order"},
        {"boolean", "wage in {north}", "the left side is tenge"},
        {"boolean", "place in {north, south", "expected '}'"},
        {"boolean", "wage in 1 tenge", "expected '..'"},
        {"boolean", "wage in 1 tenge..", "unexpected the end"},
        {"boolean", "wage in 1 tenge..born", "both ends of a range must be tenge"},
        {"boolean", "insured in insured..insured", "both ends of a range must be yes or no"},
    });
}

TEST_CASE("arithmetic is done on numbers of units that go together") {
    check({
        {"tenge", "wage / born", "cannot divide tenge by a date"},
        {"tenge", "born / 2", "cannot divide a date by a plain number"},
        {"tenge", "-insured", "cannot negate yes or no"},
        {"tenge", "-#", "unexpected '#'"},
        {"number", "round_up(insured)", "cannot round yes or no"},
        {"tenge", "round_up(wage, 0 tenge)", "a positive number of the same unit"},
        {"tenge", "round_up(wage, 10)", "a positive number of the same unit"},
        {"tenge", "round_up(wage, wage)", "a positive number of the same unit"},
        {"boolean", "min(insured, insured)", "has no order"},
        {"tenge", "min(wage, born)", "cannot compare tenge with a date"},
        {"tenge", "clamp(wage, born, wage)", "cannot compare"},
    });
    const std::string minuses(500, '-');
    CHECK_THAT(refusal("tenge", minuses + "wage"), Catch::Contains("nested too deeply"));
    CHECK(refusal("tenge", "-wage").empty());
    CHECK(refusal("days", "born - born").empty());
    CHECK_THAT(refusal("days", "1 tenge"), Catch::Contains("expected days, found tenge"));
}

TEST_CASE("a name means what it is") {
    check({
        {"tenge", "children", "'children' is a list"},
        {"number", "sum(c in children: c.wage)", "'c' has no 'wage'"},
        {"number", "sum(c in children: c order)", "expected '.'"},
        {"number", "rate", "the table rate needs an argument"},
        {"number", "rate(wage)", "expected a plain number, found tenge"},
        {"number", "rate(1", "expected ')'"},
        {"tenge", "unit_sum at wage", "expected a date, found tenge"},
        {"tenge", "unit_sum at", "unexpected the end"},
        {"number", "index(wage)", "'wage' is not an element of a list"},
        {"number", "count(c in children where index(c > 1)", "expected ')'"},
        {"number", "no_such(1)", "no function 'no_such' with 1 argument(s)"},
        {"number", "full_years(born)", "no function 'full_years' with 1 argument(s)"},
        {"number", "max()", "no function 'max' with 0 argument(s)"},
        {"number", "max(1,", "unexpected the end"},
        {"number", "max(1", "expected ')'"},
        {"date", "month_start(wage)", "expected a date, found tenge"},
        {"months", "full_months(born, wage)", "expected a date, found tenge"},
    });
    auto files = little_files();
    files["definitions/x.json"] = definition_x("tenge", "unit_sum");
    auto& text = files["definitions/x.json"];
    const std::string at = R"("at": "application_date", )";
    text.erase(text.find(at), at.size());
    CHECK_THAT(diagnostics_of(files).front(), Catch::Contains("on which date is 'unit_sum' read?"));
}

TEST_CASE("a loop goes over a list, with a condition and a body that fit it") {
    check({
        {"number", "count(c in wage)", "'wage' is not a list"},
        {"number", "count(c in children where wage)", "expected yes or no, found tenge"},
        {"number", "count(c in children", "expected ')'"},
        {"tenge", "sum(c in children)", "expected ':'"},
        {"tenge", "sum(c in children:", "unexpected the end"},
        {"tenge", "sum(c in children: c.day)", "the body of this loop cannot be a date"},
        {"boolean", "any(c in children)", "expected 'where'"},
        {"boolean", "all(c in children: c.day)", "the body of this loop cannot be a date"},
        {"number", "count(m in months(wage, born))", "expected a date, found tenge"},
        {"number", "count(m in months(born))", "expected ','"},
        {"number", "count(m in months(born, wage))", "expected a date, found tenge"},
        {"number", "count(m in months(born, born)", "expected ')'"},
        {"tenge", "carry(1 tenge)", "expected 'over'"},
        {"tenge", "carry(1 tenge over y in months(born, born): carried)", "expected 'years'"},
    });
    std::string loops;
    std::string ends;
    for (int i = 0; i < 40; ++i) {
        loops += "sum(c" + std::to_string(i) + " in children: ";
        ends += ')';
    }
    CHECK_THAT(refusal("tenge", loops + "1 tenge" + ends), Catch::Contains("too many loops inside each other"));
    std::string carries;
    for (int i = 0; i < 40; ++i) {
        carries += "carry(1 tenge over y" + std::to_string(i) + " in years(born, born): ";
    }
    CHECK_THAT(refusal("tenge", carries + "carried" + ends), Catch::Contains("too many loops inside each other"));
}
