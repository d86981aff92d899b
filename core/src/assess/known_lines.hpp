// Most measures answer one case like another: not due, by the same conditions. The text of such a line is kept with all that it depends
// on, and appended as it stands when the next answer says the same.
#pragma once

#include "assess/finding.hpp"
#include "assess/order.hpp"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kepil {

class KnownLines {
public:
    /// The text of a finding, if the last one of its place said the same.
    [[nodiscard]] std::string_view find(const Finding& finding, const Standing& standing);
    /// Keeps the text of a finding that find() did not know.
    void keep(const Finding& finding, const Standing& standing, std::string_view text);

private:
    /// All that the text of a finding without money or open questions depends on, beside its measure.
    struct Says {
        const Version* version = nullptr;
        const Gap* gap = nullptr;
        const char* reason = nullptr;
        std::uint64_t conditions = 0; ///< two bits each
        std::uint32_t series = absent;
        std::uint32_t list = absent;
        int index = -1;
        State state = State::undecided;
        std::array<std::int32_t, 10> days{}; ///< the bounds of its dates
        friend bool operator==(const Says&, const Says&) = default;
    };
    struct Line {
        std::uint64_t stamp = 0; ///< of the finding that it was written or found for
        Standing standing;
        bool recommended = true;
        std::optional<Says> says;
        std::string text;
    };
    [[nodiscard]] static std::optional<Says> says(const Finding& finding);

    std::vector<Line> lines_; ///< by place
};

} // namespace kepil
