#include "rulebook/object_reader.hpp"

#include <algorithm>
#include <utility>

namespace kepil {
namespace {

constexpr std::string_view kind_name(json::Kind kind) {
    switch (kind) {
    case json::Kind::null:
        return "null";
    case json::Kind::boolean:
        return "true or false";
    case json::Kind::number:
        return "a number";
    case json::Kind::string:
        return "a string";
    case json::Kind::array:
        return "a list";
    default:
        return "an object";
    }
}

void report(const FileContext& file, Severity severity, std::size_t offset, std::string message, std::string hint) {
    const auto place = json::place_of(file.text, offset);
    file.diagnostics->push_back({severity, file.name, place.line, place.column, std::move(message), std::move(hint)});
}

std::string quoted(std::string_view text) { return "\"" + std::string(text) + "\""; }

} // namespace

void FileContext::error(std::size_t offset, std::string message, std::string hint) const {
    report(*this, Severity::error, offset, std::move(message), std::move(hint));
}
void FileContext::note(std::size_t offset, std::string message, std::string hint) const {
    report(*this, Severity::note, offset, std::move(message), std::move(hint));
}

bool is_id(std::string_view text) {
    if (text.empty() || text[0] < 'a' || text[0] > 'z') {
        return false;
    }
    return std::all_of(text.begin(), text.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; });
}

ObjectReader::ObjectReader(const FileContext& file, json::Value object)
    : file_(file), object_(object), valid_(object.is(json::Kind::object)) {
    if (!valid_) {
        file_.error(object.offset(), "expected an object, found " + std::string(kind_name(object.kind())));
    }
}

std::optional<json::Value> ObjectReader::any(std::string_view name, bool required) {
    known_.emplace_back(name);
    auto value = object_.find(name);
    if (value && value->is(json::Kind::null)) {
        value.reset();
    }
    if (!value && required && valid_) {
        file_.error(object_.offset(), quoted(name) + " is missing", "add it to this object");
    }
    return value;
}

std::optional<json::Value> ObjectReader::of_kind(std::string_view name, json::Kind kind, bool required) {
    auto value = any(name, required);
    if (value && !value->is(kind)) {
        file_.error(value->offset(),
                    quoted(name) + " must be " + std::string(kind_name(kind)) + ", found " + std::string(kind_name(value->kind())));
        return std::nullopt;
    }
    return value;
}

std::string ObjectReader::string(std::string_view name, bool required) {
    const auto value = of_kind(name, json::Kind::string, required);
    return value ? std::string(value->text()) : std::string();
}

std::string ObjectReader::id(std::string_view name) {
    const auto value = of_kind(name, json::Kind::string, true);
    if (!value) {
        return {};
    }
    if (!is_id(value->text())) {
        file_.error(value->offset(), quoted(value->text()) + " is not an id", "lower case letters, digits and _");
    }
    return std::string(value->text());
}

bool ObjectReader::boolean(std::string_view name, bool fallback) {
    const auto value = of_kind(name, json::Kind::boolean);
    return value ? value->boolean() : fallback;
}

std::int64_t ObjectReader::integer(std::string_view name, std::int64_t fallback) {
    const auto value = of_kind(name, json::Kind::number);
    if (!value) {
        return fallback;
    }
    const auto number = Rational::parse(value->text());
    if (!number || !number->is_integer()) {
        file_.error(value->offset(), quoted(name) + " must be a whole number");
        return fallback;
    }
    return number->numerator();
}

std::optional<Rational> ObjectReader::number(std::string_view name, bool required) {
    const auto value = of_kind(name, json::Kind::string, required);
    if (!value) {
        return std::nullopt;
    }
    auto number = Rational::parse(value->text());
    if (!number) {
        file_.error(value->offset(), quoted(value->text()) + " is not a number", "write it as \"0.45\", \"10%\" or \"1/3\"");
    }
    return number;
}

std::optional<Date> ObjectReader::date(std::string_view name, bool required) {
    const auto value = of_kind(name, json::Kind::string, required);
    if (!value) {
        return std::nullopt;
    }
    auto date = Date::parse(value->text());
    if (!date) {
        file_.error(value->offset(), quoted(value->text()) + " is not a date", "write YYYY-MM-DD, and check that the day exists");
    }
    return date;
}

std::vector<std::string> ObjectReader::strings(std::string_view name, bool required) {
    std::vector<std::string> result;
    const auto list = of_kind(name, json::Kind::array, required);
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        if ((*list)[i].is(json::Kind::string)) {
            result.emplace_back((*list)[i].text());
        } else {
            file_.error((*list)[i].offset(), "expected a string");
        }
    }
    return result;
}

std::optional<Translated> ObjectReader::text(std::string_view name, bool required) {
    const auto value = any(name, required);
    return value ? read_text(file_, *value) : std::nullopt;
}

std::size_t ObjectReader::word(std::string_view name, const std::vector<std::string_view>& words, std::size_t fallback, bool required) {
    const auto value = of_kind(name, json::Kind::string, required);
    if (!value) {
        return fallback;
    }
    const auto found = std::find(words.begin(), words.end(), value->text());
    if (found == words.end()) {
        std::string all;
        for (const auto& candidate : words) {
            all += (all.empty() ? "" : ", ") + std::string(candidate);
        }
        file_.error(value->offset(), quoted(value->text()) + " is not allowed here", "one of: " + all);
        return fallback;
    }
    return static_cast<std::size_t>(found - words.begin());
}

void ObjectReader::finish() {
    for (std::size_t i = 0; valid_ && i < object_.size(); ++i) {
        const auto member = object_[i];
        if (std::find(known_.begin(), known_.end(), member.key()) == known_.end()) {
            file_.error(member.offset(), "unknown member " + quoted(member.key()), "see rules-data/README.md; check the spelling");
        }
    }
}

std::optional<Translated> read_text(const FileContext& file, json::Value value) {
    if (!value.is(json::Kind::object)) {
        file.error(value.offset(), "expected a text in every language", "{\"kk\": ..., \"ru\": ..., \"en\": ...}");
        return std::nullopt;
    }
    Translated text;
    text.offset = value.offset();
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto member = value[i];
        if (!member.is(json::Kind::string) || member.text().empty()) {
            file.error(member.offset(), "the text " + quoted(member.key()) + " is empty or not a string");
            continue;
        }
        text.by_language.emplace_back(member.key(), member.text());
    }
    return text;
}

} // namespace kepil
