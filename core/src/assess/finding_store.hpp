// The findings of one assessment after another. A person changes one answer at a time, so most findings stand as they were: what a
// measure reads is known from its nodes alone, and only what reads something that has changed is judged anew.
#pragma once

#include "assess/finding.hpp"
#include "assess/measure_reads.hpp"

#include <cstddef>
#include <cstdint>
#include <iterator>
#include <memory>
#include <vector>

namespace kepil {

/// Findings in the order in which they were made.
class FindingView {
public:
    class Iterator {
    public:
        using iterator_category = std::forward_iterator_tag;
        using value_type = Finding;
        using difference_type = std::ptrdiff_t;
        using pointer = const Finding*;
        using reference = const Finding&;

        Iterator() = default;
        explicit Iterator(const Finding* const* at) : at_(at) {}
        const Finding& operator*() const { return **at_; }
        Iterator& operator++() {
            ++at_;
            return *this;
        }
        Iterator operator++(int) {
            const Iterator before = *this;
            ++at_;
            return before;
        }
        friend bool operator==(const Iterator&, const Iterator&) = default;

    private:
        const Finding* const* at_ = nullptr;
    };

    FindingView() = default;
    FindingView(const Finding* const* first, std::size_t size) : first_(first), size_(size) {}
    [[nodiscard]] Iterator begin() const { return Iterator(first_); }
    [[nodiscard]] Iterator end() const { return Iterator(first_ + size_); }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }
    [[nodiscard]] const Finding& operator[](std::size_t place) const { return *first_[place]; }

private:
    const Finding* const* first_ = nullptr;
    std::size_t size_ = 0;
};

class FindingStore {
public:
    /// `reads` is shared by the stores of an assessor.
    FindingStore(const Rulebook& rulebook, MeasureReads& reads) : rulebook_(rulebook), reads_(reads), measures_(rulebook.measures.size()) {}

    /// Starts an assessment of this case: finds out what it says otherwise than the one before.
    void start(const Case& input);
    /// Starts anew, whatever was found before.
    void clear() { listed_.clear(); }
    /// The measure's findings of the case before hold for this one too; they are listed as they stand.
    bool again(const Measure& measure);
    /// Makes room for new findings of the measure.
    void renew(const Measure& measure);
    /// One more for the measure that was renewed last.
    Finding& add(std::uint32_t list, int index);
    void remove_last();
    /// The measure plays no part in this assessment.
    void leave_out(const Measure& measure) { of(measure).holds = false; }
    /// Nothing of this assessment may be used again.
    void forget();

    [[nodiscard]] FindingView all() const { return {listed_.data(), listed_.size()}; }
    [[nodiscard]] const std::vector<Finding*>& each() const { return listed_; }

private:
    struct OfMeasure {
        std::vector<std::unique_ptr<Finding>> findings;
        std::size_t count = 0; ///< of this assessment or the one before; the others wait to be used
        bool holds = false;
    };
    OfMeasure& of(const Measure& measure) { return measures_[rulebook_.place_of(measure)]; }

    const Rulebook& rulebook_;
    MeasureReads& reads_;
    std::vector<OfMeasure> measures_;
    const Measure* renewed_ = nullptr;
    std::vector<Finding*> listed_;
    CaseChanges changes_;
    MeasureBits touched_; ///< the measures that read what has changed
    std::uint32_t places_ = 0;
    std::uint64_t stamps_ = 0;
};

} // namespace kepil
