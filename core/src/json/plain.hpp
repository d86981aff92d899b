// What stands in a JSON string as it is: the reader takes it, and the writer gives it, in one piece.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace kepil::json {

/// The first character that ends a string, begins an escape, or must not stand in one without; `end` if there is none.
[[nodiscard]] inline const char* plain_end(const char* at, const char* end) {
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
    constexpr unsigned char first_plain = 0x20;
    while (at != end && static_cast<unsigned char>(*at) >= first_plain && *at != '"' && *at != '\\') {
        ++at;
    }
    return at;
}

} // namespace kepil::json
