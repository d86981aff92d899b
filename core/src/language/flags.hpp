// Yes or no by number.
#pragma once

#include <cstdint>
#include <vector>

namespace kepil {

/// A byte each: the library's packed bits are code that every phone fetches, and save it less than that.
using Flags = std::vector<std::uint8_t>;

} // namespace kepil
