#include "json/plain.hpp"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace kepil::json {
namespace {

constexpr bool needs_attention(char c) { return static_cast<unsigned char>(c) < 0x20U || c == '"' || c == '\\'; }

} // namespace

const char* plain_end(const char* at, const char* end) {
    // Eight at a time; a byte's highest bit is set where it needs attention (and perhaps in bytes above such a one, which is why this
    // holds only where the first byte is the lowest).
    if constexpr (std::endian::native == std::endian::little) {
        constexpr std::uint64_t each = 0x0101010101010101U;
        for (; static_cast<std::size_t>(end - at) >= sizeof(std::uint64_t); at += sizeof(std::uint64_t)) {
            std::uint64_t bytes = 0;
            std::memcpy(&bytes, at, sizeof bytes);
            // With its second bit turned the quote is 0x20, and what lay below 0x20 lies there still.
            const auto low_or_quote = (bytes ^ (0x02U * each)) - 0x21U * each;
            const auto backslash = (bytes ^ ('\\' * each)) - each;
            if (const auto found = (low_or_quote | backslash) & ~bytes & (0x80U * each); found != 0) {
                return at + std::countr_zero(found) / 8;
            }
        }
    }
    while (at != end && !needs_attention(*at)) {
        ++at;
    }
    return at;
}

} // namespace kepil::json
