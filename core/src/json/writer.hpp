// Writes JSON in one pass into one string: no tree, no escaping surprises, the same bytes on every platform.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

namespace kepil::json {

class Writer {
public:
    Writer() = default;
    /// Goes on after `text`, which is written already.
    explicit Writer(std::string text) : text_(std::move(text)) {}

    Writer& begin_object() { return open('{'); }
    Writer& end_object() { return close('}'); }
    Writer& begin_array() { return open('['); }
    Writer& end_array() { return close(']'); }
    /// `name` is an id of the program or the rulebook: nothing in it needs escaping.
    Writer& key(std::string_view name);
    Writer& string(std::string_view text);
    Writer& integer(std::int64_t number);
    Writer& boolean(bool truth);
    Writer& null();
    /// key and string in one step.
    Writer& member(std::string_view name, std::string_view text) { return key(name).string(text); }
    /// A value that is JSON already.
    Writer& raw(std::string_view json);
    /// A comma and a value that is JSON already; the comma is left out where none belongs.
    Writer& next(std::string_view json);
    /// A stretch of JSON as it stands, commas and all; it may end in the middle of an object.
    Writer& stretch(std::string_view json);

    /// Room for about that many bytes.
    void reserve(std::size_t bytes);
    [[nodiscard]] const std::string& text() {
        flush();
        return text_;
    }
    [[nodiscard]] std::string take() {
        flush();
        return std::move(text_);
    }

private:
    Writer& open(char bracket);
    Writer& close(char bracket);
    void separate();
    void quote(std::string_view text);
    void flush();
    void append(std::string_view piece);
    /// Where the next bytes go; there is room for so many, which are few.
    char* room(std::size_t bytes);
    void put(char letter);
    void put(std::string_view piece);

    std::string text_;
    std::array<char, 1024> last_; ///< what goes to the end of `text_` in one piece, as most pieces are a few bytes
    std::size_t last_size_ = 0;
    bool needs_comma_ = false;
};

} // namespace kepil::json
