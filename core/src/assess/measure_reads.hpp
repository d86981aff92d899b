// Which facts a measure can hang on, and which facts a case says otherwise than the one before.
#pragma once

#include "assess/case_reader.hpp"
#include "rulebook/rulebook.hpp"

#include <cstdint>
#include <vector>

namespace kepil {

/// A set of facts; a member of a list stands for its list.
using FactBits = std::vector<std::uint64_t>;

/// For each measure the facts that any of its versions can read, and those that decide whether such a fact is asked. Found out when first
/// needed: not for the first answer, which has none before it.
class MeasureReads {
public:
    explicit MeasureReads(const Rulebook& rulebook) : rulebook_(rulebook) {}

    /// To be called before the questions.
    void find_out();
    [[nodiscard]] bool reads_any(const Measure& measure, const FactBits& facts) const {
        const auto* own = of(measure);
        for (std::size_t i = 0; i < words_; ++i) {
            if ((own[i] & facts[i]) != 0) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] bool reads(const Measure& measure, std::uint32_t fact) const;

private:
    [[nodiscard]] const std::uint64_t* of(const Measure& measure) const { return bits_.data() + rulebook_.place_of(measure) * words_; }

    const Rulebook& rulebook_;
    std::size_t words_ = 0;
    std::vector<std::uint64_t> bits_; ///< by measure, `words_` each
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
