// Any text stands in each file of a rulebook: the first byte says in which.
#include "rulebook/load.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

constexpr std::array<std::string_view, 13> paths = {"acts/some.json",
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
    if (size == 0) {
        return 0;
    }
    kepil::SourceTree tree;
    tree.files = {{std::string(paths[data[0] % paths.size()]), std::string(reinterpret_cast<const char*>(data) + 1, size - 1)}};
    kepil::Diagnostics diagnostics;
    static_cast<void>(kepil::load_rulebook(tree, diagnostics));
    for (const auto& diagnostic : diagnostics) {
        static_cast<void>(kepil::to_string(diagnostic));
    }
    return 0;
}
