#include "assess/stable_order.hpp"

#include <array>

namespace kepil {

// Digit by digit from the last one, each pass keeping the order of the one before; digits that are alike in all keys need none.
void sort_keys(std::vector<std::uint64_t>& keys) {
    constexpr unsigned digit_bits = 6;
    std::uint64_t differing = 0;
    for (const auto key : keys) {
        differing |= key ^ keys.front();
    }
    std::vector<std::uint64_t> sorted(keys.size());
    for (unsigned shift = place_bits; shift < 64; shift += digit_bits) {
        const auto digit_of = [shift](std::uint64_t key) {
            return static_cast<std::size_t>(key >> shift) % (std::size_t{1} << digit_bits);
        };
        if (digit_of(differing) == 0) {
            continue;
        }
        std::array<std::uint32_t, 1U << digit_bits> places{};
        for (const auto key : keys) {
            ++places[digit_of(key)];
        }
        std::uint32_t before = 0;
        for (auto& place : places) {
            before += std::exchange(place, before);
        }
        for (const auto key : keys) {
            sorted[places[digit_of(key)]++] = key;
        }
        keys.swap(sorted);
    }
}

} // namespace kepil
