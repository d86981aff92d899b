// Writes and reads the fields of a rulebook through one list of fields per type, so that the two can never drift apart. What only an
// explanation needs is left out: see reasons.hpp.
#pragma once

#include "rulebook/reads.hpp"
#include "rulebook/rulebook.hpp"

#include <cstdint>
#include <span>
#include <string>
#include <type_traits>
#include <vector>

namespace kepil {

class ArchiveWriter {
public:
    static constexpr bool reading = false;
    std::vector<std::uint8_t> bytes;

    void unsigned_number(std::uint64_t& number) {
        std::uint64_t rest = number;
        while (rest >= 0x80U) {
            bytes.push_back(static_cast<std::uint8_t>(rest | 0x80U));
            rest >>= 7U;
        }
        bytes.push_back(static_cast<std::uint8_t>(rest));
    }
    void text(std::string& value) {
        std::uint64_t size = value.size();
        unsigned_number(size);
        bytes.insert(bytes.end(), value.begin(), value.end());
    }
};

class ArchiveReader {
public:
    static constexpr bool reading = true;
    explicit ArchiveReader(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}

    [[nodiscard]] bool ok() const { return ok_; }
    [[nodiscard]] bool at_end() const { return position_ == bytes_.size(); }
    [[nodiscard]] std::size_t left() const { return bytes_.size() - position_; }
    void fail() { ok_ = false; }

    void unsigned_number(std::uint64_t& number) {
        number = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            if (position_ >= bytes_.size()) {
                ok_ = false;
                return;
            }
            const std::uint8_t byte = bytes_[position_++];
            number |= std::uint64_t{byte & 0x7FU} << shift;
            if (byte < 0x80U) {
                return;
            }
        }
        ok_ = false;
    }
    void text(std::string& value) {
        std::uint64_t size = 0;
        unsigned_number(size);
        if (!ok_ || size > left()) {
            ok_ = false;
            return;
        }
        value.assign(reinterpret_cast<const char*>(bytes_.data()) + position_, static_cast<std::size_t>(size));
        position_ += static_cast<std::size_t>(size);
    }

private:
    std::span<const std::uint8_t> bytes_;
    std::size_t position_ = 0;
    bool ok_ = true;
};

template <class A>
void field(A& a, std::string& value) {
    a.text(value);
}

// The last of each enumeration: a damaged pack may hold any number.
constexpr Op last_of(Op) { return Op::carry; }
constexpr Shown last_of(Shown) { return Shown::percent; }
constexpr Kind last_of(Kind) { return Kind::list; }
constexpr Unit last_of(Unit) { return Unit::months; }
constexpr Trouble last_of(Trouble) { return Trouble::too_complex; }
constexpr How last_of(How) { return How::more; }
constexpr Table last_of(Table) { return Table::choice; }
constexpr Period last_of(Period) { return Period::yearly; }
constexpr Printed last_of(Printed) { return Printed::round_nearest; }
constexpr MeasureKind last_of(MeasureKind) { return MeasureKind::right; }
constexpr Urgency last_of(Urgency) { return Urgency::later; }
constexpr bool last_of(bool) { return true; }

/// Whole numbers and enumerations; signed ones are folded so that small negatives stay short, and `absent` takes one byte.
template <class A, class T>
requires(std::is_integral_v<T> || std::is_enum_v<T>) void field(A& a, T& value) {
    std::uint64_t folded = 0;
    if constexpr (std::is_same_v<T, std::uint32_t>) {
        folded = std::uint32_t(value + 1U);
    } else if constexpr (std::is_signed_v<T>) {
        const auto wide = static_cast<std::int64_t>(value);
        folded = (static_cast<std::uint64_t>(wide) << 1U) ^ static_cast<std::uint64_t>(wide >> 63);
    } else {
        folded = static_cast<std::uint64_t>(value);
    }
    a.unsigned_number(folded);
    if constexpr (A::reading) {
        if constexpr (std::is_enum_v<T> || std::is_same_v<T, bool>) {
            if (folded > static_cast<std::uint64_t>(last_of(T{}))) {
                a.fail();
                return;
            }
            value = static_cast<T>(folded);
        } else if constexpr (std::is_same_v<T, std::uint32_t>) {
            value = static_cast<std::uint32_t>(folded) - 1U;
        } else if constexpr (std::is_signed_v<T>) {
            value = static_cast<T>(static_cast<std::int64_t>(folded >> 1U) ^ -static_cast<std::int64_t>(folded & 1U));
        } else {
            value = static_cast<T>(folded);
        }
    }
}

template <class A>
void field(A& a, Rational& value) {
    std::int64_t numerator = value.numerator();
    std::int64_t denominator = value.denominator();
    field(a, numerator);
    field(a, denominator);
    if constexpr (A::reading) {
        value = Rational::ratio(numerator, denominator);
    }
}

template <class A>
void field(A& a, Date& value) {
    field(a, value.days);
}

