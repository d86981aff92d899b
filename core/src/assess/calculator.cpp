#include "kepil/calculator.hpp"

#include "assess/advisor.hpp"
#include "assess/alternatives.hpp"
#include "assess/amount_rows.hpp"
#include "assess/answer.hpp"
#include "assess/arrears.hpp"
#include "assess/assessor.hpp"
#include "assess/catalogue.hpp"
#include "assess/explainer.hpp"
#include "assess/timeline.hpp"
#include "rulebook/pack.hpp"
#include "rulebook/reasons.hpp"

#include <algorithm>

namespace kepil {
namespace {

constexpr int default_history_months = 36;
constexpr int max_history_months = 300;
/// Room for so much is made at once; what is longer by far is rare, and would leave its room unused.
constexpr std::size_t usual_answer = 256U << 10U;

} // namespace

struct Calculator::State {
    explicit State(Rulebook loaded)
        : rulebook(std::move(loaded)), reader(rulebook), names(rulebook.program), assessor(rulebook), parts(rulebook), order(rulebook) {}

    Rulebook rulebook;
    CaseReader reader;
    NameIndex names;
    Assessor assessor;
    FixedParts parts;
    KnownLines lines;
    Order order;
    Case input;
    std::vector<const Measure*> chosen;   ///< for amounts()
    std::vector<std::uint32_t> to_settle; ///< the facts that they rest on and that do not make sense for every household
    std::size_t answer_size = 0;          ///< of the last assessment: room for the next is made at once

    [[nodiscard]] const Measure* measure(std::string_view id) const {
        const auto found = std::find_if(rulebook.measures.begin(), rulebook.measures.end(), [&](const Measure& m) { return m.id == id; });
        return found == rulebook.measures.end() ? nullptr : &*found;
    }

    /// False if nothing can be answered.
    bool read(std::string_view case_json, std::string_view today) {
        if (!read_raw(case_json, today)) {
            return false;
        }
        assessor.settle(input);
        return true;
    }

