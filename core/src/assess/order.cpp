#include "assess/order.hpp"

#include "assess/stable_order.hpp"

#include <algorithm>
#include <tuple>

namespace kepil {
namespace {

bool before(const Standing& a, const Standing& b) { return std::tie(a.urgency, a.weight) < std::tie(b.urgency, b.weight); }

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

/// In the chosen risks.
Standing standing_of(const Measure& measure, const Flags& risks) {
    const Standing usual{measure.urgency, measure.weight};
    if (measure.by_risk.empty()) {
        return usual;
    }
    Standing best = usual;
    bool found = false;
    for (const auto risk : measure.risks) {
        if (risk >= risks.size() || !risks[risk]) {
            continue;
        }
        const auto own = std::find_if(measure.by_risk.begin(), measure.by_risk.end(), [&](const ByRisk& one) { return one.risk == risk; });
        const Standing here = own == measure.by_risk.end() ? usual : Standing{own->urgency, own->weight};
        if (!found || before(here, best)) {
            best = here;
            found = true;
        }
    }
    return best;
}

} // namespace

Standing standing_of(const Finding& finding, const Case& input, int soon_days) {
    Standing standing = standing_of(*finding.measure, input.risks);
    const bool open = finding.state == State::entitled || finding.state == State::undecided;
    if (open && finding.deadline && finding.deadline->decided()) {
        const std::int32_t left = finding.deadline->date_lo().days - input.household.application.days;
        if (left >= 0 && left <= soon_days) {
            standing.urgency = Urgency::now;
        }
    }
    return standing;
}

std::vector<Placed> in_order(FindingView findings, const Case& input, int soon_days) {
    std::vector<Placed> lines;
    lines.reserve(findings.size());
    for (const auto& finding : findings) {
        lines.push_back({&finding, standing_of(finding, input, soon_days)});
    }
    sort_stably(lines, [](const Placed& line) {
        return shown_at(line.finding->state) << 36U | static_cast<std::uint64_t>(line.standing.urgency) << 34U |
               std::uint64_t{line.standing.weight} << 2U | static_cast<std::uint64_t>(line.finding->measure->kind);
    });
    return lines;
}

} // namespace kepil
