// Scenarios: the head of each, and the laying of one over the law. What a scenario says takes the place of what the law says from the
// first date that the scenario names; all before that stays the law.
#include "rulebook/loader.hpp"

#include <algorithm>
#include <array>

namespace kepil {

void Loader::load_scenarios() {
    for (const auto& file : files_) {
        const auto slash = file.path.rfind('/');
        if (file.path.rfind("scenarios/", 0) == 0 && file.path.substr(slash + 1) == "scenario.json") {
            load_scenario(file);
        }
    }
    auto& scenarios = result_.scenarios;
    std::stable_sort(scenarios.begin(), scenarios.end(), [](const Scenario& a, const Scenario& b) { return a.weight < b.weight; });
    if (scenario_.empty()) {
        return;
    }
    const auto chosen = std::find_if(scenarios.begin(), scenarios.end(), [this](const Scenario& s) { return s.id == scenario_; });
    if (chosen == scenarios.end()) {
        diagnostics_.push_back({Severity::error, tree_.root, 0, 0, "no scenario is called \"" + scenario_ + "\"",
                                "scenarios/" + scenario_ + "/scenario.json would make one"});
        return;
    }
    result_.rulebook.scenario = chosen->id;
    result_.rulebook.status = chosen->status;
    check_scenario_files();
}

void Loader::load_scenario(const File& file) {
    ObjectReader object(file.context, file.document->root());
    if (!object.valid()) {
        return;
    }
    object.ignore("$schema");
    Scenario scenario;
    scenario.id = object.id();
    if (file.path != "scenarios/" + scenario.id + "/scenario.json") {
        file.context.error(object.offset(), "the folder is not named after the scenario \"" + scenario.id + "\"");
    }
    static const std::vector<std::string_view> statuses{"proposal", "forecast"};
    scenario.status = std::string(statuses[object.word("status", statuses, 0, true)]);
    scenario.weight = object.integer("weight", 500);
    require_text("scenario." + scenario.id + ".name", object, "name");
    require_text("scenario." + scenario.id + ".summary", object, "summary", true);
    const auto source = object.string("source", true);
    for (const auto& language : result_.rulebook.languages) {
        result_.texts[language].details["scenario." + scenario.id + ".source"] = source;
    }
    read_basis(file, object, true);
    object.ignore("note");
    object.finish();
    result_.scenarios.push_back(std::move(scenario));
}

void Loader::check_scenario_files() {
    const auto folder = "scenarios/" + scenario_ + '/';
    static constexpr std::array parts{"facts/", "parameters/", "definitions/", "measures/", "cases.json", "scenario.json"};
    for (const auto& file : files_) {
        const bool known =
            std::any_of(parts.begin(), parts.end(), [&](const char* part) { return file.path.rfind(folder + part, 0) == 0; });
        if (file.path.rfind(folder, 0) == 0 && !known) {
            file.context.error(0, "unexpected file", "a scenario has scenario.json, cases.json, facts, parameters, definitions, measures");
        }
    }
    const File* cases = find(folder + "cases.json");
    if (cases == nullptr || !cases->document->root().is(json::Kind::array) || cases->document->root().size() == 0) {
        diagnostics_.push_back({Severity::error, tree_.root + '/' + folder + "scenario.json", 0, 0,
                                "the scenario \"" + scenario_ + "\" has no case", "add cases.json with at least one worked example"});
        return;
    }
    result_.counts.cases += static_cast<int>(cases->document->root().size());
}

void Loader::override_series(const File& file, ObjectReader& object, Series& series) {
    Series changed = series;
    changed.rows.clear();
    object.ignore("note");
    if (object.has("known_to")) {
        read_known_to(object, changed);
    } else {
        file.context.error(object.offset(), "\"known_to\" is missing", "the last day of the last row; null: until changed");
    }
    read_rows(file, object, changed);
    if (changed.rows.empty()) {
        return;
    }
    const auto stays = [first = changed.rows.front().from](const Row& row) { return row.from < first; };
    changed.rows.insert(changed.rows.begin(), series.rows.begin(), std::find_if_not(series.rows.begin(), series.rows.end(), stays));
    series = std::move(changed);
}

void Loader::override_definition(const File& file, ObjectReader& object, const std::string& key, Definition definition,
                                 DefinitionSource source) {
    const auto index = symbols_.definitions.at(key);
    auto& law = result_.rulebook.program.definitions[index];
    if (definition.type != law.type || definition.list != law.list) {
        file.context.error(object.offset(), "the definition \"" + key + "\" is " + describe(law.type) + " in the law",
                           "what rests on it would no longer fit");
        return;
    }
    law = std::move(definition);
    definition_sources_[index] = std::move(source);
}

void Loader::override_measure(const File& file, ObjectReader& object, Measure& measure) {
    Measure changed = measure;
    changed.versions.clear();
    object.ignore("note");
    const auto versions = object.of_kind("versions", json::Kind::array, true);
    for (std::size_t i = 0; versions && i < versions->size(); ++i) {
        read_version(file, (*versions)[i], changed);
    }
    object.finish();
    if (changed.versions.empty()) {
        return;
    }
    const Date first = changed.versions.front().from;
    const auto cut = [first](auto spans, const auto& begins_before) {
        spans.erase(std::remove_if(spans.begin(), spans.end(), [&](const auto& span) { return !begins_before(span); }), spans.end());
        for (auto& span : spans) {
            if (!span.has_to || span.to >= first) {
                span.has_to = true;
                span.to = add_days(first, -1);
            }
        }
        return spans;
    };
    const auto law = cut(measure.versions, [first](const Version& version) { return version.from < first; });
    changed.versions.insert(changed.versions.begin(), law.begin(), law.end());
    changed.gaps = cut(measure.gaps, [first](const Gap& gap) { return !gap.has_from || gap.from < first; });
    check_versions(file, changed);
    check_gaps(file, changed);
    if (!has_errors(diagnostics_)) {
        mark_schedules(changed);
    }
    read_overlay_text(file, object, changed);
    measure = std::move(changed);
}

// Words of a measure whose rule stays the law's: a parameter in them may have changed.
void Loader::override_text(const File& file) {
    const auto folder = file.path.substr(0, file.path.rfind('/'));
    if (find(folder + "/rule.json") != nullptr) {
        return; // read with its rule
    }
    const auto id = folder.substr(folder.rfind('/') + 1);
    const auto& measures = result_.rulebook.measures;
    const auto measure = std::find_if(measures.begin(), measures.end(), [&](const Measure& m) { return m.id == id; });
    if (measure == measures.end()) {
        file.context.error(0, "the law has no measure \"" + id + "\"", "a new measure has a rule.json");
        return;
    }
    read_changed_words(file, *measure);
}

// Only what changes need be said again; name and summary too, if they no longer fit.
void Loader::read_overlay_text(const File& rule, ObjectReader& object, const Measure& measure) {
    const File* file = find(rule.path.substr(0, rule.path.rfind('/')) + "/text.json");
    if (file == nullptr) {
        read_condition_texts(rule, object, measure);
    } else {
        read_changed_words(*file, measure);
    }
}

void Loader::read_changed_words(const File& file, const Measure& measure) {
    ObjectReader text(file.context, file.document->root());
    text.ignore("$schema");
    for (const auto* const member : {"name", "summary"}) {
        if (const auto value = text.text(member)) {
            add_text("measure." + measure.id + '.' + member, *value, file.context);
        }
    }
    read_condition_texts(file, text, measure);
    text.finish();
}

} // namespace kepil
