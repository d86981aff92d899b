// Facts: what is asked of a person, with type, bounds and words.
#include "rulebook/loader.hpp"

#include <algorithm>

namespace kepil {

void Loader::declare_facts() {
    // Lists first: members refer to them by the name of their element.
    for (const bool lists : {true, false}) {
        for (const File* file : in_folder("facts/")) {
            const auto root = file->document->root();
            if (!root.is(json::Kind::array)) {
                file->context.error(root.offset(), "expected a list of facts");
                continue;
            }
            for (std::size_t i = 0; i < root.size(); ++i) {
                const auto type = root[i].find("type");
                if ((type && type->text() == "list") == lists) {
                    ObjectReader object(file->context, root[i]);
                    if (object.valid()) {
                        declare_fact(*file, object);
                    }
                }
            }
        }
    }
}

void Loader::declare_fact(const File& file, ObjectReader& object) {
    auto& program = result_.rulebook.program;
    const auto index = static_cast<std::uint32_t>(program.facts.size());
    Fact fact;
    fact.id = object.id();
    std::string key = fact.id;
    if (file.context.overlay) {
        result_.changes.facts.push_back(fact.id);
    }
    const auto of = object.string("of");
    if (!of.empty()) {
        const auto list = symbols_.lists.find(of);
        if (list == symbols_.lists.end()) {
            file.context.error(object.offset(), "no list has elements called \"" + of + "\"",
                               "declare a fact of type list with \"each\": \"" + of + "\"");
            return;
        }
        fact.list = list->second;
        key = of + "." + fact.id;
        fact.place = static_cast<std::uint32_t>(program.facts[fact.list].members.size());
        program.facts[fact.list].members.push_back(index);
    }
    if (!claim_name(file, object.offset(), key, "fact")) {
        return;
    }
    read_fact_type(file, object, fact);
    read_options(file, object, fact, key);
    read_limits(object, fact);
    const auto group = object.string("group", of.empty());
    if (const auto found = fact_groups_.find(group); found != fact_groups_.end()) {
        fact.group = found->second;
    } else if (!group.empty()) {
        file.context.error(object.offset(), "unknown group of facts \"" + group + "\"", "see \"fact_groups\" in glossary.json");
    } else if (fact.list != absent) {
        fact.group = program.facts[fact.list].group;
    }
    require_text("fact." + key + ".label", object, "label");
    if (const auto why = object.text("why")) {
        add_text("fact." + key + ".why", *why, file.context);
    }
    if (const auto hint = object.text("hint")) {
        add_text("fact." + key + ".hint", *hint, file.context);
    }
    if (const auto ask = object.of_kind("ask_when", json::Kind::string)) {
        ask_when_[index] = {&file, ask->offset(), std::string(ask->text())};
    }
    if (const auto value = object.any("default")) {
        fact.has_default = true;
        defaults_.emplace(index, std::pair{&file, *value});
    }
    if (const auto value = object.any("else")) {
        otherwise_.emplace(index, std::pair{&file, *value});
        if (!ask_when_.contains(index)) {
            file.context.error(value->offset(), "\"else\" without \"ask_when\"", "it is what the fact is where it is not asked");
        }
    }
    if (const auto change = object.of_kind("change", json::Kind::object)) {
        ObjectReader reader(file.context, *change);
        declare_change(file, reader, index, fact, key);
        reader.finish();
    }
    if (const auto assume = object.any("assume")) {
        fact.assume = assume->is(json::Kind::string)    ? "\"" + std::string(assume->text()) + "\""
                      : assume->is(json::Kind::boolean) ? (assume->boolean() ? "true" : "false")
                                                        : std::string(assume->text());
    }
    object.ignore("source");
    object.ignore("basis");
    object.ignore("unique_by");
    object.finish();
    symbols_.facts.emplace(key, index);
    if (fact.type.kind == Kind::list) {
        symbols_.lists.emplace(fact.each, index);
    }
    program.facts.push_back(std::move(fact));
    ++result_.counts.facts;
}

void Loader::declare_change(const File& file, ObjectReader& object, std::uint32_t index, Fact& fact, const std::string& key) {
    static const std::vector<std::string_view> words{"act", "more"};
    fact.how = object.word("how", words, 0, true) == 0 ? How::act : How::more;
    require_text("fact." + key + ".change", object, "text", true);
    const bool fits = fact.how == How::more ? fact.type.kind == Kind::number && fact.integer
                                            : fact.type.kind == Kind::boolean || fact.type.kind == Kind::choice;
    if (!fits || fact.list != absent) {
        file.context.error(object.offset(), "this fact cannot change so",
                           "act: a boolean or a choice; more: a whole number; not a member of a list");
        return;
    }
    if (fact.how == How::more) {
        return;
    }
    if (const auto to = object.any("to", true)) {
        read_answer(file, *to, fact, fact.change_to);
    }
    fact.change_from = unknown(fact);
    if (const auto from = object.of_kind("from", json::Kind::array, fact.type.kind == Kind::choice)) {
        fact.change_from.options = 0;
        for (std::size_t i = 0; i < from->size(); ++i) {
            Value option;
            read_answer(file, (*from)[i], fact, option);
            fact.change_from.options |= option.options;
        }
    }
    const auto with = object.of_kind("with", json::Kind::object);
    for (std::size_t i = 0; with && i < with->size(); ++i) {
        const auto entry = (*with)[i];
        companions_.emplace(std::pair{index, std::string(entry.key())}, Pending{&file, entry.offset(), std::string(entry.text())});
    }
}

void Loader::read_fact_type(const File& file, ObjectReader& object, Fact& fact) {
    static const std::vector<std::string_view> words{"boolean", "choice", "number", "date", "list"};
    static constexpr Kind kinds[] = {Kind::boolean, Kind::choice, Kind::number, Kind::date, Kind::list};
    fact.type.kind = kinds[object.word("type", words, 0, true)];
    if (fact.type.kind == Kind::number) {
        auto shown = Shown::plain;
        if (const auto type = read_unit(file, object, shown)) {
            fact.years = shown == Shown::years;
            fact.type = *type;
        }
        if (fact.type.kind != Kind::number) {
            file.context.error(object.offset(), "a number needs a unit of numbers", "tenge, number, days, months or years");
            fact.type = Type::number();
        }
    }
    if (fact.type.kind == Kind::list) {
        fact.each = object.string("each", true);
        fact.max_elements = static_cast<std::uint32_t>(std::clamp<std::int64_t>(object.integer("max", 20), 1, 200));
    }
}

void Loader::read_options(const File& file, ObjectReader& object, Fact& fact, const std::string& key) {
    if (fact.type.kind != Kind::choice) {
        return;
    }
    const std::string prefix = "fact." + key + ".option.";
    const auto options = object.of_kind("options", json::Kind::array, true);
    for (std::size_t i = 0; options && i < options->size(); ++i) {
        ObjectReader option(file.context, (*options)[i]);
        const auto id = option.id();
        if (std::find(fact.options.begin(), fact.options.end(), id) != fact.options.end()) {
            file.context.error(option.offset(), "the option \"" + id + "\" is listed twice");
        }
        fact.options.push_back(id);
        require_text(prefix + id, option, "text");
        option.finish();
    }
    if (fact.options.empty() || fact.options.size() > 64) {
        file.context.error(object.offset(), "a choice has 1 to 64 options");
    }
}

void Loader::read_limits(ObjectReader& object, Fact& fact) {
    if (fact.type.kind == Kind::number) {
        const Rational factor(fact.years ? 12 : 1);
        fact.min = object.number("min", true).value_or(Rational()) * factor;
        fact.max = object.number("max", true).value_or(Rational()) * factor;
        fact.integer = object.boolean("integer", false);
        if (fact.max < fact.min) {
            object.file().error(object.offset(), "max is less than min");
        }
    } else if (fact.type.kind == Kind::date) {
        fact.min = Rational(object.date("min").value_or(*Date::from_civil(1900, 1, 1)).days);
        fact.max = Rational(object.date("max").value_or(*Date::from_civil(2100, 12, 31)).days);
        fact.past = object.boolean("past", false);
        fact.month_granularity = object.string("granularity") == "month";
    }
}

void Loader::finish_facts() {
    auto& program = result_.rulebook.program;
    for (const auto& [index, pending] : ask_when_) {
        CompileContext context;
        if (const auto list = program.facts[index].list; list != absent) {
            context.element_list = list;
            context.element_name = program.facts[list].each;
        }
        program.facts[index].ask_when = compile(pending, Type::boolean(), context);
    }
    for (const auto& [index, source] : defaults_) {
        read_answer(*source.first, source.second, program.facts[index], program.facts[index].default_value);
    }
    for (const auto& [place, pending] : companions_) {
        const auto found = symbols_.facts.find(place.second);
        if (found == symbols_.facts.end()) {
            pending.file->context.error(pending.offset, "unknown fact \"" + place.second + "\"");
            continue;
        }
        const auto node = compile(pending, program.facts[found->second].type, CompileContext{});
        program.facts[place.first].companions.push_back({found->second, node});
    }
    for (const auto& [index, source] : otherwise_) {
        program.facts[index].has_otherwise = true;
        read_answer(*source.first, source.second, program.facts[index], program.facts[index].otherwise);
    }
}

void Loader::read_answer(const File& file, json::Value value, const Fact& fact, Value& answer) {
    if (fact.type.kind == Kind::boolean && value.is(json::Kind::boolean)) {
        answer = Value::of(value.boolean());
    } else if (fact.type.kind == Kind::choice && value.is(json::Kind::string)) {
        const auto option = std::find(fact.options.begin(), fact.options.end(), value.text());
        if (option == fact.options.end()) {
            file.context.error(value.offset(), "the value is not one of the options");
        } else {
            answer = Value::choice(std::uint64_t{1} << static_cast<unsigned>(option - fact.options.begin()));
        }
    } else if (const auto number = fact.type.kind == Kind::number ? Rational::parse(value.text()) : std::nullopt) {
        answer = Value::number(*number * Rational(fact.years ? 12 : 1));
    } else {
        file.context.error(value.offset(), "the value does not fit the type of the fact");
    }
}

} // namespace kepil
