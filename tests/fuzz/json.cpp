// Any bytes are read as JSON, and every value that was read can be visited.
#include "json/document.hpp"

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace {

std::size_t visit(const kepil::json::Value& value) {
    std::size_t sum = value.key().size() + value.text().size() + value.offset();
    for (std::size_t i = 0; i < value.size(); ++i) {
        sum += visit(value[i]);
    }
    return sum;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const kepil::json::Document document(text);
    if (document.failure() == kepil::json::Failure::none) {
        visit(document.root());
    } else {
        static_cast<void>(kepil::json::place_of(text, document.failure_offset()));
    }
    return 0;
}
