// One sort for everything that is sorted stably, by whole numbers: of the library's, each type has a copy of several kilobytes, which
// every phone fetches, and each comparison of a long list is a branch that no processor foresees.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace kepil {

/// Of a number to be sorted the lower bits say which item it belongs to; what it is sorted by stands above them, in 40 bits.
inline constexpr unsigned place_bits = 24;

/// The item that a number to be sorted belongs to.
[[nodiscard]] inline std::size_t place_in(std::uint64_t key) { return static_cast<std::size_t>(key % (std::uint64_t{1} << place_bits)); }

/// Sorts by what stands above the places, the least first; equals stay as they are.
void sort_keys(std::vector<std::uint64_t>& keys);

/// Sorts `items` by the whole number below 2^40 that `key_of(item)` is, the least first; equals stay as they are.
template <class Item, class KeyOf>
void sort_stably(std::vector<Item>& items, const KeyOf& key_of) {
    std::vector<std::uint64_t> keys;
    keys.reserve(items.size());
    for (const auto& item : items) {
        keys.push_back(static_cast<std::uint64_t>(key_of(item)) << place_bits | keys.size());
    }
    sort_keys(keys);
    std::vector<Item> sorted;
    sorted.reserve(items.size());
    for (const auto key : keys) {
        sorted.push_back(std::move(items[place_in(key)]));
    }
    items = std::move(sorted);
}

} // namespace kepil
