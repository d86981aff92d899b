// Native speed: kepil_bench RULEBOOK HOUSEHOLDS TODAY MEASURE TWELVE IDS. HOUSEHOLDS are those of the browser, one a line; TWELVE are the
// cases of twelve.mjs, IDS its measures with commas.
#include "by_hand.hpp"
#include "decided.hpp"
#include "kepil/calculator.hpp"
#include "rulebook/pack.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace {

constexpr int repetitions = 5;

std::vector<std::uint8_t> read_bytes(const char* path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

std::vector<std::string> read_lines(const char* path) {
    std::ifstream file(path);
    std::vector<std::string> lines;
    for (std::string line; std::getline(file, line);) {
        lines.push_back(line);
    }
    return lines;
}

std::unique_ptr<kepil::Calculator> open(const std::vector<std::uint8_t>& pack) {
    std::string error;
    auto calculator = kepil::Calculator::open(pack, error);
    if (!calculator) {
        std::fprintf(stderr, "%s\n", error.c_str());
    }
    return calculator;
}

} // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    if (argc != 7) {
        std::fputs("usage: kepil_bench RULEBOOK HOUSEHOLDS TODAY MEASURE TWELVE IDS\n", stderr);
        return 2;
    }
    const auto pack = read_bytes(argv[1]);
    const auto households = read_lines(argv[2]);
    const std::string today = argv[3];
    const std::string measure = argv[4];
    const auto twelve = read_lines(argv[5]);
    const auto calculator = open(pack);
    if (!calculator || households.empty() || twelve.empty()) {
        return 1;
    }
    // The page sends the chosen life event with the facts.
    std::vector<std::string> events;
    for (const auto& household : households) {
        events.push_back(R"({"risks":["childbirth"],)" + household.substr(1));
    }
    const auto over = [&](const char* name, const std::vector<std::string>& cases, auto call) {
        benchmark::RegisterBenchmark(name,
                                     [&cases, call](benchmark::State& state) {
                                         std::size_t next = 0;
                                         for (auto _ : state) {
                                             benchmark::DoNotOptimize(call(cases[next++ % cases.size()]));
                                         }
                                     })
            ->Repetitions(repetitions)
            ->ReportAggregatesOnly();
    };
    benchmark::RegisterBenchmark("load",
                                 [&](benchmark::State& state) {
                                     for (auto _ : state) {
                                         benchmark::DoNotOptimize(open(pack));
                                     }
                                 })
        ->Repetitions(repetitions)
        ->ReportAggregatesOnly();
    over("assess", households, [&](const std::string& text) { return calculator->assess(text, today); });
    over("assess_whole", households, [&](const std::string& text) { return calculator->assess(text, today, kepil::Refusals::whole); });
    over("event", events, [&](const std::string& text) { return calculator->assess(text, today); });
    over("explain", households, [&](const std::string& text) { return calculator->explain(text, measure, 0, today); });
    over("timeline", households, [&](const std::string& text) { return calculator->timeline(text, 2, today); });
    std::string error;
    const auto for_twelve = open(pack);
    if (!calculator->choose_measures("payments", error) || !for_twelve->choose_measures(argv[6], error)) {
        std::fprintf(stderr, "%s\n", error.c_str());
        return 1;
    }
    std::string rows;
    std::string problem;
    over("amounts", households, [&](const std::string& text) {
        rows.clear();
        return calculator->amounts(text, today, "1", true, rows, problem);
    });
    over("twelve", twelve, [&](const std::string& text) {
        rows.clear();
        return for_twelve->amounts(text, today, "1", false, rows, problem);
    });
    auto rulebook = kepil::unpack_rulebook(pack, error);
    const auto day = kepil::Date::parse(today);
    if (!rulebook || !day) {
        return 1;
    }
    kepil_bench::Decided decided(std::move(*rulebook), argv[6]);
    decided.read(twelve, *day);
    over("decided", twelve, [&](const std::string&) { return decided.next(); });
    over("by_hand", twelve, [&](const std::string& text) {
        rows.clear();
        kepil_bench::by_hand(text, rows);
        return rows.size();
    });
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
