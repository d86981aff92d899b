#include "run_cases.hpp"

#include "assess/answer.hpp"
#include "assess/assessor.hpp"
#include "expectation.hpp"
#include "json/document.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <set>
#include <thread>

namespace kepil::cli {
namespace {

using Json = nlohmann::json;

struct Example {
    const SourceFile* file = nullptr;
    std::string measure; ///< the one whose folder it lies in; empty: a case of a scenario
    json::Place place;
    Json content;
    Diagnostics found; ///< nothing: it came out right
};

bool ends_with(const std::string& text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

std::string folder_name(const std::string& path) {
    const auto last = path.rfind('/');
    const auto before = path.rfind('/', last - 1);
    return path.substr(before + 1, last - before - 1);
}

std::string list_errors(const Json& answer) {
    std::string text;
    for (const auto& error : answer.value("errors", Json::array())) {
        text += (text.empty() ? "" : "; ") + error.value("code", "") + " at " + error.value("pointer", "") + ' ' +
                error.value("values", Json::object()).dump();
    }
    return text;
}

std::vector<Example> collect(const SourceTree& tree, const std::string& scenario, const std::string& only) {
    const auto folder = scenario.empty() ? "measures/" : "scenarios/" + scenario + '/';
    std::vector<Example> examples;
    for (const auto& file : tree.files) {
        const bool has_cases = file.path.rfind(folder, 0) == 0 && ends_with(file.path, "/cases.json");
        if (!has_cases || !(only.empty() || folder_name(file.path) == only)) {
            continue;
        }
        const auto measure = scenario.empty() ? folder_name(file.path) : std::string();
        const json::Document places(file.text);
        auto cases = Json::parse(file.text, nullptr, false);
        for (std::size_t i = 0; cases.is_array() && i < cases.size(); ++i) {
            examples.push_back({&file, measure, json::place_of(file.text, places.root()[i].offset()), std::move(cases[i]), {}});
        }
    }
    return examples;
}

/// One thread's way through the examples.
class Runner {
public:
    Runner(const SourceTree& tree, const Rulebook& rulebook, std::string_view today)
        : tree_(tree), rulebook_(rulebook), facts_(rulebook.program), assessor_(rulebook), today_(Date::parse(today).value_or(Date{})) {}

    void run(Example& example) {
        try {
            judge(example);
        } catch (const std::exception& failure) {
            report(example, failure.what(), "see rules-data/README.md");
        }
    }

private:
    void report(Example& example, const std::string& message, const std::string& hint) const {
        const auto id = example.content.is_object() ? example.content.value("id", Json()) : Json();
        example.found.push_back({Severity::error, tree_.root + '/' + example.file->path, example.place.line, example.place.column,
                                 "case " + id.dump() + ": " + message, hint});
    }

    void judge(Example& example) {
        const auto& content = example.content;
        if (!content.is_object() || !content.contains("case") || !content.contains("expect") || !content["expect"].is_array() ||
            content["expect"].empty()) {
            report(example, "a case has \"id\", \"case\" and at least one \"expect\"", "see rules-data/README.md");
            return;
        }
        std::set<std::string> wanted;
        for (const auto& expectation : content["expect"]) {
            wanted.insert(expectation.value("measure", example.measure));
        }
        if (wanted.contains("")) {
            report(example, "an expectation does not say of which measure it speaks", "\"measure\": \"...\"");
            return;
        }
        const auto answer = assess(content["case"].dump(), wanted);
        if (!input_.readable || !answer["errors"].empty()) {
            report(example, "its facts are refused: " + list_errors(answer), "an example must be free of input errors");
            return;
        }
        for (const auto& expectation : content["expect"]) {
            const auto outcome = compare(expectation, answer, example.measure);
            if (!outcome.difference.empty()) {
                report(example, outcome.difference, outcome.hint);
            }
        }
    }

    // An expectation speaks of single findings, so nothing but the measures that are named need be assessed.
    Json assess(const std::string& text, const std::set<std::string>& wanted) {
        read_case(text, rulebook_, facts_, today_, input_);
        json::Writer out;
        AnswerWriter answer(rulebook_, out);
        out.begin_object();
        answer.errors(input_.errors);
        out.key("findings").begin_array();
        for (const auto& measure : rulebook_.measures) {
            if (input_.readable && wanted.contains(measure.id) && is_asked_for(measure)) {
                for (const auto& finding : assessor_.assess_measure(input_, measure)) {
                    answer.finding(finding);
                }
            }
        }
        out.end_array().end_object();
        return Json::parse(out.take());
    }

    [[nodiscard]] bool is_asked_for(const Measure& measure) const {
        return std::any_of(measure.risks.begin(), measure.risks.end(), [this](std::uint32_t risk) { return input_.risks[risk]; });
    }

    const SourceTree& tree_;
    const Rulebook& rulebook_;
    FactIndex facts_;
    Assessor assessor_;
    Date today_;
    Case input_;
};

} // namespace

CaseCount run_cases(const SourceTree& tree, const Rulebook& rulebook, std::string_view today, const std::string& only,
                    Diagnostics& diagnostics) {
    auto examples = collect(tree, rulebook.scenario, only);
    std::atomic<std::size_t> next = 0;
    {
        const auto processors = std::max(1U, std::thread::hardware_concurrency());
        std::vector<std::jthread> workers;
        workers.reserve(processors);
        for (unsigned i = 0; i < processors; ++i) {
            workers.emplace_back([&] {
                Runner runner(tree, rulebook, today);
                for (auto at = next++; at < examples.size(); at = next++) {
                    runner.run(examples[at]);
                }
            });
        }
    }
    CaseCount count{static_cast<int>(examples.size()), 0};
    for (const auto& example : examples) {
        count.right += example.found.empty() ? 1 : 0;
        diagnostics.insert(diagnostics.end(), example.found.begin(), example.found.end());
    }
    return count;
}

} // namespace kepil::cli
