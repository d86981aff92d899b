// Any text stands in each file of a rulebook: the first byte says in which.
#include "little_rulebook.hpp"

#include <array>
#include <cstddef>
#include <cstdint>

namespace {

constexpr std::array<std::string_view, 14> paths = {"acts/some.json",
                                                    "alternatives/some_choice.json",
                                                    "definitions/some.json",
                                                    "documents.json",
                                                    "facts/some.json",
                                                    "glossary.json",
                                                    "measures/some/some/cases.json",
                                                    "measures/some/some/rule.json",
                                                    "measures/some/some/text.json",
                                                    "messages.json",
                                                    "offices.json",
                                                    "parameters/some.json",
                                                    "risks.json",
                                                    "rulebook.json"};

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size > 0) {
        fuzz::try_file(std::string(paths[data[0] % paths.size()]), std::string(reinterpret_cast<const char*>(data) + 1, size - 1));
    }
    return 0;
}
