// Cases that differ a little from a given one: where a boundary runs, and on each side of it.
#pragma once

#include "rulebook/rulebook.hpp"

#include <nlohmann/json.hpp>

#include <functional>
#include <map>
#include <random>
#include <set>
#include <string>
#include <vector>

namespace kepil::mutation {

struct Variant {
    std::string what; ///< in which way it differs
    nlohmann::json content;
};
/// Made only when it is looked at: there are hundreds. The case that it differs from must still be there.
using MakeVariant = std::function<Variant()>;

/// Days, numbers, spans of time and facts that a changed place names, before and after the change.
struct Boundaries {
    struct Span {
        std::int64_t length = 0;
        bool months = false; ///< else days
    };
    std::vector<Date> days;
    std::vector<Rational> numbers;
    std::vector<Span> spans;
    std::set<std::string> names; ///< of facts, where they are read directly

    static Boundaries in(const std::string& was, const std::string& now);
};

class Variants {
public:
    explicit Variants(const Program& program);

    /// The variants that differ in one thing: those at the boundaries first, in the order of `random` within.
    [[nodiscard]] std::vector<MakeVariant> of(const nlohmann::json& content, const Boundaries& boundaries, std::mt19937& random) const;

    /// Whether nothing in it lies in the future that only the past can hold.
    [[nodiscard]] bool is_possible(const nlohmann::json& content) const;

private:
    using Facts = std::map<std::string, const Fact*>;
    struct Leaf {
        nlohmann::json::json_pointer place;
        const Fact* fact = nullptr; ///< nothing: a date of the case itself
    };
    [[nodiscard]] std::vector<Leaf> leaves_of(const nlohmann::json& content) const;

    const Program& program_;
    Facts roots_;
    std::map<std::string, Facts> members_;
};

} // namespace kepil::mutation
