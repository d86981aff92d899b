// Changes one place of the rulebook at a time and asks whether the worked examples notice. A line of standard input is a change: file, id
// of the parameter or definition, first byte, length, what stands there instead, the whole text before and after, with tabs between;
// a line of standard output is what became of it, as JSON: {"verdict": ...} with
//   killed     an example comes out otherwise
//   refused    the rulebook no longer loads, so the change could never reach anyone
//   survived   nobody noticed
// With --search N, up to N households are looked at for each survivor, until one of them is answered otherwise: "witness". It then
// counts as an example for the changes that follow, so that one household is not found twice: these are "killed" by a "witness" too.
#include "trial.hpp"
#include "witness.hpp"

#include <cstdio>
#include <exception>
#include <iostream>
#include <string>
#include <vector>

namespace {

using kepil::mutation::Change;
using kepil::mutation::Verdict;
using nlohmann::json;

std::vector<std::string> split(const std::string& line) {
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (std::size_t tab = line.find('\t'); tab != std::string::npos; start = tab + 1, tab = line.find('\t', start)) {
        parts.push_back(line.substr(start, tab - start));
    }
    parts.push_back(line.substr(start));
    return parts;
}

json to_json(const kepil::mutation::Witness& witness) {
    return {{"measure", witness.measure}, {"near", witness.near},  {"what", witness.what},
            {"case", witness.content},    {"expect", witness.law}, {"otherwise", witness.otherwise}};
}

int run(const std::string& folder, int tries) {
    std::string error;
    auto tree = kepil::read_source_tree(folder, error);
    if (!error.empty()) {
        std::fprintf(stderr, "%s\n", error.c_str());
        return 1;
    }
    kepil::mutation::Examples examples(tree);
    kepil::mutation::Trial trial(std::move(tree), examples);
    std::string line;
    while (std::getline(std::cin, line)) {
        const auto parts = split(line);
        const auto verdict = trial.attempt({parts.at(0), parts.at(1), std::stoul(parts.at(2)), std::stoul(parts.at(3)), parts.at(4)});
        json answer{{"verdict", verdict == Verdict::killed ? "killed" : verdict == Verdict::refused ? "refused" : "survived"}};
        if (verdict == Verdict::survived && tries > 0) {
            const auto boundaries = kepil::mutation::Boundaries::in(parts.at(5), parts.at(6));
            if (const auto found = find_witness(trial.law(), trial.changed(), trial.reached(), examples, boundaries, tries)) {
                answer["witness"] = to_json(*found);
                examples.add({found->measure, {{"case", found->content}, {"expect", json::array({found->law})}}, {}, {}});
            }
        }
        std::puts(answer.dump().c_str());
        std::fflush(stdout);
    }
    return 0;
}

} // namespace

int main(int count, char** arguments) {
    try {
        const std::vector<std::string> words(arguments + 1, arguments + count);
        return run(words.empty() ? "rules-data" : words[0], words.size() > 2 && words[1] == "--search" ? std::stoi(words[2]) : 0);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 1;
    }
}
