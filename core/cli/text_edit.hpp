// Changes a JSON file as a person would: here and there, and the rest stays as it was written.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace kepil::cli {

class TextEdit {
public:
    explicit TextEdit(std::string text) : text_(std::move(text)) {}

    /// Places are those of the text as it was; two changes may not overlap.
    void replace(std::size_t offset, std::size_t length, std::string by) { changes_.push_back({offset, length, std::move(by)}); }
    void insert(std::size_t offset, std::string text) { replace(offset, 0, std::move(text)); }
    [[nodiscard]] std::string apply() const;
    [[nodiscard]] const std::string& text() const { return text_; }

private:
    struct Change {
        std::size_t offset;
        std::size_t length;
        std::string by;
    };
    std::string text_;
    std::vector<Change> changes_;
};

/// One past the last character of the object or list that begins at `offset`.
[[nodiscard]] std::size_t end_of_brackets(std::string_view text, std::size_t offset);

/// Members as "name": value, where each value is JSON already.
using Members = std::vector<std::pair<std::string, std::string>>;

/// A new object to stand after the one in [begin, end): comma, line break and indentation as the neighbour has them, on one line or many.
[[nodiscard]] std::string object_after(std::string_view text, std::size_t begin, std::size_t end, const Members& members);

} // namespace kepil::cli
