// Any bytes are opened as a packed rulebook; what opens must also answer. The hash keeps damage out, so that the fuzzer would never come
// past it: bytes without a head of their own get a true one.
#include "little_rulebook.hpp"
#include "rulebook/envelope.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    constexpr std::string_view magic = "KEPIL\x02";
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const std::vector<std::uint8_t> bytes(data, data + size);
    std::string error;
    if (const auto calculator =
            kepil::Calculator::open(text.substr(0, 5) == magic.substr(0, 5) ? bytes : kepil::seal(magic, bytes), error)) {
        fuzz::ask(*calculator);
    }
    return 0;
}
