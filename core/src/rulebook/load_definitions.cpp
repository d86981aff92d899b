// Definitions: declared first, so that they may refer to each other in any order; then compiled; then searched for circles.
#include "rulebook/loader.hpp"

#include "rulebook/reads.hpp"

namespace kepil {

void Loader::declare_definitions() {
    auto& program = result_.rulebook.program;
    for (const File* file : in_folder("definitions/")) {
        each_object(*file, [&](ObjectReader& object) {
            Definition definition;
            DefinitionSource source;
            source.file = file;
            definition.id = object.id();
            std::string key = definition.id;
            const auto of = object.string("of");
            if (!of.empty()) {
                const auto list = symbols_.lists.find(of);
                if (list == symbols_.lists.end()) {
                    file->context.error(object.offset(), "no list has elements called \"" + of + "\"");
                    return;
                }
                definition.list = list->second;
                key = of + "." + definition.id;
            }
            if (const auto type = read_unit(*file, object, definition.shown)) {
                definition.type = *type;
            }
            const auto pending = [&](std::string_view member, bool required) {
                const auto text = object.of_kind(member, json::Kind::string, required);
                return text ? Pending{file, text->offset(), std::string(text->text())} : Pending{};
            };
            source.value = pending("value", true);
            source.min = pending("min", false);
            source.max = pending("max", false);
            const auto at = object.of_kind("at", json::Kind::string);
            source.at = at ? std::string(at->text()) : std::string();
            source.at_offset = at ? at->offset() : 0;
            definition.source = source.value.text;
            definition.basis = read_basis(*file, object, true);
            definition.confidence = read_confidence(object, true);
            require_text("definition." + key, object, "text", true);
            object.ignore("note");
            object.ignore("source");
            if (file->context.overlay) {
                result_.changes.definitions.push_back(key);
                if (symbols_.definitions.find(key) != symbols_.definitions.end()) {
                    override_definition(*file, object, key, std::move(definition), std::move(source));
                    return;
                }
            }
            if (claim_name(*file, object.offset(), key, "definition")) {
                symbols_.definitions.emplace(key, static_cast<std::uint32_t>(program.definitions.size()));
                program.definitions.push_back(std::move(definition));
                definition_sources_.push_back(std::move(source));
                ++result_.counts.definitions;
            }
        });
    }
}

void Loader::compile_definitions() {
    auto& program = result_.rulebook.program;
    for (std::size_t i = 0; i < program.definitions.size(); ++i) {
        const auto& source = definition_sources_[i];
        CompileContext context;
        const Type type = program.definitions[i].type;
        if (const auto list = program.definitions[i].list; list != absent) {
            context.element_list = list;
            context.element_name = program.facts[list].each;
        }
        if (!source.at.empty()) {
            context.at = compile(Pending{source.file, source.at_offset, source.at}, Type::date(), context);
        }
        const auto part = [&](const Pending& pending) { return pending.file == nullptr ? absent : compile(pending, type, context); };
        const auto value = part(source.value);
        const auto min = part(source.min);
        const auto max = part(source.max);
        program.definitions[i].value = value;
        program.definitions[i].min = min;
        program.definitions[i].max = max;
    }
}

void Loader::check_circles() {
    const auto circle = find_circle(result_.rulebook.program);
    if (circle.empty()) {
        return;
    }
    std::string names;
    for (const auto index : circle) {
        names += (names.empty() ? "" : " -> ") + result_.rulebook.program.definitions[index].id;
    }
    const auto& source = definition_sources_[circle.front()];
    source.file->context.error(source.value.offset, "definitions form a circle: " + names, "one of them must rest on facts alone");
}

void Loader::mark_month_use() {
    auto& program = result_.rulebook.program;
    for (std::size_t i = 0; i < program.definitions.size(); ++i) {
        program.definitions[i].uses_month = uses_month(program, static_cast<std::uint32_t>(i));
    }
}

} // namespace kepil
