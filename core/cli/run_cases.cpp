#include "run_cases.hpp"

#include "case_answers.hpp"
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
    Runner(const SourceTree& tree, const Rulebook& rulebook, std::string_view today) : tree_(tree), answers_(rulebook, today) {}

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
        const auto answer = answers_.answer(content["case"], wanted);
        if (!answer["errors"].empty()) {
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

    const SourceTree& tree_;
    CaseAnswers answers_;
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
