// Native speed over the same households as in the browser: kepil_bench RULEBOOK HOUSEHOLDS TODAY MEASURE (one household a line).
#include "kepil/calculator.hpp"

#include <benchmark/benchmark.h>

#include <cstdint>
#include <cstdio>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace {

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
    if (argc != 5) {
        std::fputs("usage: kepil_bench RULEBOOK HOUSEHOLDS TODAY MEASURE\n", stderr);
        return 2;
    }
    const auto pack = read_bytes(argv[1]);
    const auto households = read_lines(argv[2]);
    const std::string today = argv[3];
    const std::string measure = argv[4];
    const auto calculator = open(pack);
    if (!calculator || households.empty()) {
        return 1;
    }
    benchmark::RegisterBenchmark("load", [&](benchmark::State& state) {
        for (auto _ : state) {
            benchmark::DoNotOptimize(open(pack));
        }
    });
    benchmark::RegisterBenchmark("assess", [&](benchmark::State& state) {
        std::size_t next = 0;
        for (auto _ : state) {
            benchmark::DoNotOptimize(calculator->assess(households[next++ % households.size()], today));
        }
    });
    benchmark::RegisterBenchmark("explain", [&](benchmark::State& state) {
        std::size_t next = 0;
        for (auto _ : state) {
            benchmark::DoNotOptimize(calculator->explain(households[next++ % households.size()], measure, 0, today));
        }
    });
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
