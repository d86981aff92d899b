#include "assess/stable_order.hpp"

#include <algorithm>
#include <numeric>

namespace kepil {

std::vector<std::uint32_t> stable_order(std::size_t count, const void* context,
                                        bool (*before)(const void* context, std::uint32_t one, std::uint32_t other)) {
    std::vector<std::uint32_t> order(count);
    std::iota(order.begin(), order.end(), 0U);
    std::sort(order.begin(), order.end(), [&](std::uint32_t one, std::uint32_t other) {
        return before(context, one, other) || (!before(context, other, one) && one < other);
    });
    return order;
}

} // namespace kepil
