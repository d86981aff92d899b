// kepil new-year YEAR: drafts the parameter rows of a budget law, shows what they change, and does not call the year finished while a
// figure, a source or a worked example is missing.
#include "arguments.hpp"
#include "case_answers.hpp"
#include "command.hpp"
#include "expectation.hpp"
#include "files.hpp"
#include "rulebook/load.hpp"
#include "run_cases.hpp"
#include "table.hpp"
#include "today.hpp"
#include "words.hpp"
#include "worked_examples.hpp"
#include "year_draft.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <set>

namespace kepil::cli {
namespace {

using Json = nlohmann::json;

constexpr std::size_t name_width = 56;

using Examples = std::vector<WorkedExample>;

Series* series_of(Rulebook& rulebook, const std::string& id) {
    auto& series = rulebook.program.series;
    const auto found = std::find_if(series.begin(), series.end(), [&](const Series& each) { return each.id == id; });
    return found == series.end() ? nullptr : &*found;
}

/// The law as it is, but with the new figures in the place of the newest ones: what they alone would change today.
Rulebook with_new_figures(Rulebook law, const std::vector<YearRow>& rows, int year) {
    const auto first = *Date::parse(std::to_string(year) + "-01-01");
    for (const auto& row : rows) {
        auto* const series = series_of(law, row.parameter);
        const auto value = Rational::parse(row.after);
        if (series == nullptr || !value || series->table != Table::none) {
            continue;
        }
        for (auto it = series->rows.rbegin(); it != series->rows.rend(); ++it) {
            if (it->from < first) {
                it->entries.front().value = *value;
                break;
            }
        }
    }
    return law;
}

/// The draft without the new row of one parameter.
Rulebook without_row(Rulebook draft, const std::string& parameter, int year) {
    const auto first = *Date::parse(std::to_string(year) + "-01-01");
    auto& series = *series_of(draft, parameter);
    series.rows.erase(std::remove_if(series.rows.begin(), series.rows.end(), [&](const Row& row) { return row.from >= first; }),
                      series.rows.end());
    series.open = false;
    series.known_to = add_days(first, -1);
    return draft;
}

bool comes_out(CaseAnswers& answers, const WorkedExample& example) {
    const auto answer = answers.answer(example.content.at("case"), measures_expected(example));
    const auto& expectations = example.content.at("expect");
    return std::all_of(expectations.begin(), expectations.end(),
                       [&](const Json& expectation) { return compare(expectation, answer, example.measure).difference.empty(); });
}

std::string gross_of(const Json& answer, const std::string& measure) {
    for (const auto& finding : answer.at("findings")) {
        const auto gross = finding.value("amount", Json::object()).value("gross", Json::object());
        if (finding.value("measure", "") == measure && finding.value("state", "") == "entitled" && gross.contains("min") &&
            gross.at("min") == gross.at("max")) {
            return gross.at("min");
        }
    }
    return {};
}

/// One line a measure: its first worked example of the old year that the new figures change.
std::vector<Cells> effects(const Examples& examples, const Rulebook& law, const YearDraft& draft, int year, const TextsByLanguage& texts,
                           const std::string& language) {
    const auto old_year = std::to_string(year - 1) + '-';
    const auto is_of_old_year = [&](const Json& input) {
        const auto dates = input.value("dates", Json::object());
        return std::all_of(dates.begin(), dates.end(), [&](const Json& date) { return date.get<std::string>().rfind(old_year, 0) == 0; });
    };
    const auto changed = with_new_figures(law, draft.rows, year);
    CaseAnswers before(law, law.date);
    CaseAnswers after(changed, law.date);
    std::vector<Cells> lines;
    std::set<std::string> shown;
    for (const auto& example : examples) {
        const auto& input = example.content.at("case");
        if (shown.contains(example.measure) || !is_of_old_year(input)) {
            continue;
        }
        const auto old_sum = gross_of(before.answer(input, {example.measure}), example.measure);
        const auto new_sum = gross_of(after.answer(input, {example.measure}), example.measure);
        if (!old_sum.empty() && old_sum != new_sum) {
            const auto& names = texts.at(language).names;
            const auto name = names.find("measure." + example.measure + ".name");
            lines.push_back({name == names.end() ? example.measure : name->second, example.content.value("id", ""), old_sum,
                             new_sum.empty() ? word("not_entitled", language) : new_sum});
            shown.insert(example.measure);
        }
    }
    return lines;
}

/// The measure of some example that no longer comes out once the parameter is unknown from 1 January of `year` on; empty: there is none.
std::string measure_that_rests_on(const std::string& parameter, const Rulebook& rulebook, const std::vector<const WorkedExample*>& among,
                                  int year) {
    const auto less = without_row(rulebook, parameter, year);
    CaseAnswers with(rulebook, rulebook.date);
    CaseAnswers without(less, rulebook.date);
    const auto found = std::find_if(among.begin(), among.end(), [&](const WorkedExample* example) {
        return !comes_out(without, *example) && comes_out(with, *example);
    });
    return found == among.end() ? "" : (*found)->measure;
}

/// Those with a date of that year in their case.
std::vector<const WorkedExample*> of_year(const Examples& examples, int year) {
    const auto in_year = '"' + std::to_string(year) + '-';
    std::vector<const WorkedExample*> found;
    for (const auto& example : examples) {
        if (example.content.at("case").dump().find(in_year) != std::string::npos) {
            found.push_back(&example);
        }
    }
    return found;
}

// A worked example proves a row if it comes out with it, and no longer without. A figure on which nothing rested last year needs no proof.
void look_for_cases(YearDraft& draft, const Examples& examples, const Rulebook& law, const Rulebook& drafted, int year) {
    const auto last_year = of_year(examples, year - 1);
    const auto this_year = of_year(examples, year);
    for (const auto& row : draft.rows) {
        const auto measure = measure_that_rests_on(row.parameter, law, last_year, year - 1);
        if (measure.empty()) {
            draft.notes.push_back("no worked example of " + std::to_string(year - 1) + " rests on " + row.parameter +
                                  ": none is asked for");
        } else if (measure_that_rests_on(row.parameter, drafted, this_year, year).empty()) {
            draft.missing.push_back("a worked example of " + std::to_string(year) + " that rests on " + row.parameter +
                                    ", for instance in cases.json of " + measure);
        }
    }
}

// What was an example of "not known yet" has an amount now.
void look_for_outdated(YearDraft& draft, const Rulebook& rulebook) {
    Diagnostics otherwise;
    run_cases(draft.tree, rulebook, rulebook.date, "", otherwise);
    for (const auto& diagnostic : otherwise) {
        draft.missing.push_back("a worked example to be rewritten: " + to_string(diagnostic));
    }
}

void print_list(const char* heading, const std::vector<std::string>& lines) {
    if (lines.empty()) {
        return;
    }
    std::printf("\n%s\n", heading);
    for (const auto& line : lines) {
        std::printf("  %s\n", line.c_str());
    }
}

void print_draft(const YearDraft& draft, bool written) {
    std::puts(draft.changes.empty() ? "Nothing to write: the rows are there."
              : written             ? "Written:"
                                    : "Would be written (a dry run; --write writes it):");
    for (const auto& change : draft.changes) {
        std::printf("  %s\n", change.path.c_str());
        for (const auto& line : change.lines) {
            std::printf("    %s\n", line.c_str());
        }
    }
}

bool write(const SourceTree& tree, const YearDraft& draft) {
    std::string error;
    for (const auto& change : draft.changes) {
        if (!write_file(tree.root + '/' + change.path, change.text, error)) {
            complain("new-year", error);
            return false;
        }
    }
    return true;
}

std::string rules_folder(const Words& words) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        if (words[i] == "--rules" && i + 1 < words.size()) {
            return words[i + 1];
        }
        if (words[i].rfind("--rules=", 0) == 0) {
            return words[i].substr(8);
        }
    }
    const char* const chosen = std::getenv("KEPIL_RULES"); // NOLINT(concurrency-mt-unsafe): there is one thread
    return chosen == nullptr || *chosen == '\0' ? "rules-data" : chosen;
}

