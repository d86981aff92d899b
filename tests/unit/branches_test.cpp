// Of a formula with decided conditionals only the branch taken is told.
#include "assess/branches.hpp"

#include "little_rulebook.hpp"

#include <catch2/catch.hpp>

#include <kepil/calculator.hpp>

#include <string>
#include <string_view>

using namespace kepil;
using namespace kepil::test;

namespace {

constexpr Branch yes = Branch::yes;
constexpr Branch no = Branch::no;
constexpr Branch open_ = Branch::open;

std::string left_of(std::string_view formula, const std::vector<Branch>& taken) {
    const auto words = split(formula);
    const auto left = words_left(words, taken);
    std::string text;
    for (std::size_t i = 0; i < words.size() && words[i].kind != Lexeme::end; ++i) {
        if (left[i]) {
            text += (text.empty() ? "" : " ") + std::string(words[i].text);
        }
    }
    return text;
}

std::string why(const std::string& formula, const std::string& facts) {
    auto files = little_files();
    auto& rule = files["measures/m/probe/rule.json"];
    rule.replace(rule.find("\"once\": \"wage\""), 14, "\"once\": \"" + formula + "\"");
    return open(files)->explain(R"({"facts": )" + facts + "}", "probe", -1, "2026-06-01");
}

bool contains(const std::string& text, const std::string& part) { return text.find(part) != std::string::npos; }

} // namespace

TEST_CASE("a decided conditional leaves its branch") {
    CHECK(left_of("if a then b else c", {yes}) == "b");
    CHECK(left_of("if a then b else c", {no}) == "c");
    CHECK(left_of("if a then b else c", {open_}) == "if a then b else c");
    CHECK(left_of("if a then b else c + d", {no}) == "c + d");
    CHECK(left_of("if a then b else if c then d else e", {no, yes}) == "d");
    CHECK(left_of("if a then b else if c then d else e", {no, open_}) == "if c then d else e");
    CHECK(left_of("if a then if b then c else d else e", {yes, no}) == "d");
    CHECK(left_of("if if a then b else c then d else e", {yes, no}) == "d");
}

TEST_CASE("brackets go where they only held the conditional together") {
    CHECK(left_of("x * (if a then b else c)", {yes}) == "x * b");
    CHECK(left_of("x * (if a then b + d else c)", {yes}) == "x * ( b + d )");
    CHECK(left_of("(mci at (if a then b else c.d)) * x", {no}) == "( mci at c . d ) * x");
    CHECK(left_of("min(if a then b else c, d)", {yes}) == "min ( b , d )");
    CHECK(left_of("round_up(if a then b else c)", {yes}) == "round_up ( b )");
    CHECK(left_of("x * (if a then rate(y) else c)", {yes}) == "x * rate ( y )");
    CHECK(left_of("sum(s in list: if a then s.x else 0)", {yes}) == "sum ( s in list : s . x )");
}

TEST_CASE("an explanation tells the formula as it applies, and only what it rests on") {
    const auto by_wage = why("if insured then wage else 500 tenge", R"({"insured": true, "wage": 100})");
    CHECK(contains(by_wage, R"("formula":[{"kind":"fact","id":"wage"}])"));
    const auto fixed = why("if insured then wage else 500 tenge", R"({"insured": false, "wage": 100})");
    CHECK(contains(fixed, R"("formula":["500",{"kind":"word","id":"tenge"}])"));
    CHECK(contains(fixed, R"("id":"insured")"));
    CHECK_FALSE(contains(fixed, R"("id":"wage")"));
    const auto unknown = why("if insured then wage else 500 tenge", R"({"wage": 100})");
    CHECK(contains(unknown, R"({"kind":"word","id":"if"})"));
    CHECK(contains(unknown, R"("id":"wage")"));
}
