// Reads the facts of one household. Whatever is wrong becomes an error with a code and a JSON pointer; the fact then counts as unknown
// and the rest of the case is answered.
#pragma once

#include "language/evaluator.hpp"
#include "rulebook/rulebook.hpp"
#include "json/document.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace kepil {

struct CaseError {
    const char* code = "";
    std::string pointer;
    std::string fact;
    std::string given;
    std::string min;
    std::string max;
};

struct Case {
    Household household;
    Flags risks; ///< by risk; all true where the case names none
    bool has_paid_month = false;
    Date paid_month;
    std::string name;      ///< the case's own "id", if it has one
    bool readable = false; ///< false: not JSON or not an object; nothing can be answered
    std::vector<CaseError> errors;
    std::vector<FactPlace> ignored; ///< what the case says although it makes no sense for this household
};

/// Finds facts by name.
class FactIndex {
public:
    explicit FactIndex(const Program& program);

    /// A fact of the household (`list`: absent) or of an element of the list, or absent. `before` is the one found before it in the same
    /// object, at first absent: cases name their facts in one order, so that the fact that followed last time is tried first.
    [[nodiscard]] std::uint32_t find(std::uint32_t list, std::string_view id, std::uint32_t& before) {
        // One above absent is 0.
        auto& after = after_[before != absent ? before : after_.size() / 2 + (list + 1U)];
        const Entry& expected = entries_[after];
        if (expected.list != list || expected.id != id) {
            return search(list, id, before, after);
        }
        before = expected.fact;
        return before;
    }

private:
    struct Entry {
        std::string_view id;
        std::uint32_t list = absent;
        std::uint32_t fact = absent; ///< absent: no entry
    };
    [[nodiscard]] std::uint32_t search(std::uint32_t list, std::string_view id, std::uint32_t& before, std::size_t& after) const;
    /// Of the entry with that name, or else of the one without a fact where it would be.
    [[nodiscard]] std::size_t place_of(std::uint32_t list, std::string_view id) const;

    std::vector<Entry> entries_;     ///< a hash table, at most half full; a power of two
    std::vector<std::size_t> after_; ///< places: by fact, then of the first fact of the household, then by list of the first of an element
};

/// Reads one case after another; what each needs for a while is kept for the next.
class CaseReader {
public:
    /// `rulebook` must outlive it.
    explicit CaseReader(const Rulebook& rulebook)
        : rulebook_(rulebook), index_(rulebook.program), named_in_(rulebook.program.facts.size()) {}

    /// Reads `text` into `result`, whose storage is reused from call to call.
    void read(std::string_view text, Date today, Case& result);

private:
    friend class CaseReading;
    const Rulebook& rulebook_;
    FactIndex index_;
    json::Document document_;
    std::uint64_t objects_ = 0;           ///< read so far
    std::vector<std::uint64_t> named_in_; ///< by fact: the object, from 1, that named it last
};

} // namespace kepil
