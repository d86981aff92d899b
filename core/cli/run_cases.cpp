#include "run_cases.hpp"

#include "case_answers.hpp"
#include "expectation.hpp"
#include "worked_examples.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <thread>

namespace kepil::cli {
namespace {

using Json = nlohmann::json;

std::string list_errors(const Json& answer) {
    std::string text;
    for (const auto& error : answer.value("errors", Json::array())) {
        text += (text.empty() ? "" : "; ") + error.value("code", "") + " at " + error.value("pointer", "") + ' ' +
                error.value("values", Json::object()).dump();
    }
    return text;
}

/// One thread's way through the examples.
class Runner {
public:
    Runner(const SourceTree& tree, const Rulebook& rulebook, std::string_view today) : tree_(tree), answers_(rulebook, today) {}

    /// What is wrong with it; nothing: it came out right.
    [[nodiscard]] Diagnostics run(const WorkedExample& example) {
        Diagnostics found;
        try {
            judge(example, found);
        } catch (const std::exception& failure) {
            report(example, failure.what(), "see rules-data/README.md", found);
        }
        return found;
    }

private:
    void report(const WorkedExample& example, const std::string& message, const std::string& hint, Diagnostics& found) const {
        const auto id = example.content.is_object() ? example.content.value("id", Json()) : Json();
        found.push_back({Severity::error, tree_.root + '/' + example.path, example.place.line, example.place.column,
                         "case " + id.dump() + ": " + message, hint});
    }

    void judge(const WorkedExample& example, Diagnostics& found) {
        const auto& content = example.content;
        if (!content.is_object() || !content.contains("case") || !content.contains("expect") || !content["expect"].is_array() ||
            content["expect"].empty()) {
            report(example, "a case has \"id\", \"case\" and at least one \"expect\"", "see rules-data/README.md", found);
            return;
        }
        const auto wanted = measures_expected(example);
        if (wanted.contains("")) {
            report(example, "an expectation does not say of which measure it speaks", "\"measure\": \"...\"", found);
            return;
        }
        const auto answer = answers_.answer(content["case"], wanted);
        if (!answer["errors"].empty()) {
            report(example, "its facts are refused: " + list_errors(answer), "an example must be free of input errors", found);
            return;
        }
        for (const auto& expectation : content["expect"]) {
            const auto outcome = compare(expectation, answer, example.measure);
            if (!outcome.difference.empty()) {
                report(example, outcome.difference, outcome.hint, found);
            }
        }
    }

    const SourceTree& tree_;
    CaseAnswers answers_;
};

} // namespace

CaseCount run_cases(const SourceTree& tree, const Rulebook& rulebook, std::string_view today, const std::string& only,
                    Diagnostics& diagnostics) {
    const auto examples = read_worked_examples(tree, rulebook.scenario, only);
    std::vector<Diagnostics> found(examples.size());
    std::atomic<std::size_t> next = 0;
    {
        const auto processors = std::max(1U, std::thread::hardware_concurrency());
        std::vector<std::jthread> workers;
        workers.reserve(processors);
        for (unsigned i = 0; i < processors; ++i) {
            workers.emplace_back([&] {
                Runner runner(tree, rulebook, today);
                for (auto at = next++; at < examples.size(); at = next++) {
                    found[at] = runner.run(examples[at]);
                }
            });
        }
    }
    CaseCount count{static_cast<int>(examples.size()), 0};
    for (const auto& of_example : found) {
        count.right += of_example.empty() ? 1 : 0;
        diagnostics.insert(diagnostics.end(), of_example.begin(), of_example.end());
    }
    return count;
}

} // namespace kepil::cli
