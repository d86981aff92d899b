// Reads the members of one JSON object of a rulebook file, and turns everything unexpected into a diagnostic.
#pragma once

#include "calendar/date.hpp"
#include "language/value.hpp"
#include "rulebook/diagnostics.hpp"
#include "json/document.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kepil {

/// One file being read: where its messages go.
struct FileContext {
    std::string name; ///< as shown in messages
    std::string_view text;
    Diagnostics* diagnostics = nullptr;
    bool overlay = false; ///< belongs to the scenario that is laid over the law

    void error(std::size_t offset, std::string message, std::string hint = {}) const;
    void note(std::size_t offset, std::string message, std::string hint = {}) const;
};

/// A text in the rulebook's languages: values by language, in the order of the file.
struct Translated {
    std::vector<std::pair<std::string, std::string>> by_language;
    std::size_t offset = 0;
};

class ObjectReader {
public:
    ObjectReader(const FileContext& file, json::Value object);

    [[nodiscard]] bool valid() const { return valid_; }
    [[nodiscard]] std::size_t offset() const { return object_.offset(); }
    [[nodiscard]] const FileContext& file() const { return file_; }

    /// Whether the member is written, be it null.
    [[nodiscard]] bool has(std::string_view name) const { return object_.find(name).has_value(); }
    /// The member, or nothing; `required` makes its absence an error.
    std::optional<json::Value> any(std::string_view name, bool required = false);
    std::optional<json::Value> of_kind(std::string_view name, json::Kind kind, bool required = false);
    std::string string(std::string_view name, bool required = false);
    std::string id(std::string_view name = "id");
    bool boolean(std::string_view name, bool fallback);
    std::int64_t integer(std::string_view name, std::int64_t fallback);
    std::optional<Rational> number(std::string_view name, bool required = false);
    std::optional<Date> date(std::string_view name, bool required = false);
    std::vector<std::string> strings(std::string_view name, bool required = false);
    std::optional<Translated> text(std::string_view name, bool required = false);
    /// Index of the member's text among `words`; `fallback` if absent.
    std::size_t word(std::string_view name, const std::vector<std::string_view>& words, std::size_t fallback, bool required = false);
    void ignore(std::string_view name) { known_.emplace_back(name); }

    /// Reports every member that was never asked for.
    void finish();

private:
    const FileContext& file_;
    json::Value object_;
    bool valid_;
    std::vector<std::string> known_;
};

/// Reads {"kk": ..., "ru": ..., "en": ...}.
[[nodiscard]] std::optional<Translated> read_text(const FileContext& file, json::Value value);
/// True for lower_snake_case.
[[nodiscard]] bool is_id(std::string_view text);

} // namespace kepil
