// A JSON reader that keeps the place of every value, so that a message can point at line and column, and that refuses instead of
// throwing. Values live in one flat array: a million small documents cost no more than one allocation each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kepil::json {

enum class Kind : std::uint8_t { null, boolean, number, string, array, object };

/// Limits that keep memory and time bounded whatever comes in.
inline constexpr std::size_t max_bytes = 4U << 20U;
inline constexpr int max_depth = 48;

enum class Failure : std::uint8_t { none, too_large, too_deep, malformed };

class Document;

/// A value inside a Document; cheap to copy, valid as long as its document.
class Value {
public:
    [[nodiscard]] Kind kind() const;
    [[nodiscard]] bool is(Kind kind) const { return this->kind() == kind; }
    [[nodiscard]] bool boolean() const;
    /// The text of a string (escapes resolved) or of a number as it was written.
    [[nodiscard]] std::string_view text() const;
    /// Members or elements.
    [[nodiscard]] std::size_t size() const;
    [[nodiscard]] Value operator[](std::size_t index) const;
    /// Name of a member of an object (its place in the parent's list).
    [[nodiscard]] std::string_view key() const;
    /// The last member of that name.
    [[nodiscard]] std::optional<Value> find(std::string_view name) const;
    /// Byte offset of the value (of a string: of its first character after the quote).
    [[nodiscard]] std::size_t offset() const;

private:
    friend class Document;
    Value(const Document& document, std::uint32_t node) : document_(&document), node_(node) {}
    const Document* document_;
    std::uint32_t node_;
};

class Document {
public:
    /// Parses `text`; look at failure() before root()..
    explicit Document(std::string_view text);
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    [[nodiscard]] Failure failure() const { return failure_; }
    /// Where and why reading stopped, in English.
    [[nodiscard]] std::size_t failure_offset() const { return failure_offset_; }
    [[nodiscard]] const std::string& failure_text() const { return failure_text_; }
    [[nodiscard]] Value root() const { return {*this, 0}; }

private:
    friend class Value;
    friend class Reader;
    struct Node {
        Kind kind = Kind::null;
        bool truth = false;
        std::uint32_t offset = 0; // into the text
        std::uint32_t text = 0;   // into pool_
        std::uint32_t text_size = 0;
        std::uint32_t key = 0; // into pool_
        std::uint32_t key_size = 0;
        std::uint32_t first_child = 0; // into children_
        std::uint32_t child_count = 0;
    };
    std::string pool_;
    std::vector<Node> nodes_;
    std::vector<std::uint32_t> children_;
    Failure failure_ = Failure::none;
    std::size_t failure_offset_ = 0;
    std::string failure_text_;
};

struct Place {
    int line = 1;
    int column = 1; ///< in characters, not bytes
};
/// Line and column (from 1) of a byte offset.
[[nodiscard]] Place place_of(std::string_view text, std::size_t offset);

} // namespace kepil::json
