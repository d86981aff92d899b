// One sort for everything that is sorted stably: of the library's, each type has a copy of several kilobytes, which every phone fetches.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace kepil {

/// Places 0 ... count - 1 so ordered that none stands before one that `before(context, one, other)` puts ahead of it; equals stay as they
/// are.
[[nodiscard]] std::vector<std::uint32_t> stable_order(std::size_t count, const void* context,
                                                      bool (*before)(const void* context, std::uint32_t one, std::uint32_t other));

/// Sorts `items` by `before(one, other)`; equals stay as they are.
template <class Item, class Before>
void sort_stably(std::vector<Item>& items, const Before& before) {
    struct Context {
        const Item* items;
        const Before* before;
    };
    const Context context{items.data(), &before};
    const auto order = stable_order(items.size(), &context, [](const void* given, std::uint32_t one, std::uint32_t other) {
        const auto& of = *static_cast<const Context*>(given);
        return (*of.before)(of.items[one], of.items[other]);
    });
    std::vector<Item> sorted;
    sorted.reserve(items.size());
    for (const auto place : order) {
        sorted.push_back(std::move(items[place]));
    }
    items = std::move(sorted);
}

} // namespace kepil
