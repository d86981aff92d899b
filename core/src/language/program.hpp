// A compiled rulebook's flat form: expressions as nodes in one array (children before parents), the facts they read, the dated
// series, the definitions. Nothing here owns text that a person reads.
#pragma once

#include "language/flags.hpp"
#include "language/value.hpp"

#include <array>
#include <compare>
#include <cstddef>
#include <string>
#include <vector>

namespace kepil {

enum class Op : std::uint8_t {
    truth,             // a: 0 or 1
    number,            // a: numbers
    date,              // a: numbers (days)
    option,            // a: sets
    fact,              // a: fact
    member,            // slot, a: fact
    definition,        // a: definition
    member_definition, // slot, a: definition
    parameter,         // a: series, b: node of the date, c: node of the table's argument or none
    variable,          // slot: the month of a months() loop
    application_date,
    paid_month,
    today,
    gross,
    carried,     // slot: what a carry loop has come to
    negate,      // a
    logical_not, // a
    logical_and, // a, b
    logical_or,  // a, b
    equal,       // a, b (and so on to greater_equal)
    not_equal,
    less,
    less_equal,
    in_options, // a, b: sets
    add,        // a, b (numbers of one unit)
    subtract,
    multiply,
    divide,
    date_plus_days, // a, b
    date_plus_months,
    date_minus_days,
    date_minus_months,
    date_difference,
    choose,   // a ? b : c
    round_up, // a, b: node of the step
    round_down,
    round_nearest,
    minimum, // a, b
    maximum,
    index,       // slot
    month_start, // a
    month_end,
    quarter_start,
    year_start,
    year,
    full_months, // a, b
    full_years,
    months, // a, b: only as the source of a loop; of a carry: the years from a to b
    count,  // slot, a: list fact or months node (see over_months), b: where or none, c: body or none
    sum,
    any,
    all,
    least,
    greatest,
    carry, // slot, a: months node, b: where it starts, c: what each year makes of it
};

struct Node {
    Op op = Op::truth;
    std::uint8_t slot = 0;
    bool over_months = false; ///< loops: `a` is a months node (always of a carry)
    std::uint32_t a = absent;
    std::uint32_t b = absent;
    std::uint32_t c = absent;
    friend auto operator<=>(const Node&, const Node&) = default;
};

[[nodiscard]] inline bool is_loop(Op op) { return op >= Op::count; }
/// Its `a` is then a list fact.
[[nodiscard]] inline bool loops_over_list(const Node& node) { return is_loop(node.op) && !node.over_months; }
/// Whether a, b or c (0, 1, 2) of a node, if it is there, is the place of another node.
[[nodiscard]] bool is_child(const Node& node, int which);

/// At most three places of nodes.
class Children {
public:
    void add(std::uint32_t place) { places_[size_++] = place; }
    [[nodiscard]] std::uint32_t* begin() { return places_.data(); }
    [[nodiscard]] std::uint32_t* end() { return places_.data() + size_; }
    [[nodiscard]] const std::uint32_t* begin() const { return places_.data(); }
    [[nodiscard]] const std::uint32_t* end() const { return places_.data() + size_; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] std::uint32_t& operator[](std::size_t which) { return places_[which]; }
    [[nodiscard]] std::uint32_t operator[](std::size_t which) const { return places_[which]; }

private:
    std::array<std::uint32_t, 3> places_{};
    std::size_t size_ = 0;
};

/// The children of a node, for whoever walks the tree.
[[nodiscard]] Children children_of(const Node& node);

/// What a person can do about a fact: nothing, something that gives it another value, or more of it.
enum class How : std::uint8_t { none, act, more };

/// A fact that gets a value together with another one that is changed.
struct Companion {
    std::uint32_t fact = absent;
    std::uint32_t value = absent; ///< node
};

/// One thing asked of a person.
struct Fact {
    std::string id;
    Type type;
    bool years = false; ///< written and shown in years, counted in months
    bool integer = false;
    bool month_granularity = false;
    bool past = false;
    std::uint32_t list = absent; ///< the list fact it is a member of
    std::uint32_t place = 0;     ///< its place among the members of the list
    Rational min;                ///< numbers; dates as days
    Rational max;
    std::vector<std::string> options; ///< choices, at most 64
    bool has_default = false;
    Value default_value;
    std::string assume; ///< JSON the form starts with; empty if none
    std::uint32_t group = 0;
    std::uint32_t ask_when = absent; ///< node
    bool has_otherwise = false;
    Value otherwise; ///< what the fact is where ask_when is false
    How how = How::none;
    Value change_from; ///< choices: the options from which `change_to` can be reached
    Value change_to;
    std::vector<Companion> companions;
    std::string each;               ///< lists: the name of an element
    std::uint32_t max_elements = 0; ///< lists
    std::vector<std::uint32_t> members;
};

enum class Table : std::uint8_t { none, step, choice };

struct Entry {
    Rational key; ///< step tables: from this argument on; choice tables: the option
    Rational value;
};

struct Row {
    Date from;
    std::vector<Entry> entries; ///< one entry where the series is not a table
    std::vector<std::string> basis;
    std::string source;
    std::string checked;
    std::string confidence;
};

/// How a number is written and shown: in years what is counted in months, as a percentage what is a share of one.
enum class Shown : std::uint8_t { plain, years, percent };

/// A number or table set by law, dated.
struct Series {
    std::string id;
    Type type;
    Shown shown = Shown::plain;
    Table table = Table::none;
    Type key;
    std::vector<Row> rows;
    bool open = false; ///< the last row holds until changed
    Date known_to;     ///< else: the last date on which the last row is known to hold
};

struct Definition {
    std::string id;
    Type type;
    Shown shown = Shown::plain;
    std::uint32_t list = absent; ///< the list whose element it describes
    std::uint32_t value = absent;
    std::uint32_t min = absent;
    std::uint32_t max = absent;
    bool uses_month = false; ///< depends on the month paid for
    std::vector<std::string> basis;
    std::string confidence;
    std::string source; ///< the expression as written
};

struct Program {
    std::vector<Node> nodes;
    std::vector<Rational> numbers;
    std::vector<std::uint64_t> sets;
    std::vector<Fact> facts;
    std::vector<Series> series;
    std::vector<Definition> definitions;
};

/// What a fact can be while nobody has said: its declared bounds.
[[nodiscard]] Value unknown(const Fact& fact);

} // namespace kepil
