#include "rules.hpp"

#include "files.hpp"
#include "rulebook/load.hpp"
#include "rulebook/pack.hpp"
#include "rulebook/reasons.hpp"
#include "words.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace kepil::cli {

namespace {

void lay_over(Rules::Texts& texts, const std::string& path) {
    std::string no_texts; // a pack alone still answers, with ids for names
    const auto more = nlohmann::json::parse(read_file(path, no_texts).value_or("{}"), nullptr, false);
    for (const auto& [key, text] : more.items()) {
        if (text.is_string()) {
            texts[key] = text.get<std::string>();
        }
    }
}

} // namespace

std::optional<Rules> Rules::open(std::string path, const std::string& scenario, std::string& error) {
    if (path.empty()) {
        const char* const chosen = std::getenv("KEPIL_RULES"); // NOLINT(concurrency-mt-unsafe): read before any thread starts
        path = chosen == nullptr || *chosen == '\0' ? "rules-data" : chosen;
    }
    Rules rules;
    std::error_code ignored;
    const bool read =
        std::filesystem::is_directory(path, ignored) ? rules.read_folder(path, scenario, error) : rules.read_pack(path, scenario, error);
    if (!read) {
        return std::nullopt;
    }
    const auto calculator = Calculator::open(rules.pack_, error);
    if (calculator == nullptr) {
        error = path + ": " + error;
        return std::nullopt;
    }
    rules.read_catalogue(*calculator);
    return rules;
}

void Rules::read_catalogue(Calculator& calculator) {
    const auto catalogue = nlohmann::json::parse(calculator.catalogue());
    scenario_ = catalogue.at("rulebook").value("scenario", "");
    status_ = catalogue.at("rulebook").value("status", "");
    for (const auto& fact : catalogue.at("facts")) {
        const auto id = fact.value("id", "");
        if (fact.contains("of")) {
            continue;
        }
        facts_.insert(id);
        if (fact.value("type", "") == "list") {
            elements_.emplace(id, fact.value("each", ""));
            for (const auto& member : fact.value("facts", nlohmann::json::array())) {
                facts_.insert(id + '/' + member.get<std::string>());
            }
        }
    }
}

bool Rules::read_folder(const std::string& path, const std::string& scenario, std::string& error) {
    const auto tree = read_source_tree(path, error);
    if (!error.empty()) {
        return false;
    }
    Diagnostics diagnostics;
    const auto loaded = load_rulebook(tree, diagnostics, scenario);
    for (const auto& each : loaded.scenarios) {
        scenarios_.push_back(each.id);
    }
    if (!knows(scenario, error)) {
        return false;
    }
    if (has_errors(diagnostics)) {
        for (const auto& diagnostic : diagnostics) {
            if (diagnostic.severity == Severity::error) {
                std::fputs((to_string(diagnostic) + '\n').c_str(), stderr);
            }
        }
        error = path + ": the rulebook has errors; run 'kepil check'";
        return false;
    }
    pack_ = pack_rulebook(loaded.rulebook);
    reasons_ = pack_reasons(loaded.rulebook, pack_);
    for (const auto& [language, texts] : loaded.texts) {
        auto& all = texts_[language];
        all = texts.names;
        all.insert(texts.details.begin(), texts.details.end());
    }
    for (const auto& [language, texts] : loaded.scenario_texts) {
        for (const auto& [key, text] : texts) {
            texts_[language][key] = text;
        }
    }
    return true;
}

bool Rules::knows(const std::string& scenario, std::string& error) const {
    if (scenario.empty() || std::find(scenarios_.begin(), scenarios_.end(), scenario) != scenarios_.end()) {
        return true;
    }
    std::string ids;
    for (const auto& id : scenarios_) {
        ids += (ids.empty() ? "" : ", ") + id;
    }
    error = "no scenario is called " + scenario + (ids.empty() ? "; there are none" : "; there are: " + ids);
    return false;
}

bool Rules::read_pack(const std::string& law, const std::string& scenario, std::string& error) {
    const auto folder = std::filesystem::path(law).parent_path();
    std::string nothing_beside; // a pack alone still answers, without scenarios, texts and the words of its formulas
    const auto list = nlohmann::json::parse(read_file((folder / "scenarios.json").string(), nothing_beside).value_or("[]"), nullptr, false);
    for (const auto& each : list) {
        scenarios_.push_back(each.value("id", ""));
    }
    if (!knows(scenario, error)) {
        return false;
    }
    const auto infix = scenario.empty() ? "" : '.' + scenario;
    const auto bytes = read_file(scenario.empty() ? law : (folder / ("rulebook" + infix + ".kepil")).string(), error);
    if (!bytes) {
        return false;
    }
    pack_.assign(bytes->begin(), bytes->end());
    if (const auto reasons = read_file((folder / ("reasons" + infix + ".kepil")).string(), nothing_beside)) {
        reasons_.assign(reasons->begin(), reasons->end());
    }
    for (const auto known : languages) {
        const std::string language(known);
        auto& files = text_files_[language];
        files = {(folder / ("texts." + language + ".json")).string(), (folder / ("details." + language + ".json")).string()};
        if (!scenario.empty()) {
            files.push_back((folder / ("scenario" + infix + '.' + language + ".json")).string());
        }
    }
    return true;
}

std::unique_ptr<Calculator> Rules::calculator() const {
    std::string error;
    auto calculator = Calculator::open(pack_, error);
    if (calculator != nullptr && !reasons_.empty()) {
        calculator->add_reasons(reasons_, error);
    }
    return calculator;
}

std::string Rules::element_of(const std::string& list) const {
    const auto found = elements_.find(list);
    return found == elements_.end() ? list : found->second;
}

const Rules::Texts& Rules::texts_in(const std::string& language) const {
    const auto [known, is_new] = texts_.try_emplace(language);
    if (const auto files = text_files_.find(language); is_new && files != text_files_.end()) {
        for (const auto& file : files->second) {
            lay_over(known->second, file);
        }
    }
    return known->second;
}

std::string Rules::text(const std::string& language, const std::string& key) const {
    return text(language, key, key.substr(key.rfind('.') + 1));
}

std::string Rules::text(const std::string& language, const std::string& key, const std::string& fallback) const {
    const auto& texts = texts_in(language);
    const auto found = texts.find(key);
    return found == texts.end() ? fallback : found->second;
}

} // namespace kepil::cli
