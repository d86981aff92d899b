// Most measures answer one case like another: not due, by the same conditions. The last texts of such a line are kept with all that they
// depend on, and appended as they stand when the next answer says the same.
#pragma once

#include "assess/finding.hpp"
#include "assess/order.hpp"

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace kepil {

class KnownLines {
public:
    /// A comma and the text of a finding, if one of the last of its place said the same; else keep() has to follow.
    [[nodiscard]] std::string_view find(const Finding& finding, const Standing& standing);
    /// Keeps the text of the finding that find() did not know.
    void keep(std::string_view text);

private:
    /// Of a place: one with money, which is long, and the last ones without. Each of them counts a quarter of a megabyte in a browser.
    static constexpr std::size_t texts_kept = 3;
    /// A schedule of many years is written anew: what is rarely the same twice is not worth its room.
    static constexpr std::size_t longest_kept = 4096;
    static constexpr std::size_t most_missing = 32;
    static constexpr std::size_t most_conditions = 32; ///< two bits each

    struct Line {
        std::uint64_t stamp = 0; ///< of the finding that the current text was written or found for
        std::uint64_t first = 0; ///< number of its key
        std::size_t key_size = 0;
        std::size_t current = 0;
        std::array<std::uint64_t, texts_kept> hashes{}; ///< of the keys
        std::array<std::string, texts_kept> texts;      ///< each behind the bytes of its key
    };
    void make_key(const Finding& finding, std::uint64_t first);

    std::vector<Line> lines_;                            ///< by place
    Line* sought_ = nullptr;                             ///< what find() did not know belongs there
    std::array<std::uint64_t, 12 + most_missing> key_{}; ///< all that its text depends on, beside its measure
    std::size_t key_size_ = 0;
    std::uint64_t hash_ = 0; ///< of the key
};

} // namespace kepil
