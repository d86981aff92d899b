// Aligned columns for a terminal. Widths are counted in characters, not bytes, or Cyrillic would never line up.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kepil::cli {

struct Column {
    std::string title;
    bool right = false;
    std::size_t widest = 0; ///< wrapped at spaces beyond this many characters; 0: never
};

using Cells = std::vector<std::string>;

[[nodiscard]] std::size_t width_of(std::string_view text);
[[nodiscard]] std::vector<std::string> wrap(const std::string& text, std::size_t widest);
[[nodiscard]] std::string table(const std::vector<Column>& columns, const std::vector<Cells>& rows);

} // namespace kepil::cli
