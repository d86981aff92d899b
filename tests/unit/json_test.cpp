#include "json/document.hpp"
#include "json/writer.hpp"

#include <catch2/catch.hpp>

#include <string>
#include <utility>

using namespace kepil::json;

namespace {

std::string string_in(const std::string& text) {
    const Document document(text);
    INFO(text);
    REQUIRE(document.failure() == Failure::none);
    return std::string(document.root().text());
}

/// Why a text is refused, and at which byte.
std::pair<std::string, std::size_t> refusal(const std::string& text) {
    const Document document(text);
    INFO(text);
    CHECK(document.failure() == Failure::malformed);
    return {document.failure_text(), document.failure_offset()};
}

} // namespace

TEST_CASE("escapes in a string stand for their characters") {
    CHECK(string_in(R"("\" \\ \/ \b \f \n \r \t")") == "\" \\ / \b \f \n \r \t");
    CHECK(string_in(R"("\u0041\u00e9\u04d9\u20B8")") == "Aéә₸");
    CHECK(string_in(R"("\ud83d\ude00")") == "😀");
    CHECK(string_in(R"("\u0000")") == std::string(1, '\0'));
}

TEST_CASE("a string that is none is refused where it goes wrong") {
    using Refusal = std::pair<std::string, std::size_t>;
    CHECK(refusal(R"("abc)") == Refusal("the string does not end", 4));
    CHECK(refusal(R"("abc\)") == Refusal("the string does not end", 5));
    CHECK(refusal("\"a\nb\"").first == "a control character inside a string");
    CHECK(refusal(R"("\x41")").first == "unknown escape");
    CHECK(refusal(R"("\u12")").first == "a \\u escape needs four hex digits");
    CHECK(refusal(R"("\u12g4")").first == "a \\u escape needs four hex digits");
    for (const auto* half : {R"("\ud83d")", R"("\ude00")", R"("\ud83d\u0041")", R"("\ud83d\ud83d")"}) {
        CHECK(refusal(half).first == "half of a surrogate pair");
    }
    CHECK(refusal(R"("\ud83d\u00")").first == "a \\u escape needs four hex digits");
}

TEST_CASE("a number is kept as it was written") {
    for (const std::string number : {"0", "-0", "12", "0.50", "-3.25", "1e5", "1E+5", "2.5e-3"}) {
        CHECK(string_in(number) == number);
    }
    CHECK(refusal("1.").first == "expected a digit after the point");
    CHECK(refusal("1.e5").first == "expected a digit after the point");
    CHECK(refusal("1e").first == "expected a digit in the exponent");
    CHECK(refusal("1e+").first == "expected a digit in the exponent");
    for (const auto* number : {"-", "+1", ".5", "01", "NaN"}) {
        CHECK(Document(number).failure() == Failure::malformed);
    }
}

TEST_CASE("brackets, commas and colons stand where JSON has them") {
    CHECK(refusal(R"({"a" 1})").first == "expected ':'");
    CHECK(refusal(R"({"a": 1 "b": 2})").first == "expected ',' or '}'");
    CHECK(refusal("[1 2]").first == "expected ',' or ']'");
    CHECK(refusal("[1, 2").first == "expected ',' or ']'");
    CHECK(refusal(R"({"a)").first == "the string does not end");
    CHECK(refusal("{} {}").first == "unexpected text after the end of the document");
    for (const auto* text : {"", " ", "[,]", "[1,]", "{,}", R"({"a": 1,})", "{1: 2}", "tru", "nul", "]"}) {
        CHECK(Document(text).failure() == Failure::malformed);
    }
}

TEST_CASE("what is too large or too deep is not read on") {
    CHECK(Document(std::string(max_bytes, ' ') + "1").failure() == Failure::too_large);
    CHECK(Document(std::string(max_bytes - 1, ' ') + "1").failure() == Failure::none);
    CHECK(Document(std::string(1000, '[')).failure() == Failure::too_deep);
}

TEST_CASE("what is written is read back, whatever the characters") {
    std::string all;
    for (char c = 0; c < 127; ++c) {
        all += c;
    }
    all += "қ₸😀";
    Writer out;
    out.begin_array().string(all).end_array();
    const auto text = out.take();
    CHECK(text.find('\x1f') == std::string::npos);
    CHECK(text.find(R"(\u001f)") != std::string::npos);
    const Document document(text);
    REQUIRE(document.failure() == Failure::none);
    CHECK(document.root()[0].text() == all);
}
