// Any text is a case, for the real rulebook.
#include "real_rulebook.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto calculator = fuzz::open_rulebook();
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    static_cast<void>(calculator->assess(text, "2026-11-21"));
    static_cast<void>(calculator->explain(text, "birth_grant", 0, "2026-11-21"));
    return 0;
}
