// Alternatives: choices that a person has, and what each option puts into the case.
#include "rulebook/loader.hpp"

#include <algorithm>

namespace kepil {

void Loader::load_alternatives() {
    for (const File* file : in_folder("alternatives/")) {
        ObjectReader object(file->context, file->document->root());
        if (object.valid()) {
            load_alternative(*file, object);
            object.finish();
        }
    }
}

void Loader::load_alternative(const File& file, ObjectReader& object) {
    object.ignore("$schema");
    Alternative alternative;
    alternative.id = object.id();
    const std::string prefix = "alternative." + alternative.id + ".";
    require_text(prefix + "name", object, "name", true);
    require_text(prefix + "reason", object, "reason", true);
    for (const auto& risk : object.strings("risks", true)) {
        if (const auto found = risks_.find(risk); found != risks_.end()) {
            alternative.risks.push_back(found->second);
        } else {
            file.context.error(object.offset(), "unknown risk \"" + risk + "\"", "see risks.json");
        }
    }
    alternative.months = static_cast<std::int32_t>(std::clamp<std::int64_t>(object.integer("months", 12), 1, 600));
    alternative.months_before = static_cast<std::int32_t>(std::clamp<std::int64_t>(object.integer("months_before", 0), 0, 60));
    alternative.measures = read_measures(object);
    alternative.when = formula(file, object, "when", Type::boolean(), CompileContext{}).node;
    const auto options = object.of_kind("options", json::Kind::array, true);
    for (std::size_t i = 0; options && i < options->size(); ++i) {
        ObjectReader reader(file.context, (*options)[i]);
        if (reader.valid()) {
            alternative.options.push_back(read_option(file, reader, prefix));
            reader.finish();
        }
    }
    if (alternative.options.size() < 2) {
        file.context.error(object.offset(), "an alternative has at least two options");
    }
    result_.rulebook.alternatives.push_back(std::move(alternative));
}

std::vector<std::uint32_t> Loader::read_measures(ObjectReader& object) {
    std::vector<std::uint32_t> indices;
    const auto& measures = result_.rulebook.measures;
    for (const auto& id : object.strings("measures")) {
        const auto found = std::find_if(measures.begin(), measures.end(), [&](const Measure& m) { return m.id == id; });
        if (found == measures.end()) {
            object.file().error(object.offset(), "unknown measure \"" + id + "\"");
        } else {
            indices.push_back(static_cast<std::uint32_t>(found - measures.begin()));
        }
    }
    return indices;
}

Option Loader::read_option(const File& file, ObjectReader& object, const std::string& prefix) {
    Option option;
    option.id = object.id();
    require_text(prefix + "option." + option.id, object, "text", true);
    require_text(prefix + "trade_off." + option.id, object, "trade_off", true);
    option.measures = read_measures(object);
    option.application = formula(file, object, "application", Type::date(), CompileContext{}).node;
    if (const auto later = object.of_kind("later", json::Kind::object)) {
        ObjectReader reader(file.context, *later);
        option.later = read_measures(reader);
        option.later_on = formula(file, reader, "application", Type::date(), CompileContext{}).node;
        reader.finish();
        if (option.later.empty() || option.later_on == absent) {
            file.context.error(later->offset(), "a later application names its measures and its day");
        }
    }
    if (const auto facts = object.of_kind("facts", json::Kind::object)) {
        option.facts = read_values(file, *facts, "");
    }
    const auto lists = object.of_kind("lists", json::Kind::object);
    for (std::size_t i = 0; lists && i < lists->size(); ++i) {
        const auto entry = (*lists)[i];
        const auto found = symbols_.facts.find(entry.key());
        if (found == symbols_.facts.end() || result_.rulebook.program.facts[found->second].type.kind != Kind::list) {
            file.context.error(entry.offset(), "unknown list \"" + std::string(entry.key()) + "\"");
        } else {
            option.lists.push_back({found->second, read_values(file, entry, result_.rulebook.program.facts[found->second].each + ".")});
        }
    }
    return option;
}

std::vector<Companion> Loader::read_values(const File& file, json::Value object, const std::string& owner) {
    std::vector<Companion> values;
    for (std::size_t i = 0; i < object.size(); ++i) {
        const auto entry = object[i];
        const auto found = symbols_.facts.find(owner + std::string(entry.key()));
        if (found == symbols_.facts.end()) {
            file.context.error(entry.offset(), "unknown fact \"" + std::string(entry.key()) + "\"");
        } else {
            const Type& declared = result_.rulebook.program.facts[found->second].type;
            const Type type = declared.kind == Kind::choice ? Type::option(found->second) : declared;
            values.push_back({found->second, compile(file, entry, type, CompileContext{})});
        }
    }
    return values;
}

} // namespace kepil
