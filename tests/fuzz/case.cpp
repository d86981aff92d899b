// Any text is a case, for the real rulebook (build/pack/rulebook.kepil, or the file that KEPIL_RULEBOOK names).
#include "kepil/calculator.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace {

std::unique_ptr<kepil::Calculator> open() {
    const char* named = std::getenv("KEPIL_RULEBOOK");
    std::ifstream file(named != nullptr ? named : "build/pack/rulebook.kepil", std::ios::binary);
    const std::vector<std::uint8_t> pack{std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>()};
    std::string error;
    auto calculator = kepil::Calculator::open(pack, error);
    if (!calculator) {
        std::fprintf(stderr, "%s\n", error.c_str());
        std::exit(1);
    }
    return calculator;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto calculator = open();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(calculator->assess(text, "2026-11-21"));
    static_cast<void>(calculator->explain(text, "birth_grant", 0, "2026-11-21"));
    return 0;
}
