#include "json/writer.hpp"

#include "json/plain.hpp"

#include <charconv>
#include <cstring>

namespace kepil::json {

// An answer is rarely much longer than the one before: a copy of what is written is worse than some room too much.
void Writer::reserve(std::size_t bytes) { text_.reserve(bytes + bytes / 8); }

void Writer::flush() {
    append({last_.data(), last_size_});
    last_size_ = 0;
}

// A string that is full doubles: of a long answer that is far more than it needs.
void Writer::append(std::string_view piece) {
    if (const auto size = text_.size() + piece.size(); size > text_.capacity()) {
        text_.reserve(size + size / 4);
    }
    text_.append(piece);
}

char* Writer::room(std::size_t bytes) {
    if (last_.size() - last_size_ < bytes) {
        flush();
    }
    return last_.data() + last_size_;
}

void Writer::put(char letter) {
    *room(1) = letter;
    ++last_size_;
}

void Writer::put(std::string_view piece) {
    if (piece.size() > last_.size() / 2) {
        flush();
        append(piece);
        return;
    }
    std::memcpy(room(piece.size()), piece.data(), piece.size());
    last_size_ += piece.size();
}

void Writer::separate() {
    if (needs_comma_) {
        put(',');
    }
    needs_comma_ = true;
}

Writer& Writer::open(char bracket) {
    separate();
    put(bracket);
    needs_comma_ = false;
    return *this;
}

Writer& Writer::close(char bracket) {
    put(bracket);
    needs_comma_ = true;
    return *this;
}

Writer& Writer::key(std::string_view name) {
    separate();
    put('"');
    put(name);
    put("\":");
    needs_comma_ = false;
    return *this;
}

Writer& Writer::string(std::string_view text) {
    separate();
    quote(text);
    return *this;
}

Writer& Writer::integer(std::int64_t number) {
    separate();
    char buffer[24];
    const auto result = std::to_chars(buffer, buffer + sizeof buffer, number);
    put({buffer, static_cast<std::size_t>(result.ptr - buffer)});
    return *this;
}

Writer& Writer::boolean(bool truth) { return raw(truth ? "true" : "false"); }
Writer& Writer::null() { return raw("null"); }

Writer& Writer::raw(std::string_view json) {
    separate();
    put(json);
    return *this;
}

Writer& Writer::next(std::string_view json) {
    put(json.substr(needs_comma_ ? 0 : 1));
    needs_comma_ = true;
    return *this;
}

Writer& Writer::stretch(std::string_view json) {
    put(json);
    const char end = json.empty() ? ',' : json.back();
    needs_comma_ = end != ':' && end != '[' && end != '{' && end != ',';
    return *this;
}

void Writer::quote(std::string_view text) {
    constexpr char digits[] = "0123456789abcdef";
    put('"');
    // Nearly every text holds nothing to escape: it is appended in one piece, not letter by letter.
    const char* at = text.data();
    const char* const end = at + text.size();
    for (const char* stop = plain_end(at, end); stop != end; stop = plain_end(at, end)) {
        put({at, static_cast<std::size_t>(stop - at)});
        at = stop + 1;
        put('\\');
        if (const auto byte = static_cast<unsigned char>(*stop); byte >= 0x20U) {
            put(*stop);
        } else {
            put("u00");
            put(digits[byte >> 4U]);
            put(digits[byte & 0xFU]);
        }
    }
    put({at, static_cast<std::size_t>(end - at)});
    put('"');
}

} // namespace kepil::json
