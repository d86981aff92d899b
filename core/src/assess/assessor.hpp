// Goes through the measures of a rulebook and finds, for one case, what is due.
#pragma once

#include "assess/finding_store.hpp"
#include "assess/inapplicable.hpp"

#include <map>
#include <optional>

namespace kepil {

/// Does the measure belong to one of the case's risks?
[[nodiscard]] bool is_chosen(const Measure& measure, const Case& input);

class Assessor {
public:
    explicit Assessor(const Rulebook& rulebook);

    /// Findings for every measure of the case's risks, in the order of the rulebook; valid until the next call.
    [[nodiscard]] FindingView assess(const Case& input);

    /// Measures outside the case's risks to which the known facts already give a right to money; valid until the next call.
    [[nodiscard]] FindingView assess_others(const Case& input);

    /// State, amount and period of these measures, without those that are not due and without what an answer says beyond; valid until the
    /// next call.
    [[nodiscard]] FindingView amounts_of(const Case& input, const std::vector<const Measure*>& measures);

    /// One measure (and element) as it would stand on a day somewhere in [lo, hi], applied for on that day; without schedule and missing
    /// facts. The amount is that of `month`, or of the month of that day. Call begin() once before the first of these.
    [[nodiscard]] Finding on_days(const Measure& measure, int index, Date lo, Date hi, std::optional<Date> month = std::nullopt);
    void begin(const Case& input);
    /// How many measures were judged by on_days() so far: what a search for dates costs, whatever the machine.
    [[nodiscard]] std::uint64_t days_judged() const { return days_judged_; }

    /// An expression of the household, after begin().
    [[nodiscard]] Value value_of(std::uint32_t node) {
        evaluator_.clear_element();
        return evaluator_.evaluate(node);
    }

    /// The unknown facts of such an expression that may be asked.
    void missing_of(std::uint32_t node, std::vector<FactPlace>& places) {
        evaluator_.clear_element();
        evaluator_.evaluate_missing(node, places);
        keep_askable(places);
    }

    /// Facts that make no sense for the household get the value that the rulebook names.
    void settle(Case& input) { settle(input, conditional_); }
    /// The same for some facts: those of which conditional_facts() says that measures rest on them.
    void settle(Case& input, const std::vector<std::uint32_t>& facts) {
        input.ignored = settle_inapplicable(rulebook_.program, facts, evaluator_, input.household);
    }
    /// The facts that do not make sense for every household, and that a finding of these measures can depend on.
    [[nodiscard]] std::vector<std::uint32_t> conditional_facts(const std::vector<const Measure*>& measures);

    /// Findings of one measure, whatever its risks.
    [[nodiscard]] std::vector<Finding> assess_measure(const Case& input, const Measure& measure);

    /// Ready to evaluate further expressions in the place of `finding` (its element, its month): for explanations.
    Evaluator& evaluator_for(const Case& input, const Finding& finding);

private:
    /// What is asked where a fact is missing; the memory is used again from case to case.
    struct Asked {
        std::uint64_t of_case = 0;
        std::vector<FactPlace> places;
    };

    [[nodiscard]] bool tells_missing() const { return !brief_ && !only_entitled_ && !only_amounts_; }
    /// The measures that `takes_part` names; what reads nothing that has changed since the case before stands as it was.
    template <class TakesPart>
    FindingView go_through(const Case& input, FindingStore& store, const TakesPart& takes_part);
    void visit(const Measure& measure, FindingStore& findings);
    /// Has the evaluator ask about this element, in the month of application.
    void stand_at(const Measure& measure, int index);
    /// Whether every version that holds where the evaluator stands refuses: there is no amount to tell.
    [[nodiscard]] bool brings_nothing(const Measure& measure);
    void judge(const Measure& measure, int index, const Value& takes_part, Finding& finding);
    void judge_versions(const Measure& measure, Finding& finding);
    void judge_version(const Measure& measure, const Version& version, Finding& finding);
    void conditions(const Version& version, Finding& finding);
    void amounts(const Version& version, Finding& finding);
    std::optional<Amount> amount(const Version& version, Finding& finding);
    Value withhold(const Version& version, const Value& gross, std::vector<WithheldAmount>& parts);
    void ask_month();
    void set_month(const Version& version, const Finding& finding);
    void schedule(const Version& version, Finding& finding);
    [[nodiscard]] std::vector<Date> breakpoints(const Version& version, Date first, Date last) const;
    void missing(const Measure& measure, const Version& version, Finding& finding);
    void keep_askable(std::vector<FactPlace>& places);
    const std::vector<FactPlace>& to_ask(const FactPlace& place, int depth);
    std::optional<Value> date(const Formula& formula);
    static void recommend(const std::vector<Finding*>& findings);

    const Rulebook& rulebook_;
    Evaluator evaluator_;
    const Case* input_ = nullptr;
    Date first_day_; ///< the day of application, or the range of days asked about
    Date last_day_;
    Date first_month_; ///< their months, or the one asked about
    Date last_month_;
    std::uint64_t days_judged_ = 0;
    bool brief_ = false;         ///< no schedule, no missing facts
    bool only_entitled_ = false; ///< whatever is not certain is dropped, so nothing more is asked about it
    bool only_amounts_ = false;  ///< what is not due is left out; no schedule, no missing facts
    Finding last_version_;       ///< the room in which further versions are judged
    MeasureReads reads_;
    FindingStore findings_;
    FindingStore others_;
    FindingStore amounts_;
    FindingStore one_;                       ///< of assess_measure()
    std::vector<std::uint32_t> conditional_; ///< all facts that do not make sense for every household
    std::map<FactPlace, Asked> to_ask_;
    std::uint64_t cases_begun_ = 0;
};

} // namespace kepil
