// Which facts a measure can hang on, and which facts a case says otherwise than the one before.
#pragma once

#include "assess/case_reader.hpp"
#include "rulebook/rulebook.hpp"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace kepil {

/// A set of facts; a member of a list stands for its list.
using FactBits = std::vector<std::uint64_t>;

/// A set of measures, by place.
using MeasureBits = std::vector<std::uint64_t>;

[[nodiscard]] inline bool has(const std::uint64_t* bits, std::size_t member) {
    constexpr std::size_t bits_of_word = 64;
    return ((bits[member / bits_of_word] >> (member % bits_of_word)) & 1U) != 0;
}

/// For each measure the facts that any of its versions can read, and those that decide whether such a fact is asked. Found out when first
/// needed: not for the first answer, which has none before it.
class MeasureReads {
public:
    explicit MeasureReads(const Rulebook& rulebook) : rulebook_(rulebook) {}

    /// To be called before the questions.
    void find_out();
    /// Puts the measures that read any of these facts into `measures`.
    void readers_of(const FactBits& facts, MeasureBits& measures) const;
    [[nodiscard]] bool reads(const Measure& measure, std::uint32_t fact) const;

private:
    /// The readers of a fact.
    [[nodiscard]] const std::uint64_t* of(std::size_t fact) const { return bits_.data() + fact * words_; }

    const Rulebook& rulebook_;
    std::size_t words_ = 0;
    std::vector<std::uint64_t> bits_; ///< by fact, `words_` each
};

/// Remembers a case, as it is assessed.
class CaseChanges {
public:
    /// Goes on to this case. False if it cannot be compared with the one before: another day, or the first of all.
    bool next(const Case& input);
    /// What the last case says otherwise than the one before it.
    [[nodiscard]] const FactBits& facts() const { return facts_; }

private:
    bool known_ = false;
    Household household_;
    bool has_paid_month_ = false;
    Date paid_month_;
    FactBits facts_;
};

} // namespace kepil
