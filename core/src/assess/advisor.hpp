// What would turn a refusal: the smallest change of facts that a person can lawfully make (the rulebook says which), or the first day on
// which it turns by itself. Nothing is concluded: every candidate is put into the case and judged.
#pragma once

#include "assess/answer.hpp"
#include "assess/assessor.hpp"

namespace kepil {

struct FactChange {
    std::uint32_t fact = absent;
    Value from;
    Value to;
};

/// What turns one refusal.
struct Change {
    const Measure* measure = nullptr;
    int index = -1;
    std::vector<FactChange> with;
    std::optional<Date> wait_until;
    Finding then;
};

class Advisor {
public:
    /// `input` is used as working room and is as it was in between; what makes no sense in it must not have been settled yet.
    Advisor(Assessor& assessor, const Rulebook& rulebook, Case& input);

    /// For every measure of the case's risks that is refused, payments first.
    [[nodiscard]] std::vector<Change> changes();
    /// For one refused finding.
    [[nodiscard]] std::vector<Change> changes_of(const Finding& refused);

    /// Outside the case's risks: payments that one more answer would decide, and the foremost services and rights that are due.
    [[nodiscard]] std::vector<Finding> nearby();
    void write_nearby(const std::vector<Finding>& findings, json::Writer& out) const;
    /// Puts the case back as it was given.
    void give_back() { input_.household = given_; }

    void write(const std::vector<Change>& changes, json::Writer& out) const;

private:
    void restore();
    [[nodiscard]] std::vector<std::uint32_t> changeable(const Finding& refused) const;
    [[nodiscard]] std::optional<Change> with_one(std::uint32_t fact, const Change& base);
    [[nodiscard]] std::optional<Change> with_more(std::uint32_t fact, const Change& base);
    [[nodiscard]] std::optional<Change> by_waiting(const Finding& refused);
    [[nodiscard]] Finding judged(const Change& change);

    Assessor& assessor_;
    const Rulebook& rulebook_;
    const Program& program_;
    Case& input_;
    Household given_; ///< as the case says it
};

} // namespace kepil
