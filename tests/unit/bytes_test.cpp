// Copying, comparing and filling memory: in the browser our own (wasm/bytes.cpp), natively the C library's, and both alike.
#include <catch2/catch.hpp>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstring>
#include <utility>

namespace {

using Bytes = std::array<unsigned char, 160>;

// Through pointers that the compiler cannot see through: it would do the work itself.
void* (*volatile copy)(void*, const void*, std::size_t) = std::memcpy;
void* (*volatile move)(void*, const void*, std::size_t) = std::memmove;
void* (*volatile fill)(void*, int, std::size_t) = std::memset;
int (*volatile compare)(const void*, const void*, std::size_t) = std::memcmp;

Bytes counting() {
    Bytes bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        bytes[i] = static_cast<unsigned char>(i * 7 + 1);
    }
    return bytes;
}

} // namespace

TEST_CASE("bytes are copied, moved and filled whatever their number and wherever they begin") {
    const Bytes from = counting();
    std::size_t wrong = 0;
    for (std::size_t size = 0; size <= 100; ++size) {
        for (std::size_t begin = 0; begin < 9; ++begin) {
            const auto* const source = from.data() + 8 - begin;
            Bytes copied{};
            wrong += copy(copied.data() + begin, source, size) == copied.data() + begin ? 0 : 1;
            Bytes expected{};
            std::copy_n(source, size, expected.begin() + static_cast<std::ptrdiff_t>(begin));
            wrong += copied == expected ? 0 : 1;

            for (const auto& [to, at] : {std::pair{std::size_t{20}, 20 + begin}, {20 + begin, std::size_t{20}}}) {
                Bytes moved = from;
                move(moved.data() + to, moved.data() + at, size);
                Bytes as_if = from;
                std::copy_n(from.begin() + static_cast<std::ptrdiff_t>(at), size, as_if.begin() + static_cast<std::ptrdiff_t>(to));
                wrong += moved == as_if ? 0 : 1;
            }

            Bytes filled = from;
            fill(filled.data() + begin, 0x1A5, size);
            Bytes as_filled = from;
            std::fill_n(as_filled.begin() + static_cast<std::ptrdiff_t>(begin), size, static_cast<unsigned char>(0xA5));
            wrong += filled == as_filled ? 0 : 1;
        }
    }
    CHECK(wrong == 0);
}

TEST_CASE("bytes are compared as unsigned ones, the first that differs decides") {
    const Bytes bytes = counting();
    CHECK(compare(bytes.data(), bytes.data(), bytes.size()) == 0);
    for (std::size_t size = 1; size <= 40; ++size) {
        for (std::size_t differs = 0; differs < size; ++differs) {
            Bytes greater = bytes;
            greater[differs] = 0xFF;
            std::fill(greater.begin() + static_cast<std::ptrdiff_t>(differs) + 1, greater.end(), static_cast<unsigned char>(0));
            CAPTURE(size, differs);
            CHECK(compare(greater.data(), bytes.data(), size) > 0);
            CHECK(compare(bytes.data(), greater.data(), size) < 0);
            CHECK(compare(bytes.data(), greater.data(), differs) == 0);
        }
    }
}