    /// As the case says it, what makes no sense for the household included.
    bool read_raw(std::string_view case_json, std::string_view today) {
        if (case_json.size() > max_case_bytes) {
            input.readable = false;
            input.errors = {{"too_large", "", "", std::to_string(case_json.size()), "", std::to_string(max_case_bytes)}};
            return false;
        }
        const auto date = Date::parse(today);
        reader.read(case_json, date.value_or(*Date::parse(rulebook.date)), input);
        return input.readable;
    }
};

std::unique_ptr<Calculator> Calculator::open(std::span<const std::uint8_t> pack, std::string& error) {
    auto rulebook = unpack_rulebook(pack, error);
    if (!rulebook) {
        return nullptr;
    }
    if (!Date::parse(rulebook->date)) {
        error = "the packed rulebook has no date";
        return nullptr;
    }
    return std::unique_ptr<Calculator>(new Calculator(std::make_unique<State>(std::move(*rulebook))));
}

Calculator::Calculator(std::unique_ptr<State> state) : state_(std::move(state)) {}
Calculator::~Calculator() = default;

bool Calculator::add_reasons(std::span<const std::uint8_t> pack, std::string& error) {
    return unpack_reasons(pack, state_->rulebook, error);
}

std::string Calculator::assess(std::string_view case_json, std::string_view today, Refusals refusals, std::string room) {
    room.clear();
    json::Writer out(std::move(room));
    AnswerWriter answer(state_->rulebook, out, state_->parts, refusals == Refusals::in_short ? &state_->lines : nullptr);
    if (state_->read(case_json, today)) {
        out.reserve(std::min(state_->answer_size, usual_answer));
        const auto findings = state_->assessor.assess(state_->input);
        answer.assessment(state_->input, findings, state_->assessor.assess_others(state_->input), state_->order, refusals);
        state_->answer_size = out.text().size();
    } else {
        answer.errors_only(state_->input.errors);
    }
    return out.take();
}

std::string Calculator::explain(std::string_view case_json, std::string_view measure, int index, std::string_view today) {
    json::Writer out;
    AnswerWriter answer(state_->rulebook, out, state_->parts);
    auto& input = state_->input;
    if (!state_->read_raw(case_json, today)) {
        answer.errors_only(input.errors);
        return out.take();
    }
    const auto* const found = state_->measure(measure);
    if (found == nullptr) {
        input.errors.push_back({"unknown_measure", "", "", std::string(measure.substr(0, 60)), "", ""});
        answer.errors_only(input.errors);
        return out.take();
    }
    Advisor advisor(state_->assessor, state_->rulebook, input);
    state_->assessor.settle(input);
    const auto findings = state_->assessor.assess_measure(input, *found);
    const auto wanted = std::find_if(findings.begin(), findings.end(), [&](const Finding& f) { return f.index == index; });
    const Finding& finding = wanted == findings.end() ? findings.front() : *wanted;
    const auto changes = advisor.changes_of(finding);
    out.begin_object();
    Explainer(state_->rulebook, state_->names, state_->assessor.evaluator_for(input, finding), out, answer).explain(input, finding);
    if (finding.state == kepil::State::not_entitled) {
        out.key("changes");
        advisor.write(changes, out);
    }
    out.end_object();
    return out.take();
}

std::string Calculator::timeline(std::string_view case_json, int years, std::string_view today) {
    json::Writer out;
    if (state_->read(case_json, today)) {
        write_timeline(state_->assessor, state_->rulebook, state_->input, std::clamp(years, 1, 50), out);
    } else {
        AnswerWriter(state_->rulebook, out).errors_only(state_->input.errors);
    }
    return out.take();
}

std::string Calculator::history(std::string_view case_json, std::string_view from, std::string_view today) {
    json::Writer out;
    if (state_->read(case_json, today)) {
        const Date last = state_->input.household.application;
        const Date first = Date::parse(from).value_or(add_months(last, -default_history_months));
        write_arrears(state_->assessor, state_->rulebook, state_->input,
                      std::clamp(first, std::min(add_months(last, -max_history_months), last), last), out);
    } else {
        AnswerWriter(state_->rulebook, out).errors_only(state_->input.errors);
    }
    return out.take();
}

std::string Calculator::advise(std::string_view case_json, std::string_view today) {
    json::Writer out;
    AnswerWriter answer(state_->rulebook, out);
    if (!state_->read_raw(case_json, today)) {
        answer.errors_only(state_->input.errors);
        return out.take();
    }
    out.begin_object();
    answer.rulebook();
    answer.errors(state_->input.errors);
    Advisor advisor(state_->assessor, state_->rulebook, state_->input);
    out.key("changes");
    advisor.write(advisor.changes(), out);
    out.key("nearby");
    advisor.write_nearby(advisor.nearby(), out);
    out.key("alternatives");
    advisor.give_back();
    Alternatives(state_->assessor, state_->rulebook, state_->input).write(out);
    out.end_object();
    return out.take();
}

bool Calculator::choose_measures(std::string_view measures, std::string& error) {
    auto& chosen = state_->chosen;
    chosen.clear();
    const bool all = measures == "all";
    const bool payments = measures == "payments";
    if (all || payments) {
        measures = {};
        for (const auto& measure : state_->rulebook.measures) {
            if (all || measure.kind == MeasureKind::payment) {
                chosen.push_back(&measure);
            }
        }
    }
    while (!measures.empty()) {
        const auto id = measures.substr(0, measures.find(','));
        measures.remove_prefix(std::min(measures.size(), id.size() + 1));
        const auto* const measure = state_->measure(id);
        if (measure == nullptr) {
            error = "unknown measure " + std::string(id.substr(0, 60));
            return false;
        }
        chosen.push_back(measure);
    }
    state_->to_settle = state_->assessor.conditional_facts(chosen);
    return true;
}

bool Calculator::amounts(std::string_view case_json, std::string_view today, std::string_view name, bool csv, std::string& rows,
                         std::string& problem) {
    auto& input = state_->input;
    if (!state_->read_raw(case_json, today) || !input.errors.empty()) {
        const auto& error = input.errors.front();
        problem = error.code + (error.pointer.empty() ? "" : " " + error.pointer) + (error.given.empty() ? "" : ": " + error.given);
        return false;
    }
    state_->assessor.settle(input, state_->to_settle);
    const auto findings = state_->assessor.amounts_of(input, state_->chosen);
    const std::string_view known_as = input.name.empty() ? name : std::string_view(input.name);
    if (csv) {
        write_csv_rows(findings, known_as, rows);
    } else {
        write_json_row(state_->rulebook, findings, known_as, rows);
    }
    return true;
}

std::string Calculator::catalogue() {
    json::Writer out;
    write_catalogue(state_->rulebook, out);
    return out.take();
}

} // namespace kepil
