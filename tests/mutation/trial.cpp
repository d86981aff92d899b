#include "trial.hpp"

#include "case_answers.hpp"
#include "expectation.hpp"

#include <algorithm>
#include <stdexcept>

namespace kepil::mutation {
namespace {

constexpr std::size_t first_measures = 6; // enough for most changes to be noticed, and quick to load

std::string measure_of(const std::string& path) {
    if (path.rfind("measures/", 0) != 0) {
        return {};
    }
    const auto folder = path.substr(0, path.rfind('/'));
    return folder.substr(folder.rfind('/') + 1);
}

bool starts_with(const std::string& text, std::string_view start) { return text.compare(0, start.size(), start) == 0; }

std::size_t errors_in(const Diagnostics& diagnostics) {
    return static_cast<std::size_t>(
        std::count_if(diagnostics.begin(), diagnostics.end(), [](const auto& each) { return each.severity == Severity::error; }));
}

} // namespace

Trial::Trial(SourceTree tree, Examples& examples) : examples_(examples) {
    Diagnostics diagnostics;
    law_ = load_rulebook(tree, diagnostics).rulebook;
    if (has_errors(diagnostics)) {
        throw std::runtime_error("the rulebook has errors: see kepil check");
    }
    reach_.emplace(law_);
    shared_.root = tree.root;
    for (auto& file : tree.files) {
        if (const auto measure = measure_of(file.path); !measure.empty()) {
            // Examples are asked from memory; the loader only wants to see that there is one.
            file.text = file.path.substr(file.path.rfind('/')) == "/cases.json" ? "[{}]" : std::move(file.text);
            by_measure_[measure].push_back(std::move(file));
        } else if (!starts_with(file.path, "alternatives/") && !starts_with(file.path, "scenarios/") &&
                   !starts_with(file.path, "schema/")) {
            shared_.files.push_back(std::move(file));
        }
    }
}

Verdict Trial::attempt(const Change& change) {
    const auto measure = measure_of(change.path);
    reached_ = measure.empty() ? reach_->readers_of(change.id) : Measures{measure};
    if (reached_.size() > 2 * first_measures) {
        const auto verdict = attempt_on(Measures(reached_.begin(), reached_.begin() + first_measures), change);
        if (verdict != Verdict::survived) {
            return verdict;
        }
    }
    return attempt_on(reached_, change);
}

Verdict Trial::attempt_on(const Measures& measures, const Change& change) {
    auto part = part_with(measures);
    const auto usual = usual_errors(measures, part);
    const auto file = std::find_if(part.files.begin(), part.files.end(), [&](const auto& each) { return each.path == change.path; });
    if (file == part.files.end()) {
        throw std::runtime_error("no such file: " + change.path);
    }
    file->text.replace(change.offset, change.length, change.text);
    Diagnostics diagnostics;
    auto loaded = load_rulebook(part, diagnostics);
    if (errors_in(diagnostics) > usual) {
        return Verdict::refused;
    }
    changed_ = std::move(loaded.rulebook);
    return noticed(*changed_, measures) ? Verdict::killed : Verdict::survived;
}

SourceTree Trial::part_with(const Measures& measures) const {
    auto part = shared_;
    for (const auto& measure : measures) {
        const auto& files = by_measure_.at(measure);
        part.files.insert(part.files.end(), files.begin(), files.end());
    }
    return part;
}

/// A part of the rulebook names measures that it leaves out.
std::size_t Trial::usual_errors(const Measures& measures, const SourceTree& part) {
    const auto [place, fresh] = usual_errors_.emplace(measures, 0);
    if (fresh) {
        Diagnostics diagnostics;
        (void)load_rulebook(part, diagnostics);
        place->second = errors_in(diagnostics);
    }
    return place->second;
}

bool Trial::noticed(const Rulebook& rulebook, const Measures& measures) const {
    cli::CaseAnswers answers(rulebook, law_.date);
    return std::any_of(measures.begin(), measures.end(), [&](const std::string& measure) {
        const auto& examples = examples_.of(measure);
        return std::any_of(examples.begin(), examples.end(), [&](const Example* example) {
            const auto answer = answers.answer(example->content.at("case"), {measure});
            const auto& expected = example->content.at("expect");
            return !answer.at("errors").empty() || std::any_of(expected.begin(), expected.end(), [&](const nlohmann::json& expectation) {
                return expectation.value("measure", example->measure) == measure &&
                       !cli::compare(expectation, answer, example->measure).difference.empty();
            });
        });
    });
}

} // namespace kepil::mutation
