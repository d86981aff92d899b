#include "assess/known_lines.hpp"

namespace kepil {
namespace {

constexpr std::size_t most_conditions = 32; // two bits each

/// Never the bound of a date that is shown.
constexpr std::int32_t no_date = last_date.days + 1;

std::uint64_t bits_of(const Truth& condition) {
    if (!condition.ok()) {
        return 0;
    }
    return (condition.may_be_true ? 1U : 0U) | (condition.may_be_false ? 2U : 0U);
}

} // namespace

std::optional<KnownLines::Says> KnownLines::says(const Finding& finding) {
    if (finding.amount || !finding.missing.empty() || !finding.schedule.empty() || finding.conditions.size() > most_conditions) {
        return std::nullopt;
    }
    Says says;
    says.version = finding.version;
    says.gap = finding.gap;
    says.reason = finding.reason;
    for (const auto& answer : finding.conditions) {
        says.conditions = says.conditions << 2U | bits_of(answer.value);
    }
    says.series = finding.series;
    says.list = finding.list;
    says.index = finding.index;
    says.state = finding.state;
    auto* day = says.days.data();
    const auto add = [&day](const Value* date) {
        const bool shown = date != nullptr && date->ok() && date->kind == Kind::date;
        *day++ = shown ? date->date_lo().days : no_date;
        *day++ = shown ? date->date_hi().days : no_date;
    };
    add(&finding.right_on);
    for (const auto* date : {&finding.starts, &finding.ends, &finding.when_paid, &finding.deadline}) {
        add(*date ? &**date : nullptr);
    }
    return says;
}

std::string_view KnownLines::find(const Finding& finding, const Standing& standing) {
    if (finding.place >= lines_.size()) {
        return {};
    }
    Line& line = lines_[finding.place];
    if (line.standing != standing || line.recommended != finding.recommended) {
        return {};
    }
    if (line.stamp != finding.stamp) {
        if (!line.says || line.says != says(finding)) {
            return {};
        }
        line.stamp = finding.stamp;
    }
    return line.text;
}

void KnownLines::keep(const Finding& finding, const Standing& standing, std::string_view text) {
    if (finding.place == 0) {
        return;
    }
    if (finding.place >= lines_.size()) {
        lines_.resize(std::size_t{finding.place} + 1);
    }
    Line& line = lines_[finding.place];
    line.stamp = finding.stamp;
    line.standing = standing;
    line.recommended = finding.recommended;
    line.says = says(finding);
    line.text = text;
}

} // namespace kepil
