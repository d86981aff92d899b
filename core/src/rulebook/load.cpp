#include "rulebook/load.hpp"

#include "rulebook/loader.hpp"

#include <algorithm>

namespace kepil {

LoadedRulebook load_rulebook(const SourceTree& tree, Diagnostics& diagnostics, const std::string& scenario) {
    return Loader(tree, diagnostics, scenario).run();
}

LoadedRulebook Loader::run() {
    parse_files();
    load_header();
    load_risks();
    load_glossary();
    load_acts();
    load_places();
    load_messages();
    load_scenarios();
    declare_facts();
    declare_series();
    declare_definitions();
    finish_facts();
    compile_definitions();
    check_circles();
    if (!has_errors(diagnostics_)) {
        mark_month_use();
    }
    load_measures();
    load_alternatives();
    check_texts();
    return std::move(result_);
}

void Loader::parse_files() {
    for (const auto& source : tree_.files) {
        const auto own_folder = "scenarios/" + scenario_ + "/";
        const bool overlay = !scenario_.empty() && source.path.rfind(own_folder, 0) == 0;
        const bool header = source.path.size() > 14 && source.path.compare(source.path.size() - 14, 14, "/scenario.json") == 0;
        if (source.path.rfind("schema/", 0) == 0 || (source.path.rfind("scenarios/", 0) == 0 && !overlay && !header)) {
            continue;
        }
        File file;
        file.path = source.path;
        file.context = {tree_.root.empty() ? source.path : tree_.root + "/" + source.path, source.text, &diagnostics_, overlay && !header};
        file.document = std::make_unique<json::Document>(source.text);
        if (file.document->failure() != json::Failure::none) {
            file.context.error(file.document->failure_offset(), "not JSON: " + file.document->failure_text());
            continue;
        }
        files_.push_back(std::move(file));
    }
}

const Loader::File* Loader::find(std::string_view path) {
    const auto found = std::find_if(files_.begin(), files_.end(), [&](const File& file) { return file.path == path; });
    return found == files_.end() ? nullptr : &*found;
}

std::vector<const Loader::File*> Loader::in_folder(const std::string& folder) const {
    std::vector<const File*> found;
    const auto add = [&](const std::string& start) {
        for (const auto& file : files_) {
            if (file.path.rfind(start, 0) == 0) {
                found.push_back(&file);
            }
        }
    };
    add(folder);
    if (!scenario_.empty()) {
        add("scenarios/" + scenario_ + '/' + folder);
    }
    return found;
}

void Loader::add_text(const std::string& key, const Translated& text, const FileContext& file, bool detail) {
    for (const auto& language : result_.rulebook.languages) {
        const auto found =
            std::find_if(text.by_language.begin(), text.by_language.end(), [&](const auto& entry) { return entry.first == language; });
        if (found == text.by_language.end()) {
            file.error(text.offset, "the text has no \"" + language + "\"", "every text is written in every language of the rulebook");
            continue;
        }
        if (file.overlay) {
            result_.scenario_texts[language][key] = found->second;
            continue;
        }
        auto& texts = result_.texts[language];
        (detail ? texts.details : texts.names)[key] = found->second;
    }
}

void Loader::require_text(const std::string& key, ObjectReader& object, std::string_view member, bool detail) {
    if (const auto text = object.text(member, true)) {
        add_text(key, *text, object.file(), detail);
    }
}

std::vector<std::string> Loader::read_basis(const File& file, ObjectReader& object, bool required, std::string_view member) {
    const auto list = object.of_kind(member, json::Kind::array, required);
    std::vector<std::string> result;
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        const auto value = (*list)[i];
        const std::string basis(value.text());
        const auto slash = basis.find('/');
        if (!value.is(json::Kind::string) || slash == std::string::npos || slash + 1 == basis.size()) {
            file.context.error(value.offset(), "a basis is \"act/article\"", "for example social_code/79(2)");
        } else if (!acts_.contains(basis.substr(0, slash))) {
            file.context.error(value.offset(), "unknown act \"" + basis.substr(0, slash) + "\"",
                               "add acts/" + basis.substr(0, slash) + ".json");
        } else {
            result.push_back(basis);
        }
    }
    if (required && list && list->size() == 0) {
        file.context.error(list->offset(), "a basis is missing", "name the act and article");
    }
    return result;
}

