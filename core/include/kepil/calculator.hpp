// The whole of Kepil behind a few calls. JSON goes in and JSON comes out, so that the terminal, the browser and a batch job share
// one contract (docs/answers.md). Nothing here throws: bad input comes back as an object with "errors".
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace kepil {

/// How an assessment tells what is not due: why not, with the articles of the conditions that fail, or all that is known of the measure.
enum class Refusals : std::uint8_t { in_short, whole };

/// A rulebook that was packed by `kepil pack`, loaded and ready to answer. Immutable; one instance may serve many calls.
/// Not thread-safe (it keeps a working memory that is reset per call): make one per thread.
class Calculator {
public:
    /// A longer case is refused before it is read: a form filled to its last field stays far below, and memory stays bounded.
    static constexpr std::size_t max_case_bytes = 64U << 10U;

    /// Reads a pack. On failure `error` holds what is wrong in one English line, and the result is empty.
    [[nodiscard]] static std::unique_ptr<Calculator> open(std::span<const std::uint8_t> pack, std::string& error);

    /// Reads the reasons that belong to this rulebook (formulas as written, addresses of sources). Without them explain() answers with
    /// empty formulas. False, with `error` filled, for anything else.
    bool add_reasons(std::span<const std::uint8_t> pack, std::string& error);

    ~Calculator();
    Calculator(const Calculator&) = delete;
    Calculator& operator=(const Calculator&) = delete;

    /// Answers a case. `today` (YYYY-MM-DD) stands in for dates that the case leaves out. The memory of `room`, an answer that is no longer
    /// needed, is used for this one.
    [[nodiscard]] std::string assess(std::string_view case_json, std::string_view today, Refusals refusals = Refusals::in_short,
                                     std::string room = {});

    /// Explains one measure for a case; `index` is the place in the list (from 0), or -1 where the measure has no list.
    [[nodiscard]] std::string explain(std::string_view case_json, std::string_view measure, int index, std::string_view today);

    /// What changes in the `years` (1 to 50) after the day of application, and when.
    [[nodiscard]] std::string timeline(std::string_view case_json, int years, std::string_view today);

    /// What was due in each month since `from` (YYYY-MM-DD), what an application on the case's day still reaches, and what is lost.
    [[nodiscard]] std::string history(std::string_view case_json, std::string_view from, std::string_view today);

    /// What would turn a refusal, and which choice is worth more; every line computed by an assessment with the change.
    [[nodiscard]] std::string advise(std::string_view case_json, std::string_view today);

    /// What amounts() answers about: "payments", "all", or measures by id with commas. False, with `error` filled, for an unknown id.
    bool choose_measures(std::string_view measures, std::string& error);

    /// The states and net amounts of a case alone, for many cases: appends to `rows` one JSON object, or one CSV line a measure, each with
    /// its line end. `name` stands for the case where it has no "id". Only measures that are due, may be due, or whose amount is not known
    /// have a row. False, with `problem` filled and nothing appended, for a case with any error. The amounts are those of assess().
    bool amounts(std::string_view case_json, std::string_view today, std::string_view name, bool csv, std::string& rows,
                 std::string& problem);

    /// Risks, facts and measures: what a page needs to build its form.
    [[nodiscard]] std::string catalogue();

private:
    struct State;
    explicit Calculator(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace kepil