template <class A, class T>
void field(A& a, std::vector<T>& values) {
    std::uint64_t size = values.size();
    a.unsigned_number(size);
    if constexpr (A::reading) {
        if (!a.ok() || size > a.left()) { // every element takes at least one byte
            a.fail();
            return;
        }
        values = std::vector<T>(static_cast<std::size_t>(size));
    }
    for (auto& value : values) {
        field(a, value);
        if constexpr (A::reading) {
            if (!a.ok()) {
                return;
            }
        }
    }
}

template <class A, class... T>
void fields(A& a, T&... values) {
    (field(a, values), ...);
}

template <class A>
void field(A& a, Type& x) {
    fields(a, x.kind, x.unit, x.choice);
}
template <class A>
void field(A& a, Value& x) {
    fields(a, x.kind, x.trouble, x.may_be_true, x.may_be_false, x.open, x.series, x.options, x.lo, x.hi);
}
/// Column by column, and children as the distance back: the same shapes then give the same bytes wherever they stand.
template <class A>
void field(A& a, std::vector<Node>& nodes) {
    std::uint64_t size = nodes.size();
    a.unsigned_number(size);
    if constexpr (A::reading) {
        if (!a.ok() || size > a.left()) {
            a.fail();
            return;
        }
        nodes = std::vector<Node>(static_cast<std::size_t>(size));
    }
    for (Node& node : nodes) {
        field(a, node.op);
    }
    for (Node& node : nodes) {
        fields(a, node.slot, node.over_months);
    }
    for (int which = 0; which < 3; ++which) {
        for (std::uint32_t i = 0; i < nodes.size(); ++i) {
            std::uint32_t& place = which == 0 ? nodes[i].a : which == 1 ? nodes[i].b : nodes[i].c;
            const bool relative = is_child(nodes[i], which);
            std::uint32_t written = relative && place != absent ? i - place : place;
            field(a, written);
            place = relative && written != absent ? i - written : written;
        }
    }
}
template <class A>
void field(A& a, Companion& x) {
    fields(a, x.fact, x.value);
}
template <class A>
void field(A& a, Fact& x) {
    fields(a, x.id, x.type, x.years, x.integer, x.month_granularity, x.past, x.list, x.place, x.min, x.max, x.options, x.has_default,
           x.default_value, x.assume, x.group, x.ask_when, x.has_otherwise, x.otherwise, x.how, x.change_from, x.change_to, x.companions,
           x.each, x.max_elements, x.members);
}
template <class A>
void field(A& a, Entry& x) {
    fields(a, x.key, x.value);
}
template <class A>
void field(A& a, Row& x) {
    fields(a, x.from, x.entries, x.basis, x.confidence);
}
template <class A>
void field(A& a, Series& x) {
    fields(a, x.id, x.type, x.shown, x.table, x.key, x.rows, x.open, x.known_to);
}
template <class A>
void field(A& a, Definition& x) {
    fields(a, x.id, x.type, x.shown, x.list, x.value, x.min, x.max, x.uses_month, x.basis, x.confidence);
}
template <class A>
void field(A& a, Program& x) {
    fields(a, x.nodes, x.numbers, x.sets, x.facts, x.series, x.definitions);
}
template <class A>
void field(A& a, Condition& x) {
    fields(a, x.id, x.when, x.basis);
}
template <class A>
void field(A& a, Withheld& x) {
    fields(a, x.id, x.amount, x.when, x.basis);
}
template <class A>
void field(A& a, Formula& x) {
    field(a, x.node);
}
template <class A>
void field(A& a, Version& x) {
    fields(a, x.from, x.has_to, x.to, x.basis, x.conditions, x.period, x.amount, x.amount_by_rows, x.amount_series, x.starts, x.ends,
           x.when_paid, x.deadline, x.withheld, x.printed, x.where, x.documents, x.decided_in, x.confidence);
}
template <class A>
void field(A& a, Gap& x) {
    fields(a, x.id, x.has_from, x.from, x.has_to, x.to, x.instead, x.basis);
}
template <class A>
void field(A& a, ByRisk& x) {
    fields(a, x.risk, x.weight, x.urgency);
}
template <class A>
void field(A& a, Measure& x) {
    fields(a, x.id, x.kind, x.level, x.risks, x.weight, x.urgency, x.by_risk, x.list, x.element, x.element_where, x.right_on, x.versions,
           x.gaps, x.choose_one, x.complain, x.local, x.already_paid, x.fault);
}
template <class A>
void field(A& a, Risk& x) {
    fields(a, x.id, x.group, x.icon);
}
template <class A>
void field(A& a, Option::List& x) {
    fields(a, x.fact, x.members);
}
template <class A>
void field(A& a, Option& x) {
    fields(a, x.id, x.measures, x.application, x.later, x.later_on, x.facts, x.lists);
}
template <class A>
void field(A& a, Alternative& x) {
    fields(a, x.id, x.risks, x.measures, x.months, x.months_before, x.when, x.options);
}
template <class A>
void field(A& a, Rulebook& x) {
    fields(a, x.version, x.date, x.scenario, x.status, x.languages, x.soon_days, x.risk_groups, x.risks, x.fact_groups, x.program,
           x.measures, x.alternatives);
}

} // namespace kepil
