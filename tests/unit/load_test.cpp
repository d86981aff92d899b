#include "little_rulebook.hpp"

#include "rulebook/envelope.hpp"

#include <catch2/catch.hpp>

using namespace kepil;
using namespace kepil::test;

namespace {

void replace(std::string& text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    text.replace(at, from.size(), to);
}

std::vector<std::string> after(const std::string& path, const std::string& from, const std::string& to) {
    return diagnostics_of(little_files_with(path, from, to));
}

} // namespace

TEST_CASE("the little rulebook is clean") { CHECK(diagnostics_of(little_files()).empty()); }

TEST_CASE("what a rulebook gets wrong is named with its place") {
    const std::string rule = "measures/m/probe/rule.json";
    CHECK(mentions(after("parameters/p.json", "\"2026-01-01\", \"value\": \"4325\"", "\"2025-01-01\", \"value\": \"4325\""),
                   "does not come after the row"));
    CHECK(mentions(after("parameters/p.json", "\"source\": \"s\", ", ""), "\"source\" is missing"));
    CHECK(mentions(after("parameters/p.json", "code/1", "cod/1"), "unknown act \"cod\""));
    CHECK(mentions(after("parameters/p.json", "\"3932\"", "\"39 32\""), "is not tenge"));
    CHECK(mentions(after("parameters/p.json", "[\"north\", \"10\"]", "[\"nord\", \"10\"]"), "is not a choice"));
    CHECK(mentions(after("facts/f.json", R"("kk": "k", )", ""), "the text has no \"kk\""));
    CHECK(mentions(after("facts/f.json", "\"id\": \"wage\"", "\"id\": \"unit_sum\""), "is taken by a"));
    CHECK(mentions(after("facts/f.json", "\"id\": \"wage\"", "\"id\": \"sum\""), "is a word of the language"));
    CHECK(mentions(after(rule, "\"budget\"", "\"budge\""), "unknown level"));
    CHECK(mentions(after(rule, "\"pays\"", "\"payz\""), "unknown member \"payz\""));
    CHECK(mentions(after(rule, "\"once\": \"wage\"", "\"once\": \"wage\", \"monthly\": \"wage\", \"from\": \"born\""),
                   "exactly one of once, monthly, yearly"));
    CHECK(mentions(after(rule, "\"conditions\": []", "\"conditions\": [{\"id\": \"new\", \"when\": \"insured\"}]"), "has no text"));
    CHECK(mentions(after(rule, "{\"from\": \"2020-01-01\"", "{\"from\": \"2020-02-31\""), "is not a date"));
    CHECK(mentions(after("glossary.json", "{\"levels\"", "{levels"), "not JSON"));
    CHECK(after("glossary.json", "{\"levels\"", "{levels").front().rfind("rules/glossary.json:1:2: error", 0) == 0);
}

TEST_CASE("a span without the measure is checked against versions, other spans and its successors") {
    const auto with = [](const std::string& spans) {
        return after("measures/m/probe/rule.json", "\"versions\"", "\"not_in_force\": [" + spans + "], \"versions\"");
    };
    const auto span = [](const std::string& id, const std::string& dates) {
        return R"({"id": ")" + id + "\", " + dates + R"("basis": ["code/1"], "confidence": "code"})";
    };
    CHECK(with(span("a", R"("to": "2019-12-31", )")).empty());
    CHECK(mentions(with(span("a", R"("to": "2020-01-01", )")), "overlaps the version from 2020-01-01"));
    CHECK(mentions(with(span("a", R"("from": "2026-01-01", )")), "overlaps the version from 2020-01-01"));
    CHECK(mentions(with(span("a", "")), "neither \"from\" nor \"to\""));
    CHECK(mentions(with(span("a", R"("from": "2018-01-01", "to": "2017-01-01", )")), "ends before it begins"));
    CHECK(mentions(with(span("a", R"("to": "2018-01-01", )") + ", " + span("b", R"("from": "2018-01-01", "to": "2019-01-01", )")),
                   "overlaps or doubles \"a\""));
    CHECK(mentions(with(span("a", R"("to": "2019-12-31", "instead": ["nothing"], )")), "names no other measure: \"nothing\""));
    CHECK(mentions(with(span("a", R"("to": "2019-12-31", "instead": ["probe"], )")), "names no other measure: \"probe\""));
}

