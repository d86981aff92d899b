// Any bytes are opened as a packed rulebook; what opens must also answer.
#include "kepil/calculator.hpp"

#include <cstddef>
#include <cstdint>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string error;
    if (const auto calculator = kepil::Calculator::open({data, size}, error)) {
        static_cast<void>(calculator->catalogue());
        static_cast<void>(calculator->assess("{}", "2026-11-21"));
    }
    return 0;
}
