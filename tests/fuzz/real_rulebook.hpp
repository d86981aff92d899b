// The real rulebook for the targets that answer cases: build/pack, or the folder that KEPIL_PACK names.
#pragma once

#include "kepil/calculator.hpp"

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace fuzz {

inline std::vector<std::uint8_t> bytes_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
}

/// With its reasons, so that explanations are written in full.
inline std::unique_ptr<kepil::Calculator> open_rulebook() {
    const char* named = std::getenv("KEPIL_PACK");
    const std::string folder = named != nullptr ? named : "build/pack";
    std::string error;
    auto calculator = kepil::Calculator::open(bytes_of(folder + "/rulebook.kepil"), error);
    if (!calculator || !calculator->add_reasons(bytes_of(folder + "/reasons.kepil"), error)) {
        std::fprintf(stderr, "%s: %s\n", folder.c_str(), error.c_str());
        std::exit(1);
    }
    return calculator;
}

} // namespace fuzz