TEST_CASE("a measure without text or case does not pass") {
    auto files = little_files();
    files.erase("measures/m/probe/cases.json");
    CHECK(mentions(diagnostics_of(files), "has no case"));
    files = little_files();
    files.erase("measures/m/probe/text.json");
    CHECK(mentions(diagnostics_of(files), "text.json is missing"));
}

TEST_CASE("versions may not overlap, and a gap is noted") {
    auto files = little_files();
    auto& rule = files["measures/m/probe/rule.json"];
    const std::string second =
        R"(, {"from": "2026-01-01", "basis": ["code/1"], "confidence": "code", "conditions": [], "pays": {"once": "wage"}}]})";
    replace(rule, "}]}", "}" + second);
    CHECK(mentions(diagnostics_of(files), "overlap"));
    replace(rule, R"("from": "2020-01-01")", R"("from": "2020-01-01", "to": "2025-11-30")");
    CHECK(mentions(diagnostics_of(files), "note: no version between 2025-11-30 and 2026-01-01"));
    replace(rule, "2025-11-30", "2025-12-31");
    CHECK(diagnostics_of(files).empty());
}

TEST_CASE("packing and loading lose nothing, and damage is noticed") {
    Diagnostics diagnostics;
    const auto tree = tree_of(little_files());
    const auto loaded = load_rulebook(tree, diagnostics);
    auto pack = pack_rulebook(loaded.rulebook);
    CHECK(pack == pack_rulebook(loaded.rulebook));
    std::string error;
    auto again = unpack_rulebook(pack, error);
    REQUIRE(again);
    CHECK(again->hash.size() == 64);
    CHECK(pack_rulebook(*again) == pack);
    for (std::size_t i = 0; i < pack.size(); i += 7) {
        auto damaged = pack;
        damaged[i] = static_cast<std::uint8_t>(damaged[i] ^ 0x41U);
        CHECK_FALSE(unpack_rulebook(damaged, error));
    }
    CHECK_FALSE(unpack_rulebook(std::span(pack).first(pack.size() - 1), error));
    CHECK_FALSE(unpack_rulebook({}, error));
}

TEST_CASE("a pack with a true hash that ends too early, or goes on, is damaged") {
    Diagnostics diagnostics;
    const auto loaded = load_rulebook(tree_of(little_files()), diagnostics);
    const auto pack = pack_rulebook(loaded.rulebook);
    const auto head = 70; // six letters and a hash of sixty-four
    const std::string magic(pack.begin(), pack.begin() + 6);
    const std::vector<std::uint8_t> body(pack.begin() + head, pack.end());
    std::string error;
    CHECK(unpack_rulebook(seal(magic, body), error));
    for (std::size_t size = 0; size < body.size(); size += 5) {
        CHECK_FALSE(unpack_rulebook(seal(magic, {body.begin(), body.begin() + static_cast<std::ptrdiff_t>(size)}), error));
    }
    CHECK(error == "the packed rulebook is damaged");
    auto longer = body;
    longer.push_back(0);
    CHECK_FALSE(unpack_rulebook(seal(magic, longer), error));
    auto rulebook = loaded.rulebook;
    rulebook.date = "soon";
    CHECK(Calculator::open(pack_rulebook(rulebook), error) == nullptr);
    CHECK(error == "the packed rulebook has no date");
}

TEST_CASE("reasons are read back whole, and only into the rulebook they belong to") {
    Diagnostics diagnostics;
    const auto loaded = load_rulebook(tree_of(little_files()), diagnostics);
    const auto pack = pack_rulebook(loaded.rulebook);
    const auto reasons = pack_reasons(loaded.rulebook, pack);
    std::string error;
    auto rulebook = unpack_rulebook(pack, error);
    REQUIRE(rulebook);
    CHECK(rulebook->measures[0].versions[0].amount.source.empty());
    CHECK_FALSE(unpack_reasons(std::span(reasons).first(reasons.size() - 1), *rulebook, error));
    CHECK_FALSE(unpack_reasons(pack, *rulebook, error));
    REQUIRE(unpack_reasons(reasons, *rulebook, error));
    CHECK(rulebook->measures[0].versions[0].amount.source == loaded.rulebook.measures[0].versions[0].amount.source);
    CHECK(pack_reasons(*rulebook, pack) == reasons);
    auto other = loaded.rulebook;
    other.version += '1';
    auto another = unpack_rulebook(pack_rulebook(other), error);
    REQUIRE(another);
    CHECK_FALSE(unpack_reasons(reasons, *another, error));
}
