// What a timeline costs, counted in judgements of one measure and not in time: the same on every machine.
#include "assess/case_reader.hpp"
#include "assess/timeline.hpp"
#include "rulebook/load.hpp"

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

using namespace kepil;

#ifndef __EMSCRIPTEN__ // the rulebook and the stories lie on disk, and the count is the same everywhere
TEST_CASE("ten years of every life event at once take few judgements for each measure") {
    std::string error;
    Diagnostics diagnostics;
    const auto rulebook = load_rulebook(read_source_tree(KEPIL_SOURCE_DIR "/rules-data", error), diagnostics).rulebook;
    REQUIRE(error.empty());
    CaseReader reader(rulebook);
    Assessor assessor(rulebook);
    int stories = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(KEPIL_SOURCE_DIR "/tests/stories")) {
        if (entry.path().extension() != ".json" || entry.path().filename() == "story.schema.json") {
            continue;
        }
        std::ifstream stream(entry.path());
        std::stringstream text;
        text << stream.rdbuf();
        auto told = nlohmann::json::parse(text.str()).at("case");
        told.erase("risks");
        Case input;
        reader.read(told.dump(), *Date::parse("2026-11-21"), input);
        assessor.settle(input);
        const auto before = assessor.days_judged();
        json::Writer out;
        write_timeline(assessor, rulebook, input, 10, out);
        const auto count = assessor.days_judged() - before;
        INFO(entry.path().string() << ": " << count);
        // Two for what stays as it is, some two dozen for each day on which something changes.
        CHECK(count < 11 * rulebook.measures.size() / 2);
        ++stories;
    }
    CHECK(stories >= 30);
}
#endif
