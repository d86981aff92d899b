#include "batch.hpp"

#include "command.hpp"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <thread>

namespace kepil::cli {
namespace {

constexpr std::size_t lines_per_round = 2048;

bool has_input_error(const std::string& answer) { return answer.find("\"errors\":[]") == std::string::npos; }

} // namespace

int assess_lines(const Request& request, const std::string& file, unsigned jobs) {
    std::ifstream opened;
    if (file != "-") {
        errno = 0;
        opened.open(file, std::ios::binary);
        if (!opened) {
            complain("assess", file + ": " + std::strerror(errno));
            return findings;
        }
    }
    std::istream& input = file == "-" ? std::cin : opened;
    std::vector<std::unique_ptr<Calculator>> calculators(jobs);
    std::generate(calculators.begin(), calculators.end(), [&] { return request.rules.calculator(); });

    std::vector<std::string> lines;
    bool refused = false;
    while (input) {
        lines.clear();
        for (std::string line; lines.size() < lines_per_round && std::getline(input, line);) {
            lines.push_back(std::move(line));
        }
        std::atomic<std::size_t> next = 0;
        {
            std::vector<std::jthread> workers;
            workers.reserve(jobs);
            for (const auto& calculator : calculators) {
                workers.emplace_back([&] {
                    for (auto i = next++; i < lines.size(); i = next++) {
                        lines[i] = calculator->assess(with_date(request, lines[i]), request.today);
                    }
                });
            }
        }
        for (auto& answer : lines) {
            refused = refused || has_input_error(answer);
            answer += '\n';
            if (std::fwrite(answer.data(), 1, answer.size(), stdout) != answer.size()) {
                return findings; // a closed pipe: main says so
            }
        }
    }
    return refused ? findings : ok;
}

} // namespace kepil::cli
