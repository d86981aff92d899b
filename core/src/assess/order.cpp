#include "assess/order.hpp"

#include <algorithm>

namespace kepil {
namespace {

/// Standings in the order of such numbers are in the order in which they are shown.
constexpr unsigned weight_at = 2;
constexpr unsigned urgency_at = 34;

std::uint64_t shown_at(State state) {
    switch (state) {
    case State::entitled:
        return 0;
    case State::undecided:
        return 1;
    case State::not_known:
        return 2;
    default:
        return 3;
    }
}

} // namespace

void Order::rank() {
    std::vector<std::uint64_t> keys;
    const auto add = [&keys](MeasureKind kind, std::uint32_t weight, Urgency usual) {
        for (const auto urgency : {usual, Urgency::now}) {
            const auto standing =
                static_cast<std::uint64_t>(urgency) << urgency_at | std::uint64_t{weight} << weight_at | static_cast<std::uint64_t>(kind);
            keys.push_back(standing << place_bits | keys.size());
        }
    };
    for (const auto& measure : rulebook_.measures) {
        first_.push_back(static_cast<std::uint32_t>(keys.size()));
        add(measure.kind, measure.weight, measure.urgency);
        for (std::size_t i = 0; i < measure.risks.size() && !measure.by_risk.empty(); ++i) {
            ByRisk here{measure.risks[i], measure.weight, measure.urgency};
            for (const auto& own : measure.by_risk) {
                if (own.risk == here.risk) {
                    here = own;
                }
            }
            add(measure.kind, here.weight, here.urgency);
        }
    }
    first_.push_back(static_cast<std::uint32_t>(keys.size()));
    chosen_ = first_;
    ranks_.resize(keys.size());
    sort_keys(keys);
    for (const auto key : keys) {
        if (standings_.empty() || standings_.back() != key >> place_bits) {
            standings_.push_back(key >> place_bits);
        }
        ranks_[place_in(key)] = static_cast<std::uint32_t>(standings_.size() - 1);
    }
}

Standing Order::standing(std::size_t rank) const {
    return {static_cast<Urgency>(standings_[rank] >> urgency_at), static_cast<std::uint32_t>(standings_[rank] >> weight_at)};
}

void Order::choose(const Flags& risks) {
    if (first_.empty()) {
        rank();
    }
    if (risks == risks_) {
        return;
    }
    risks_ = risks;
    for (std::size_t i = 0; i < rulebook_.measures.size(); ++i) {
        const auto usual = first_[i];
        chosen_[i] = usual;
        for (auto place = usual + 2; place < first_[i + 1]; place += 2) {
            if (risks[rulebook_.measures[i].risks[(place - usual) / 2 - 1]] &&
                (chosen_[i] == usual || ranks_[place] < ranks_[chosen_[i]])) {
                chosen_[i] = place;
            }
        }
    }
}

std::size_t Order::rank_of(const Finding& finding, Date application) const {
    std::size_t place = chosen_[rulebook_.place_of(*finding.measure)];
    const bool open = finding.state == State::entitled || finding.state == State::undecided;
    if (open && finding.deadline && finding.deadline->decided()) {
        const std::int32_t left = finding.deadline->date_lo().days - application.days;
        if (left >= 0 && left <= rulebook_.soon_days) {
            ++place;
        }
    }
    return ranks_[place];
}

std::vector<std::uint64_t> Order::sorted(FindingView findings, Date application) const {
    std::vector<std::uint64_t> keys;
    keys.reserve(findings.size());
    for (const auto& finding : findings) {
        keys.push_back((shown_at(finding.state) * standings_.size() + rank_of(finding, application)) << place_bits | keys.size());
    }
    sort_keys(keys);
    return keys;
}

} // namespace kepil
