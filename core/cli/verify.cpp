// kepil verify HASH: whether a printout that names this hash was made with this rulebook, the law alone or with one of its scenarios.
#include "arguments.hpp"
#include "command.hpp"
#include "rules.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>

namespace kepil::cli {
namespace {

constexpr std::size_t least_digits = 12; // as many as the foot of the page shows
constexpr std::size_t most_digits = 64;

struct Named {
    std::string version;
    std::string hash;
    std::string scenario; ///< empty: the law
};

std::optional<Named> read_named(const std::string& path, const std::string& scenario, std::vector<std::string>& scenarios,
                                std::string& error) {
    const auto rules = Rules::open(path, scenario, error);
    if (!rules) {
        return std::nullopt;
    }
    scenarios = rules->scenarios();
    const auto rulebook = nlohmann::json::parse(rules->calculator()->catalogue()).at("rulebook");
    return Named{rulebook.value("version", ""), rulebook.value("hash", ""), scenario};
}

std::string describe(const Named& rulebook) {
    return "rulebook " + rulebook.version + ", " + (rulebook.scenario.empty() ? "the law" : "scenario " + rulebook.scenario) + ", sha256 " +
           rulebook.hash;
}

} // namespace

int verify(const Words& words) {
    std::string error;
    const auto arguments = Arguments::read(words, {{"rules"}}, error);
    if (!arguments) {
        return refuse("verify", error);
    }
    if (arguments->operands().size() != 1) {
        return refuse("verify", "which hash? Give the one that the printout names");
    }
    std::string wanted = arguments->operands().front();
    std::transform(wanted.begin(), wanted.end(), wanted.begin(),
                   [](char c) { return c >= 'A' && c <= 'F' ? static_cast<char>(c + ('a' - 'A')) : c; });
    if (wanted.size() < least_digits || wanted.size() > most_digits || wanted.find_first_not_of("0123456789abcdef") != std::string::npos) {
        return refuse("verify", "a hash is 64 digits from 0 to f; the first 12 are enough");
    }
    std::vector<std::string> left{""};
    std::string others;
    for (std::size_t i = 0; i < left.size(); ++i) {
        std::vector<std::string> scenarios;
        const auto rulebook = read_named(arguments->value("rules"), left[i], scenarios, error);
        if (!rulebook) {
            complain("verify", error);
            return findings;
        }
        if (rulebook->hash.compare(0, wanted.size(), wanted) == 0) {
            std::printf("yes: %s\n", describe(*rulebook).c_str());
            return ok;
        }
        others += "  " + describe(*rulebook) + '\n';
        if (i == 0) {
            left.insert(left.end(), scenarios.begin(), scenarios.end());
        }
    }
    std::printf("no: made with another rulebook than\n%s", others.c_str());
    return findings;
}

} // namespace kepil::cli
