// A JSON reader that keeps the place of every value, so that a message can point at line and column, and that refuses instead of
// throwing. Values lie in one flat array, each before those inside it, and a document reads one text after another into the same memory:
// a million small texts cost next to no allocation.
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

/// A value inside a Document; cheap to copy, valid as long as its document and the text that the document has read.
class Value {
public:
    [[nodiscard]] Kind kind() const { return node_->kind; }
    [[nodiscard]] bool is(Kind kind) const { return this->kind() == kind; }
    [[nodiscard]] bool boolean() const { return node_->truth; }
    /// The text of a string (escapes resolved) or of a number as it was written.
    [[nodiscard]] std::string_view text() const { return {node_->text, node_->text_size}; }
    /// Members or elements.
    [[nodiscard]] std::size_t size() const { return node_->child_count; }
    /// Takes `index` steps: whoever wants them all, goes from begin() to end().
    [[nodiscard]] Value operator[](std::size_t index) const;
    /// Name of a member of an object (its place in the parent's list).
    [[nodiscard]] std::string_view key() const { return {node_->key, node_->key_size}; }
    /// The last member of that name.
    [[nodiscard]] std::optional<Value> find(std::string_view name) const;
    /// Byte offset of the value (of a string: of its first character after the quote).
    [[nodiscard]] std::size_t offset() const { return node_->offset; }

    class Iterator;
    /// The members or elements, in their order.
    [[nodiscard]] Iterator begin() const;
    [[nodiscard]] Iterator end() const;

private:
    friend class Document;
    friend class Reader;
    struct Node {
        const char* key = nullptr;
        const char* text = nullptr;
        std::uint32_t key_size = 0;
        std::uint32_t text_size = 0;
        std::uint32_t offset = 0;
        std::uint32_t child_count = 0;
        std::uint32_t span = 1; ///< nodes of the value: its own, and all inside it, which follow
        Kind kind = Kind::null;
        bool truth = false;
    };
    explicit Value(const Node* node) : node_(node) {}
    const Node* node_;
};

class Value::Iterator {
public:
    [[nodiscard]] Value operator*() const { return Value(node_); }
    Iterator& operator++() {
        node_ += node_->span;
        return *this;
    }
    [[nodiscard]] bool operator==(const Iterator&) const = default;

private:
    friend class Value;
    explicit Iterator(const Node* node) : node_(node) {}
    const Node* node_;
};

inline Value::Iterator Value::begin() const { return Iterator(node_ + 1); }
inline Value::Iterator Value::end() const { return Iterator(node_ + node_->span); }

class Document {
public:
    Document() = default;
    explicit Document(std::string_view text) { read(text); }
    Document(const Document&) = delete;
    Document& operator=(const Document&) = delete;

    /// Parses `text`, which must outlive the values; those of the text before are gone. Look at failure() before root().
    void read(std::string_view text);

    [[nodiscard]] Failure failure() const { return failure_; }
    /// Where and why reading stopped, in English.
    [[nodiscard]] std::size_t failure_offset() const { return failure_offset_; }
    [[nodiscard]] const std::string& failure_text() const { return failure_text_; }
    [[nodiscard]] Value root() const { return Value(nodes_.data()); }

private:
    friend class Reader;
    std::string unescaped_; ///< strings with escapes, one after the other
    std::vector<Value::Node> nodes_;
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
