// Adds nodes, numbers and sets of options to a program, each distinct one once: rules repeat each other's conditions, and a shared node
// makes the pack smaller and lets a comparison see that both its sides are the same thing.
#pragma once

#include "language/program.hpp"

#include <cstdint>
#include <map>

namespace kepil {

class NodeStore {
public:
    explicit NodeStore(Program& program) : program_(program) {}

    /// The place of a node equal to `node` in the program's nodes.
    std::uint32_t node(const Node& node) { return place(nodes_, node, program_.nodes); }
    /// The place of `number` in the program's numbers.
    std::uint32_t number(const Rational& number) { return place(numbers_, number, program_.numbers); }
    /// The place of the set (bit i: option i) in the program's sets.
    std::uint32_t set(std::uint64_t options) { return place(sets_, options, program_.sets); }

private:
    template <class T>
    static std::uint32_t place(std::map<T, std::uint32_t>& known, const T& value, std::vector<T>& values) {
        const auto [entry, is_new] = known.try_emplace(value, static_cast<std::uint32_t>(values.size()));
        if (is_new) {
            values.push_back(value);
        }
        return entry->second;
    }

    Program& program_;
    std::map<Node, std::uint32_t> nodes_;
    std::map<Rational, std::uint32_t> numbers_;
    std::map<std::uint64_t, std::uint32_t> sets_;
};

} // namespace kepil
