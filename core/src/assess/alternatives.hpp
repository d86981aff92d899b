// Which choice is worth more: each option of the rulebook's alternatives is put into the case, judged, and summed up over the same months.
#pragma once

#include "assess/answer.hpp"
#include "assess/assessor.hpp"

namespace kepil {

class Alternatives {
public:
    /// `input` is used as working room; what makes no sense in it must not have been settled yet.
    Alternatives(Assessor& assessor, const Rulebook& rulebook, Case& input)
        : assessor_(assessor), rulebook_(rulebook), program_(rulebook.program), input_(input), given_(input.household) {}

    /// The alternatives of the case's risks in which something is at stake, as a JSON array.
    void write(json::Writer& out);

private:
    struct Outcome {
        const Option* option = nullptr;
        Date applied;
        std::vector<Finding> findings;
        std::size_t first_later = static_cast<std::size_t>(-1); ///< from here on they are of a second application
        Date later;                                             ///< its day
        Value total;
        bool known = true; ///< false: the law for what it pays is not known yet
    };

    Outcome outcome_of(const Alternative& alternative, const Option& option);
    [[nodiscard]] static bool is_choice(const std::vector<Outcome>& outcomes);
    void put(const Option& option, std::uint32_t application);
    void put_back() { put({}, absent); }
    void judge(const std::vector<std::uint32_t>& measures, Outcome& outcome);
    [[nodiscard]] Value total_of(const std::vector<Finding>& findings, Date first, Date last) const;
    [[nodiscard]] std::vector<FactPlace> missing(const Alternative& alternative);
    void write(const Alternative& alternative, const std::vector<Outcome>& outcomes, json::Writer& out);
    void write(const Outcome& outcome, bool best, json::Writer& out);

    Assessor& assessor_;
    const Rulebook& rulebook_;
    const Program& program_;
    Case& input_;
    Household given_; ///< as the case says it
};

} // namespace kepil