std::string Loader::read_confidence(ObjectReader& object, bool required) {
    auto value = object.string("confidence", required);
    if (!value.empty() && !confidences_.contains(value)) {
        object.file().error(object.offset(), "unknown confidence \"" + value + "\"", "see \"confidence\" in glossary.json");
    }
    return value;
}

std::optional<Type> Loader::read_unit(const File& file, ObjectReader& object, Shown& shown) {
    const auto unit = object.of_kind("unit", json::Kind::string, true);
    if (!unit) {
        return std::nullopt;
    }
    const auto text = unit->text();
    shown = text == "years" ? Shown::years : text == "percent" ? Shown::percent : Shown::plain;
    if (text == "number" || text == "percent") {
        return Type::number();
    }
    if (text == "tenge") {
        return Type::number(Unit::tenge);
    }
    if (text == "days") {
        return Type::number(Unit::days);
    }
    if (text == "months" || text == "years") {
        return Type::number(Unit::months);
    }
    if (text == "date") {
        return Type::date();
    }
    if (text == "boolean") {
        return Type::boolean();
    }
    if (text.substr(0, 7) == "choice:") {
        const auto fact = symbols_.facts.find(text.substr(7));
        if (fact != symbols_.facts.end() && result_.rulebook.program.facts[fact->second].type.kind == Kind::choice) {
            return Type::option(fact->second);
        }
    }
    file.context.error(unit->offset(), "unknown unit \"" + std::string(text) + "\"",
                       "tenge, number, percent, days, months, years, date, boolean or choice:<fact>");
    return std::nullopt;
}

std::uint32_t Loader::compile(const Pending& pending, const Type& type, const CompileContext& context) {
    CompileError error;
    const auto node = compiler_.compile(pending.text, type, context, error);
    if (node == absent) {
        pending.file->context.error(pending.offset + error.offset, error.message, error.hint);
    }
    return node;
}

std::uint32_t Loader::compile(const File& file, json::Value text, const Type& type, const CompileContext& context) {
    return compile(Pending{&file, text.offset(), std::string(text.text())}, type, context);
}

Formula Loader::formula(const File& file, ObjectReader& object, std::string_view member, const Type& type, const CompileContext& context,
                        bool required) {
    Formula result;
    if (const auto text = object.of_kind(member, json::Kind::string, required)) {
        result.source = std::string(text->text());
        result.node = compile(file, *text, type, context);
    }
    return result;
}

bool Loader::claim_name(const File& file, std::size_t offset, const std::string& key, const char* what) {
    static const std::set<std::string, std::less<>> reserved{"and",    "or",    "not",     "if",         "then",
                                                             "else",   "in",    "where",   "at",         "true",
                                                             "false",  "gross", "today",   "paid_month", "application_date",
                                                             "months", "count", "sum",     "any",        "all",
                                                             "no_end", "carry", "carried", "over",       "min",
                                                             "max",    "clamp", "index"};
    if (reserved.contains(key)) {
        file.context.error(offset, "\"" + key + "\" is a word of the language", "choose another id");
        return false;
    }
    const auto [place, fresh] = names_.emplace(key, what);
    if (!fresh) {
        file.context.error(offset, "the id \"" + key + "\" is taken by a " + place->second,
                           "ids are unique across facts, definitions and parameters");
    }
    return fresh;
}

// The same keys in every language: a gap would show as an id on the screen.
void Loader::check_texts() {
    const auto& languages = result_.rulebook.languages;
    if (!languages.empty()) {
        const auto& texts = result_.texts[languages.front()];
        result_.counts.texts = static_cast<int>(texts.names.size() + texts.details.size());
    }
}

} // namespace kepil
