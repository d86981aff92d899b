// Evaluates expressions over bounds. One evaluator serves one case at a time; definitions are computed once per case and kept.
#pragma once

#include "language/household.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace kepil {

/// A fact that is unknown and still matters: a fact of the household, or of an element of a list (element -1: the list itself).
struct FactPlace {
    std::uint32_t fact = absent;
    int element = -1;
    friend bool operator==(const FactPlace&, const FactPlace&) = default;
    friend auto operator<=>(const FactPlace&, const FactPlace&) = default;
};

class Evaluator {
public:
    /// Steps that one case may take before its remaining expressions fail with Trouble::too_complex.
    static constexpr std::uint64_t step_budget = 4'000'000;

    explicit Evaluator(const Program& program) : program_(program), cache_(program.definitions.size()) {}

    /// Starts a case. `household` must outlive its evaluations.
    void start(const Household& household);
    /// Another day of application than the case names, or a range of days; the month paid for moves with it.
    void set_application(Date lo, Date hi);
    /// The month paid for; definitions that depend on it are computed anew.
    void set_paid_month(Date lo, Date hi);
    void set_gross(const Value& gross) { gross_ = gross; }

    /// Element in slot 0 of the following evaluations; index -1 is "any element of an unknown list".
    void set_element(std::uint32_t list, int index);
    void clear_element() { depth_ = 0; }

    [[nodiscard]] Value evaluate(std::uint32_t node);
    /// A definition for the element in slot 0, or of the household.
    [[nodiscard]] Value definition(std::uint32_t definition);

    /// Evaluates and appends to `missing` the unknown facts that the undecided result depends on.
    Value evaluate_missing(std::uint32_t node, std::vector<FactPlace>& missing);

private:
    struct Slot {
        std::uint32_t list = absent; // absent: a month
        int index = -1;
        Value month;
    };
    struct Cached {
        std::uint64_t epoch = 0;
        Value value;
        std::uint64_t missing_epoch = 0;
        std::vector<FactPlace> missing; ///< what the value still depends on, while missing_epoch is current
    };

    Value run(std::uint32_t node);
    Value dispatch(const Node& node);
    Value fact(std::uint32_t fact);
    Value member(const Node& node);
    Value defined(std::uint32_t definition, std::uint32_t list, int index);
    Value compute(std::uint32_t definition, std::uint32_t list, int index);
    Value parameter(const Node& node);
    Value rows(std::uint32_t series, const Value& date, const Value* argument) const;
    Value logical(const Node& node, bool conjunction);
    Value compare(const Node& node);
    Value arithmetic(const Node& node);
    Value choose(const Node& node);
    Value loop(const Node& node);
    Value loop_unknown_list(const Node& node);
    Value loop_months(const Node& node);
    [[nodiscard]] bool same_place(std::uint32_t a, std::uint32_t b) const;

    const Program& program_;
    const Household* household_ = nullptr;
    Value application_;
    Value paid_month_;
    Value gross_;
    std::array<Slot, 12> slots_;
    std::size_t depth_ = 0;
    std::uint64_t case_epoch_ = 0;
    std::uint64_t month_epoch_ = 0;
    std::uint64_t steps_ = 0;
    int nesting_ = 0;
    std::vector<std::vector<Cached>> cache_;
    std::vector<FactPlace>* missing_ = nullptr;
};

} // namespace kepil