/// The errors of a rulebook on standard error; true if there are any.
bool complain_about_rules(const Diagnostics& diagnostics) {
    for (const auto& diagnostic : diagnostics) {
        if (diagnostic.severity == Severity::error) {
            std::fputs((to_string(diagnostic) + '\n').c_str(), stderr);
        }
    }
    return has_errors(diagnostics);
}

} // namespace

int new_year(const Words& words) {
    std::string error;
    const auto tree = read_source_tree(rules_folder(words), error);
    const auto plan = error.empty() ? read_year_plan(tree, error) : std::nullopt;
    if (!plan) {
        complain("new-year", error);
        return findings;
    }
    // What a law sets is data, so the options are too.
    std::vector<Option> options{{"rules"},  {"act"},        {"article"}, {"number"}, {"date"},
                                {"source"}, {"confidence"}, {"today"},   {"lang"},   {"write", false}};
    std::vector<std::string> figures;
    for (const auto& value : plan->at("values")) {
        figures.push_back(value.at("option"));
    }
    for (const auto& figure : figures) {
        options.push_back({figure});
    }
    const auto arguments = Arguments::read(words, options, error);
    if (!arguments) {
        return refuse("new-year", error);
    }
    const auto language = choose_language(arguments->value("lang"));
    const auto today = read_today(arguments->value("today"));
    const auto& operands = arguments->operands();
    if (operands.size() != 1 || operands[0].size() != 4 || operands[0].find_first_not_of("0123456789") != std::string::npos) {
        return refuse("new-year", "which year? For instance: kepil new-year 2027");
    }
    if (!today || language.empty() || !(arguments->value("date").empty() || Date::parse(arguments->value("date")))) {
        return refuse("new-year", !today             ? "not a date: " + arguments->value("today")
                                  : language.empty() ? "unknown language " + arguments->value("lang") + ": kk, ru or en"
                                                     : "not a date: " + arguments->value("date"));
    }
    YearRequest request{std::stoi(operands[0]),
                        arguments->value("act"),
                        arguments->value("article"),
                        arguments->value("number"),
                        arguments->value("date"),
                        arguments->value("source"),
                        arguments->value("confidence", "confirmed"),
                        *today,
                        {}};
    for (const auto& figure : figures) {
        if (arguments->has(figure)) {
            request.values[figure] = arguments->value(figure);
        }
    }

    Diagnostics diagnostics;
    const auto law = load_rulebook(tree, diagnostics);
    if (complain_about_rules(diagnostics)) {
        complain("new-year", "the rulebook has errors; run 'kepil check' first");
        return findings;
    }
    auto draft = draft_year(tree, *plan, request);
    for (const auto& problem : draft.problems) {
        complain("new-year", problem);
    }
    if (!draft.problems.empty()) {
        return findings;
    }
    const auto drafted = load_rulebook(draft.tree, diagnostics);
    if (complain_about_rules(diagnostics)) {
        complain("new-year", "nothing was written: the draft does not pass");
        return findings;
    }
    const bool wants_source =
        request.source.empty() && std::any_of(draft.rows.begin(), draft.rows.end(), [](const YearRow& row) { return row.fresh; });
    const bool writes = arguments->has("write") && !draft.changes.empty();
    if (writes && wants_source) {
        complain("new-year", "nothing was written: --source is missing");
        return findings;
    }
    if (writes && !write(tree, draft)) {
        return findings;
    }
    look_for_outdated(draft, drafted.rulebook);
    const auto examples = read_worked_examples(draft.tree);
    look_for_cases(draft, examples, law.rulebook, drafted.rulebook, request.year);
    print_draft(draft, writes);
    const auto lines = effects(examples, law.rulebook, draft, request.year, law.texts, language);
    if (!lines.empty()) {
        const auto old_year = std::to_string(request.year - 1);
        std::printf("\nThe worked examples of %s, with their own figures and with those of %d (gross, tenge):\n\n", old_year.c_str(),
                    request.year);
        std::fputs(
            table({{"Measure", false, name_width}, {"Example"}, {old_year, true}, {std::to_string(request.year), true}}, lines).c_str(),
            stdout);
    }
    print_list("Worth knowing:", draft.notes);
    print_list("Not finished; still missing:", draft.missing);
    if (draft.missing.empty()) {
        std::printf("\n%d is finished. Now run 'kepil check'.\n", request.year);
    }
    return draft.missing.empty() ? ok : findings;
}

} // namespace kepil::cli
