// In what order findings are shown: the law sets no order, rules-data does (rules-data/README.md, "The order of the lines").
#pragma once

#include "assess/case_reader.hpp"
#include "assess/finding_store.hpp"
#include "assess/stable_order.hpp"
#include "rulebook/rulebook.hpp"

#include <cstdint>
#include <vector>

namespace kepil {

/// Where a measure stands among the others of the chosen risks.
struct Standing {
    Urgency urgency = Urgency::later;
    std::uint32_t weight = 0;
    friend bool operator==(const Standing&, const Standing&) = default;
};

/// What a measure's place in the order hangs on is known from the rulebook: all standings are ranked once, with the first answer.
class Order {
public:
    explicit Order(const Rulebook& rulebook) : rulebook_(rulebook) {}

    /// In these risks the findings that follow are shown.
    void choose(const Flags& risks);
    /// The most pressing standing that the measure has in one of the chosen risks; what must be applied for within the rulebook's days from
    /// the day of application cannot wait.
    [[nodiscard]] Standing standing_of(const Finding& finding, Date application) const { return standing(rank_of(finding, application)); }

    /// Calls `show(finding, standing)` in the order in which findings are to be shown: what is due, what may be, what is not known, what is
    /// not due; within each the urgent first, then by weight, then payments, services, rights, then as in the rulebook.
    template <class Show>
    void each(FindingView findings, Date application, const Show& show) const {
        for (const auto key : sorted(findings, application)) {
            show(findings[place_in(key)], standing(static_cast<std::size_t>(key >> place_bits) % standings_.size()));
        }
    }

private:
    void rank();
    [[nodiscard]] std::size_t rank_of(const Finding& finding, Date application) const;
    [[nodiscard]] Standing standing(std::size_t rank) const;
    [[nodiscard]] std::vector<std::uint64_t> sorted(FindingView findings, Date application) const;

    const Rulebook& rulebook_;
    std::vector<std::uint32_t> first_;     ///< by place of the measure: its own standing in ranks_, then those in its risks if they differ
    std::vector<std::uint32_t> ranks_;     ///< two for each standing: as it is, and where a last day to ask is near
    std::vector<std::uint64_t> standings_; ///< by rank
    Flags risks_;
    std::vector<std::uint32_t> chosen_; ///< by place of the measure: where it stands in these risks, in ranks_
};

} // namespace kepil
