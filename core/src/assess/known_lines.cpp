#include "assess/known_lines.hpp"

#include <bit>
#include <cstring>

namespace kepil {
namespace {

/// No finding has it as the first number of its key.
constexpr std::uint64_t of_none = ~std::uint64_t{0};
constexpr std::uint64_t no_date = ~std::uint64_t{0};
/// Of the two bits of a condition.
constexpr std::uint64_t only_false = 2;

std::uint64_t both(std::uint32_t one, std::uint32_t other) { return std::uint64_t{one} << 32U | other; }
std::uint64_t both(std::int32_t one, std::int32_t other) {
    return both(static_cast<std::uint32_t>(one), static_cast<std::uint32_t>(other));
}

std::uint64_t days_of(const Value& date) {
    return date.ok() && date.kind == Kind::date ? both(date.date_lo().days, date.date_hi().days) : no_date;
}

std::uint64_t bits_of(const Truth& condition) {
    if (!condition.ok()) {
        return 0;
    }
    return (condition.may_be_true ? 1U : 0U) | (condition.may_be_false ? only_false : 0U);
}

} // namespace

void KnownLines::make_key(const Finding& finding, std::uint64_t first) {
    auto* next = key_.data();
    std::uint64_t hash = 0;
    const auto add = [&](std::uint64_t number) {
        *next++ = number;
        hash = std::rotl(hash, 7) ^ number;
    };
    add(first);
    if (first % 2 == 0) {
        add(finding.stamp);
    } else {
        // Of a refusal only why not is told.
        const bool refused = finding.state == State::not_entitled;
        add(reinterpret_cast<std::uintptr_t>(finding.version));
        add(reinterpret_cast<std::uintptr_t>(finding.gap));
        add(reinterpret_cast<std::uintptr_t>(finding.reason));
        std::uint64_t conditions = 0;
        for (const auto& answer : finding.conditions) {
            const auto bits = bits_of(answer.value);
            conditions = conditions << 2U | (refused && bits != only_false ? 0 : bits);
        }
        add(conditions);
        add(both(finding.series, finding.list));
        add(static_cast<std::uint32_t>(finding.index));
        if (!refused) {
            add(days_of(finding.right_on));
            for (const auto* date : {&finding.starts, &finding.ends, &finding.when_paid, &finding.deadline}) {
                add(*date ? days_of(**date) : no_date);
            }
            for (const auto& place : finding.missing) {
                add(both(place.fact, static_cast<std::uint32_t>(place.element)));
            }
        }
    }
    hash_ = hash;
    key_size_ = static_cast<std::size_t>(next - key_.data()) * sizeof *next;
}

std::string_view KnownLines::find(const Finding& finding, const Standing& standing) {
    sought_ = nullptr;
    if (finding.place == 0) {
        return {};
    }
    if (finding.place >= lines_.size()) {
        lines_.resize(std::size_t{finding.place} + 1);
    }
    Line& line = lines_[finding.place];
    // Money is seldom the same twice: only the finding itself may stand again.
    const bool like_others = !finding.amount && finding.schedule.empty() && finding.missing.size() <= most_missing &&
                             finding.conditions.size() <= most_conditions;
    const std::uint64_t first = std::uint64_t{standing.weight} << 32U | static_cast<std::uint64_t>(finding.missing.size()) << 16U |
                                static_cast<std::uint64_t>(standing.urgency) << 8U | static_cast<std::uint64_t>(finding.state) << 2U |
                                (finding.recommended ? 2U : 0U) | (like_others ? 1U : 0U);
    const auto text = [&line] { return std::string_view(line.texts[line.current]).substr(line.key_size); };
    if (line.stamp == finding.stamp && line.first == first) {
        return text();
    }
    make_key(finding, first);
    sought_ = &line;
    line.stamp = finding.stamp;
    line.first = first;
    line.key_size = key_size_;
    for (std::size_t i = 0; i < texts_kept; ++i) {
        // Another text lies elsewhere in memory: it is not looked at in vain.
        if (line.hashes[i] == hash_ && line.texts[i].size() > key_size_ && std::memcmp(line.texts[i].data(), key_.data(), key_size_) == 0) {
            line.current = i;
            return text();
        }
    }
    line.current = like_others ? line.current % (texts_kept - 1) + 1 : 0;
    return {};
}

void KnownLines::keep(std::string_view text) {
    if (sought_ != nullptr) {
        if (text.size() > longest_kept) {
            sought_->first = of_none;
            return;
        }
        auto& kept = sought_->texts[sought_->current];
        sought_->hashes[sought_->current] = hash_;
        // Rooms of a few sizes fit where others were; a string that grows by itself takes twice what it needs.
        if (const auto size = key_size_ + 1 + text.size(); kept.capacity() < size) {
            constexpr std::size_t step = 256;
            constexpr std::size_t of_the_heap = 16; // what it adds to each
            kept = std::string();
            kept.reserve((size / step + 1) * step - of_the_heap);
        }
        kept.assign(reinterpret_cast<const char*>(key_.data()), key_size_);
        kept += ',';
        kept += text;
    }
}

} // namespace kepil
