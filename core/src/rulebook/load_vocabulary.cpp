// The words that everything else refers to: languages, life events, glossary, offices, documents, messages, acts.
#include "rulebook/loader.hpp"

#include <algorithm>

namespace kepil {

void Loader::load_header() {
    const File* file = find("rulebook.json");
    if (file == nullptr) {
        diagnostics_.push_back(
            {Severity::error, tree_.root + "/rulebook.json", 0, 0, "the file is missing", "it names version, date and languages"});
        return;
    }
    ObjectReader object(file->context, file->document->root());
    object.ignore("$schema");
    auto& rulebook = result_.rulebook;
    rulebook.version = object.string("version", true);
    rulebook.date = object.string("date", true);
    rulebook.languages = object.strings("languages", true);
    rulebook.soon_days = static_cast<std::int32_t>(std::clamp<std::int64_t>(object.integer("soon_days", 0), 0, 3660));
    object.finish();
}

void Loader::load_risks() {
    const File* file = find("risks.json");
    if (file == nullptr) {
        return;
    }
    ObjectReader root(file->context, file->document->root());
    root.ignore("$schema");
    auto& rulebook = result_.rulebook;
    const auto groups = root.of_kind("groups", json::Kind::array, true);
    for (std::size_t i = 0; groups && i < groups->size(); ++i) {
        ObjectReader object(file->context, (*groups)[i]);
        rulebook.risk_groups.push_back(object.id());
        require_text("risk_group." + rulebook.risk_groups.back(), object, "text");
        object.finish();
    }
    const auto risks = root.of_kind("risks", json::Kind::array, true);
    for (std::size_t i = 0; risks && i < risks->size(); ++i) {
        ObjectReader object(file->context, (*risks)[i]);
        Risk risk;
        risk.id = object.id();
        risk.group = object.string("group", true);
        risk.icon = object.string("icon", true);
        object.ignore("order");
        require_text("risk." + risk.id + ".name", object, "name");
        require_text("risk." + risk.id + ".summary", object, "summary");
        object.finish();
        if (!risks_.emplace(risk.id, static_cast<std::uint32_t>(rulebook.risks.size())).second) {
            file->context.error(object.offset(), "the risk \"" + risk.id + "\" is listed twice");
        }
        rulebook.risks.push_back(std::move(risk));
    }
    root.finish();
}

void Loader::load_glossary() {
    const File* file = find("glossary.json");
    if (file == nullptr) {
        return;
    }
    ObjectReader root(file->context, file->document->root());
    root.ignore("$schema");
    root.ignore("terms");
    const auto words = [&](std::string_view member, const std::string& prefix, std::set<std::string>* names, bool required = true) {
        const auto object = root.of_kind(member, json::Kind::object, required);
        for (std::size_t i = 0; object && i < object->size(); ++i) {
            const auto entry = (*object)[i];
            if (const auto text = read_text(file->context, entry)) {
                add_text(prefix + std::string(entry.key()), *text, file->context);
            }
            if (names != nullptr) {
                names->emplace(entry.key());
            }
        }
    };
    words("levels", "level.", &levels_);
    words("kinds", "kind.", nullptr);
    words("confidence", "confidence.", &confidences_);
    words("units", "unit.", nullptr);
    words("withheld", "withheld.", &withheld_names_);
    words("scenario_status", "scenario_status.", nullptr, false);
    words("choose_one", "choose_one.", &choose_one_names_);
    words("order", "order.", nullptr, false);
    words("remarks", "remark.", nullptr, false);
    const auto groups = root.of_kind("fact_groups", json::Kind::array, true);
    for (std::size_t i = 0; groups && i < groups->size(); ++i) {
        ObjectReader object(file->context, (*groups)[i]);
        const auto id = object.id();
        fact_groups_.emplace(id, static_cast<std::uint32_t>(result_.rulebook.fact_groups.size()));
        result_.rulebook.fact_groups.push_back(id);
        require_text("fact_group." + id, object, "text");
        object.finish();
    }
    root.finish();
}

void Loader::load_places() {
    if (const File* file = find("offices.json")) {
        each_object(*file, [&](ObjectReader& object) {
            const auto id = object.id();
            if (!offices_.insert(id).second) {
                file->context.error(object.offset(), "the office \"" + id + "\" is listed twice");
            }
            require_text("office." + id + ".name", object, "name", true);
            for (const char* member : {"address", "phone"}) {
                const auto value = object.any(member);
                if (value && value->is(json::Kind::object)) {
                    if (const auto text = read_text(file->context, *value)) {
                        add_text("office." + id + "." + member, *text, file->context, true);
                    }
                } else if (value) {
                    for (const auto& language : result_.rulebook.languages) {
                        result_.texts[language].details["office." + id + "." + member] = std::string(value->text());
                    }
                }
            }
            object.ignore("source");
        });
    }
    if (const File* file = find("documents.json")) {
        each_object(*file, [&](ObjectReader& object) {
            const auto id = object.id();
            if (!documents_.insert(id).second) {
                file->context.error(object.offset(), "the document \"" + id + "\" is listed twice");
            }
            require_text("document." + id, object, "name", true);
            object.ignore("source");
        });
    }
}

void Loader::load_messages() {
    const File* file = find("messages.json");
    if (file == nullptr) {
        return;
    }
    const auto root = file->document->root();
    for (std::size_t i = 0; i < root.size(); ++i) {
        if (root[i].key() == "$schema") {
            continue;
        }
        if (const auto text = read_text(file->context, root[i])) {
            add_text("error." + std::string(root[i].key()), *text, file->context);
        }
    }
}

void Loader::load_acts() {
    for (const File* file : in_folder("acts/")) {
        ObjectReader object(file->context, file->document->root());
        object.ignore("$schema");
        const auto id = object.id();
        if (file->path != "acts/" + id + ".json") {
            file->context.error(object.offset(), "the act \"" + id + "\" is in the wrong file", "expected acts/" + id + ".json");
        }
        acts_.insert(id);
        ++result_.counts.acts;
        require_text("act." + id + ".title", object, "title", true);
        require_text("act." + id + ".short", object, "short", true);
        const auto url = object.string("url");
        for (const auto& language : result_.rulebook.languages) {
            if (!url.empty()) {
                result_.texts[language].details["act." + id + ".url"] = url;
            }
        }
        object.ignore("number");
        object.ignore("date");
        object.ignore("state");
        object.ignore("note");
        object.finish();
    }
}

} // namespace kepil
