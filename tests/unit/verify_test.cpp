// A pack may hold anything that has the right hash: what would be asked for where it is not is refused before anybody asks.
#include "rulebook/verify.hpp"

#include "little_rulebook.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <functional>

using namespace kepil;

namespace {

Rulebook sound() {
    auto files = test::little_files();
    files["definitions/x.json"] =
        test::definition_x("tenge", "sum(p in pay where p.sum > 5 tenge: p.sum * count(c in children where index(c) > 1)) + "
                                    "sum(m in months(born, application_date): if m > born then wage else 0 tenge) + "
                                    "carry(wage over y in years(born, application_date): carried + unit_sum at y)");
    Diagnostics diagnostics;
    auto loaded = load_rulebook(test::tree_of(files), diagnostics);
    for (const auto& diagnostic : diagnostics) {
        FAIL(to_string(diagnostic));
    }
    return std::move(loaded.rulebook);
}

/// Whether the rulebook is refused after every node of that kind was changed.
bool refused(Op op, const std::function<void(Node&)>& change) {
    auto rulebook = sound();
    auto& nodes = rulebook.program.nodes;
    REQUIRE(std::any_of(nodes.begin(), nodes.end(), [op](const Node& node) { return node.op == op; }));
    for (auto& node : nodes) {
        if (node.op == op) {
            change(node);
        }
    }
    return !is_sound(rulebook);
}

Fact& fact(Rulebook& rulebook, const std::string& id) {
    auto& facts = rulebook.program.facts;
    return *std::find_if(facts.begin(), facts.end(), [&](const Fact& x) { return x.id == id; });
}

} // namespace

TEST_CASE("a rulebook as it was compiled is sound") { CHECK(is_sound(sound())); }

TEST_CASE("an element, a month, a carried sum are named only where a loop gives them") {
    CHECK(refused(Op::member, [](Node& node) { node.slot = 5; }));
    CHECK(refused(Op::member, [](Node& node) { node.slot = 200; }));
    CHECK(refused(Op::variable, [](Node& node) { node.slot = 3; }));
    CHECK(refused(Op::carried, [](Node& node) { node.slot = 3; }));
    CHECK(refused(Op::carried, [](Node& node) { node.op = Op::index; }));
    CHECK(refused(Op::index, [](Node& node) { node.slot = 4; }));
}

TEST_CASE("a loop inside another does not write over what that one still reads") {
    CHECK(refused(Op::count, [](Node& node) { node.slot = 0; }));
}

TEST_CASE("a member belongs to the list of its loop") {
    const auto rulebook = sound();
    std::uint32_t other = 0;
    while (rulebook.program.facts[other].id != "home") {
        ++other;
    }
    CHECK(refused(Op::member, [other](Node& node) { node.a = other; }));
    CHECK(refused(Op::sum, [](Node& node) { node.b = node.c = absent; }));
}

TEST_CASE("what a fact can be fits its options, and what holds where it is not asked says when that is") {
    auto options = sound();
    fact(options, "place").change_to = Value::choice(std::uint64_t{1} << 9U);
    CHECK_FALSE(is_sound(options));
    auto otherwise = sound();
    fact(otherwise, "insured").has_otherwise = true;
    CHECK_FALSE(is_sound(otherwise));
}

TEST_CASE("an expression that would take a walker down is refused") {
    auto deep = sound();
    const auto last = static_cast<std::uint32_t>(deep.program.nodes.size());
    deep.program.nodes.push_back(Node{Op::truth, 0, false, 1, absent, absent});
    for (std::uint32_t i = last; i < last + 500; ++i) {
        deep.program.nodes.push_back(Node{Op::logical_not, 0, false, i, absent, absent});
    }
    CHECK_FALSE(is_sound(deep));
    auto wide = sound();
    wide.program.nodes.push_back(Node{Op::truth, 0, false, 1, absent, absent});
    for (std::uint32_t i = last; i < last + 60; ++i) { // shared parts: two to the power of sixty when written out
        wide.program.nodes.push_back(Node{Op::logical_and, 0, false, i, i, absent});
    }
    CHECK_FALSE(is_sound(wide));
}
