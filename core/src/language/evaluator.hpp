// Evaluates expressions over bounds. One evaluator serves one case at a time; what does not depend on a loop is computed once per
// case and kept.
#pragma once

#include "language/household.hpp"
#include "language/parameters.hpp"

#include <cstdint>
#include <new>
#include <utility>
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

    explicit Evaluator(const Program& program);
    Evaluator(const Evaluator&) = delete;
    Evaluator& operator=(const Evaluator&) = delete;

    /// Starts a case. `household` must outlive its evaluations.
    void start(const Household& household);
    /// Another day of application than the case names, or a range of days; the month paid for moves with it.
    void set_application(Date lo, Date hi);
    /// The month paid for; what depends on it is computed anew.
    void set_paid_month(Date lo, Date hi);
    void set_gross(const Value& gross) { gross_ = gross; }

    /// Element in slot 0 of the following evaluations; index -1 is "any element of an unknown list".
    void set_element(std::uint32_t list, int index);
    void clear_element() { depth_ = 0; }
    /// Whether an expression of this case has failed with Trouble::too_complex.
    [[nodiscard]] bool gave_up() const { return gave_up_; }

    [[nodiscard]] Value evaluate(std::uint32_t node);
    /// A condition.
    [[nodiscard]] Truth truth(std::uint32_t node);
    /// A definition for the element in slot 0, or of the household.
    [[nodiscard]] Value definition(std::uint32_t definition);

    /// What one month brings to the sum over months at the node `sum`, for the element in slot 0 or the household.
    [[nodiscard]] Value month_part(std::uint32_t sum, Date month);

    /// Evaluates and appends to `missing` the unknown facts that the undecided result depends on.
    Value evaluate_missing(std::uint32_t node, std::vector<FactPlace>& missing);

