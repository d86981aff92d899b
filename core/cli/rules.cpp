#include "rules.hpp"

#include "files.hpp"
#include "rulebook/load.hpp"
#include "rulebook/pack.hpp"
#include "rulebook/reasons.hpp"
#include "words.hpp"

#include <nlohmann/json.hpp>

#include <cstdio>
#include <cstdlib>
#include <filesystem>

namespace kepil::cli {

std::optional<Rules> Rules::open(std::string path, std::string& error) {
    if (path.empty()) {
        const char* const chosen = std::getenv("KEPIL_RULES"); // NOLINT(concurrency-mt-unsafe): read before any thread starts
        path = chosen == nullptr || *chosen == '\0' ? "rules-data" : chosen;
    }
    Rules rules;
    std::error_code ignored;
    const bool read = std::filesystem::is_directory(path, ignored) ? rules.read_folder(path, error) : rules.read_pack(path, error);
    if (!read) {
        return std::nullopt;
    }
    const auto calculator = Calculator::open(rules.pack_, error);
    if (calculator == nullptr) {
        error = path + ": " + error;
        return std::nullopt;
    }
    const auto catalogue = nlohmann::json::parse(calculator->catalogue());
    for (const auto& fact : catalogue.at("facts")) {
        if (fact.value("type", "") == "list") {
            rules.elements_.emplace(fact.value("id", ""), fact.value("each", ""));
        }
    }
    return rules;
}

bool Rules::read_folder(const std::string& path, std::string& error) {
    const auto tree = read_source_tree(path, error);
    if (!error.empty()) {
        return false;
    }
    Diagnostics diagnostics;
    const auto loaded = load_rulebook(tree, diagnostics);
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
    return true;
}

bool Rules::read_pack(const std::string& path, std::string& error) {
    const auto bytes = read_file(path, error);
    if (!bytes) {
        return false;
    }
    pack_.assign(bytes->begin(), bytes->end());
    const auto folder = std::filesystem::path(path).parent_path();
    std::string no_reasons; // a pack alone still answers, without the words of its formulas
    if (const auto reasons = read_file((folder / "reasons.kepil").string(), no_reasons)) {
        reasons_.assign(reasons->begin(), reasons->end());
    }
    for (const auto language : languages) {
        for (const std::string part : {"texts.", "details."}) {
            std::string no_texts; // a pack alone still answers, with ids for names
            const auto file = read_file((folder / (part + std::string(language) + ".json")).string(), no_texts);
            const auto texts = nlohmann::json::parse(file.value_or("{}"), nullptr, false);
            for (const auto& [key, text] : texts.items()) {
                if (text.is_string()) {
                    texts_[std::string(language)].emplace(key, text.get<std::string>());
                }
            }
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

std::string Rules::text(const std::string& language, const std::string& key) const {
    return text(language, key, key.substr(key.rfind('.') + 1));
}

std::string Rules::text(const std::string& language, const std::string& key, const std::string& fallback) const {
    const auto texts = texts_.find(language);
    if (texts == texts_.end()) {
        return fallback;
    }
    const auto found = texts->second.find(key);
    return found == texts->second.end() ? fallback : found->second;
}

} // namespace kepil::cli
