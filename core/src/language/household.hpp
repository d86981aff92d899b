// What one case says: for every fact a value (its declared bounds where the case is silent), and the elements of its lists.
#pragma once

#include "language/program.hpp"

#include <vector>

namespace kepil {

struct ListValue {
    bool known = false;
    std::uint32_t count = 0;
    std::vector<Value> values; ///< count x members of the list
};

struct Household {
    Flags given;                  ///< by fact: the case speaks of it without an error
    std::vector<ListValue> lists; ///< by fact; meaningful for lists
    Date application;
    Date today;

    /// Everything unknown; switches at their defaults. Always of the same program.
    void reset(const Program& program);
    /// Takes over the facts, but not the lists, of another of the same program.
    void take_facts(const Household& other);

    /// Meaningful for facts of the household itself.
    [[nodiscard]] const Value& fact(std::uint32_t place) const { return facts_[place]; }
    /// To give a fact another value.
    [[nodiscard]] Value& change(std::uint32_t place) {
        changed_.push_back(place);
        return facts_[place];
    }
    /// The facts changed since reset(), some perhaps more than once: all others are unknown or at their defaults.
    [[nodiscard]] const std::vector<std::uint32_t>& changed() const { return changed_; }

    /// The places of `lists` that are lists.
    [[nodiscard]] const std::vector<std::uint32_t>& list_places() const { return list_places_; }

private:
    std::vector<Value> facts_;
    std::vector<Value> nothing_known_;
    std::vector<std::uint32_t> changed_;
    std::vector<std::uint32_t> list_places_;
};

} // namespace kepil