private:
    static constexpr std::size_t slots_of_frame = 12;
    static constexpr int max_nesting = 400;

    // What a result has read: bit i is slot i of the frame; further bits as named.
    static constexpr std::uint32_t read_gross = 1U << 16U;
    static constexpr std::uint32_t read_month = 1U << 17U;
    static constexpr std::uint32_t read_application = 1U << 18U;
    static constexpr std::uint32_t read_slots = read_gross - 1;
    static constexpr std::uint32_t read_slot(std::uint8_t slot) { return 1U << slot; }

    struct Slot {
        std::uint32_t list = absent; // absent: a month
        int index = -1;
        Date month_lo;
        Date month_hi;
        const Value* carried = nullptr; ///< of a carry loop, whose slot is a year
    };
    /// A result that holds until something it has read changes.
    struct Kept {
        std::uint64_t epoch = 0; ///< of the kind of thing that it has read (see epoch_of)
        std::uint32_t reads = 0;
        std::uint32_t missing_begin = 0; ///< in kept_missing_: what the value still depends on
        std::uint32_t missing_count = 0;
        bool recorded = false; ///< missing facts were kept too
        Value value;
    };
    /// An expression at work: what it reads is set apart from what was read before.
    struct Work {
        std::size_t missing;
        std::uint32_t reads;
    };

    /// Where a value is made that lies nowhere else; nothing is written there before.
    class Room {
    public:
        Room() {} // NOLINT(modernize-use-equals-default): of a union with a value, which begins with hold()
        template <class Make>
        const Value& hold(const Make& make) {
            return *::new (static_cast<void*>(&value_)) Value(make());
        }

    private:
        union {
            Value value_;
        };
    };

    /// The value of a node; `room` holds it where it does not lie anywhere.
    const Value& operand(std::uint32_t node, Room& room) {
        ++steps_;
        const Value* const leaf = leaf_of(node);
        return leaf != nullptr ? *leaf : found(node, room);
    }
    /// Where the value of a constant or a fact lies, of a fact only while nothing missing is written down; else nothing.
    [[nodiscard]] const Value* leaf_of(std::uint32_t node) const { return leaves_now_[node]; }
    void record(bool on) {
        recording_ = on;
        leaves_now_ = on ? constant_leaves_.data() : leaves_.data();
    }
    /// The value of a node that has to be looked for.
    const Value& found(std::uint32_t node, Room& room);
    /// The same for a node that has to be computed.
    const Value& result(std::uint32_t node, Room& room);
    const Value& result_apart(std::uint32_t node, Room& room);
    /// The truth of a node that is a condition by its operation.
    Truth judged(std::uint32_t node);
    Truth judged_apart(std::uint32_t node);
    /// The kept result of a place, if it holds; what it has read and misses counts again.
    const Value* recall(std::uint32_t place) { return place == 0 || !holds(nodes_[place]) ? nullptr : &recalled(nodes_[place]); }
    const Value& recalled(const Kept& kept);
    /// Nothing of the result is kept or written down, so what it reads need not be set apart.
    [[nodiscard]] bool is_plain(std::uint32_t node) const { return node_places_[node] == 0 && !recording_; }
    [[nodiscard]] Work begin();
    void end(const Work& work, std::uint32_t place, const Value& value);
    [[nodiscard]] bool exhausted() {
        if (steps_ <= step_budget && nesting_ < max_nesting) {
            return false;
        }
        gave_up_ = true;
        return true;
    }
    Value compute(const Node& node);
    Truth decide(const Node& node);
    const Value& fact(std::uint32_t fact);
    const Value& member(const Node& node, Room& room);
    const Value& member_definition(const Node& node);
    const Value& defined(std::uint32_t definition, std::uint32_t list, int index);
    const Value& define(std::uint32_t definition, std::uint32_t list, int index, Kept& kept);
    Value compute_definition(std::uint32_t definition, std::uint32_t list, int index);
    Kept& kept_of_element(std::uint32_t definition, std::uint32_t list, std::size_t index);
    Value parameter(const Node& node);
    Truth logical(const Node& node, bool conjunction);
    Truth compare(const Node& node);
    Value unary(const Node& node);
    Value binary(const Node& node);
    Value choose(const Node& node);
    class Gatherer;
    Value loop(const Node& node);
    Value go_through(const Node& node);
    void visit(const Node& node, bool certain, Gatherer& gatherer);
    Value loop_known_list(const Node& node, const ListValue& list);
    Value loop_unknown_list(const Node& node);
    Value loop_at_most(const Node& node, std::int64_t most);
    Value loop_months(const Node& node);
    Value loop_years(const Node& node);
    [[nodiscard]] bool same_place(std::uint32_t a, std::uint32_t b) const;

    Slot& slot(std::uint8_t number) { return slots_[base_ + number]; }
    [[nodiscard]] const Slot& slot(std::uint8_t number) const { return slots_[base_ + number]; }
    void misses(std::uint32_t fact, int element) {
        if (recording_) {
            missing_.push_back({fact, element});
        }
    }
    /// What a case says of a fact: missing, as long as it is not decided.
    const Value& told(const Value& value, std::uint32_t fact, int element) {
        if (recording_ && !value.decided()) {
            missing_.push_back({fact, element});
        }
        return value;
    }
    /// A month that was read moves with the day of application.
    [[nodiscard]] std::uint64_t epoch_of(std::uint32_t reads) const {
        return (reads & read_month) != 0 ? month_epoch_ : (reads & read_application) != 0 ? application_epoch_ : case_epoch_;
    }
    [[nodiscard]] bool holds(const Kept& kept) const { return kept.epoch == epoch_of(kept.reads) && (kept.recorded || !recording_); }
    /// Keeps `value`, and with it what was found missing since `mark`.
    void keep(Kept& kept, const Value& value, std::uint32_t reads, std::size_t mark);
    void recall_missing(const Kept& kept);
    /// The round of a loop: what was missing before it, and how long the list may get before it is looked through.
    struct Round {
        std::size_t mark = 0;
        std::size_t most = 0;
    };
    [[nodiscard]] Round first_round() const;
    void after_round(Round& round);
    /// What was found missing since `mark`, each fact once.
    void name_once(std::size_t mark);

    const Program& program_;
    const Household* household_ = nullptr;
    Value application_;
    Value paid_month_;
    Value gross_;
    std::vector<Slot> slots_;                             ///< frames of definitions, one above the other
    std::size_t base_ = 0;                                ///< the frame in use
    std::size_t depth_ = 0;                               ///< its slots in use
    std::vector<std::pair<Value, std::uint64_t>> months_; ///< months paid for, and their epochs
    std::uint64_t epochs_ = 0;
    std::uint64_t case_epoch_ = 0;
    std::uint64_t application_epoch_ = 0;
    std::uint64_t month_epoch_ = 0;
    std::uint64_t steps_ = 0;
    int nesting_ = 0;
    bool gave_up_ = false;
    std::uint32_t reads_ = 0; ///< what the expression at work has read so far
    bool recording_ = false;
    Parameters parameters_;
    std::vector<Kept> definitions_;                      ///< of the household, or of the elements of an unknown list
    std::vector<std::vector<Kept>> element_definitions_; ///< by definition and element
    std::vector<Kept> nodes_;                            ///< results of the nodes that are worth keeping, by place
    std::vector<std::uint32_t> node_places_;             ///< by node: in nodes_; 0: never kept
    std::vector<Value> constants_;                       ///< numbers, dates, options as values
    std::vector<const Value*> constant_leaves_;          ///< by node: in constants_, if it is one
    std::vector<const Value*> leaves_;                   ///< the same, or among the household's facts
    const Value* const* leaves_now_ = nullptr;           ///< of the two
    std::vector<std::uint32_t> fact_nodes_;
    std::vector<FactPlace> missing_; ///< of the expression at work
    std::vector<FactPlace> kept_missing_;
};

} // namespace kepil
