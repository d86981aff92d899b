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
    explicit KnownLines(const Rulebook& rulebook) : rulebook_(rulebook), lines_(rulebook.measures.size()) {}

    /// All that the text of a finding depends on, beside its measure.
    struct Says {
        const Version* version = nullptr;
        const Gap* gap = nullptr;
        const char* reason = nullptr;
        std::uint64_t conditions = 0; ///< two bits each
        std::uint32_t series = absent;
        std::uint32_t list = absent;
        int index = -1;
        std::uint32_t weight = 0;
        Urgency urgency = Urgency::later;
        State state = State::undecided;
        bool recommended = true;
        std::array<std::int32_t, 10> days{}; ///< the bounds of its dates
        friend bool operator==(const Says&, const Says&) = default;
    };

    /// Nothing for a finding with money or open questions: it seldom comes again.
    [[nodiscard]] static std::optional<Says> says(const Finding& finding, const Standing& standing);
    /// The text of the measure's last line, if it said the same.
    [[nodiscard]] std::string_view text(const Measure& measure, const Says& says) const;
    void keep(const Measure& measure, const Says& says, std::string_view text);

private:
    struct Line {
        Says says;
        std::string text;
    };
    [[nodiscard]] std::size_t place(const Measure& measure) const { return static_cast<std::size_t>(&measure - rulebook_.measures.data()); }

    const Rulebook& rulebook_;
    std::vector<Line> lines_;
};

} // namespace kepil
