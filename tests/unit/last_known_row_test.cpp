// Every parameter of the law itself: on each day the row of that day and no other; before the first row and after the last known day
// nothing.
#include "language/evaluator.hpp"
#include "rulebook/load.hpp"

#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>

using namespace kepil;

#ifndef __EMSCRIPTEN__ // the rulebook lies on disk, and its rows are the same everywhere
namespace {

std::string unit_of(const Type& type) {
    if (type.kind == Kind::date) {
        return "date";
    }
    static constexpr const char* names[] = {"number", "tenge", "days", "months"};
    return names[static_cast<int>(type.unit)];
}

/// The key of the first entry of the newest row, as an expression.
std::string argument_of(const Program& program, const Series& series) {
    const Rational key = series.rows.back().entries.front().key;
    if (series.table == Table::choice) {
        return program.facts[series.key.choice].options[static_cast<std::size_t>(key.numerator())];
    }
    if (series.key.kind == Kind::date) {
        return Date{static_cast<std::int32_t>(key.numerator())}.to_string();
    }
    const auto unit = unit_of(series.key);
    return key.to_ratio() + (unit == "number" ? "" : ' ' + unit);
}

/// Looked up by hand: the last row that has begun, unless its time is over.
std::optional<Rational> expected(const Series& series, Date day) {
    std::optional<Rational> value;
    const Rational key = series.rows.back().entries.front().key;
    for (const auto& row : series.rows) {
        if (row.from > day) {
            continue;
        }
        value.reset();
        for (const auto& entry : row.entries) {
            if (series.table == Table::none || entry.key == key || (series.table == Table::step && entry.key < key)) {
                value = entry.value;
            }
        }
    }
    return series.open || day <= series.known_to ? value : std::nullopt;
}

/// The law with one definition "probe_<id>" for each parameter, read on the day of application.
Rulebook with_probes() {
    std::string error;
    auto tree = read_source_tree(KEPIL_SOURCE_DIR "/rules-data", error);
    Diagnostics diagnostics;
    const auto law = load_rulebook(tree, diagnostics);
    std::string probes;
    for (const auto& series : law.rulebook.program.series) {
        const auto read = series.id + (series.table == Table::none ? "" : '(' + argument_of(law.rulebook.program, series) + ')');
        probes += std::string(probes.empty() ? "[" : ",") + R"({"id": "probe_)" + series.id + R"(", "unit": ")" + unit_of(series.type) +
                  R"(", "at": "application_date", "value": ")" + read +
                  R"(", "basis": ["social_code/—"], "confidence": "code", "text": {"kk": "k", "ru": "r", "en": "e"}})";
    }
    tree.files.push_back({"definitions/zz_probes.json", probes + ']'});
    auto rulebook = load_rulebook(tree, diagnostics).rulebook;
    for (const auto& diagnostic : diagnostics) {
        if (diagnostic.severity == Severity::error) {
            FAIL(to_string(diagnostic));
        }
    }
    return rulebook;
}

} // namespace

TEST_CASE("no parameter is read beyond its last known day, nor before its first, nor from a neighbouring row") {
    const auto rulebook = with_probes();
    const Program& program = rulebook.program;
    Household household;
    household.reset(program);
    Evaluator evaluator(program);
    evaluator.start(household);
    int looked_at = 0;
    for (const auto& series : program.series) {
        const auto probe = std::find_if(program.definitions.begin(), program.definitions.end(),
                                        [&](const Definition& definition) { return definition.id == "probe_" + series.id; });
        REQUIRE(probe != program.definitions.end());
        std::vector<Date> days;
        for (const auto& row : series.rows) {
            days.insert(days.end(), {add_days(row.from, -1), row.from});
        }
        if (!series.open) {
            days.insert(days.end(), {series.known_to, add_days(series.known_to, 1), add_months(series.known_to, 120)});
        }
        for (const Date day : days) {
            INFO(series.id << " on " << day.to_string());
            evaluator.set_application(day, day);
            const Value value = evaluator.definition(static_cast<std::uint32_t>(probe - program.definitions.begin()));
            const auto wanted = expected(series, day);
            CHECK(value.ok() == wanted.has_value());
            if (value.ok() && wanted) {
                CHECK(value.lo == *wanted);
                CHECK(value.hi == *wanted);
            } else {
                CHECK(value.trouble == Trouble::not_known);
            }
            ++looked_at;
        }
    }
    CHECK(looked_at > 500);
}
#endif
