#include "json/writer.hpp"

#include <charconv>

namespace kepil::json {

void Writer::separate() {
    if (needs_comma_) {
        text_ += ',';
    }
    needs_comma_ = true;
}

Writer& Writer::open(char bracket) {
    separate();
    text_ += bracket;
    needs_comma_ = false;
    return *this;
}

Writer& Writer::close(char bracket) {
    text_ += bracket;
    needs_comma_ = true;
    return *this;
}

Writer& Writer::key(std::string_view name) {
    separate();
    text_ += '"';
    text_ += name;
    text_ += "\":";
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
    text_.append(buffer, result.ptr);
    return *this;
}

Writer& Writer::boolean(bool truth) { return raw(truth ? "true" : "false"); }
Writer& Writer::null() { return raw("null"); }

Writer& Writer::raw(std::string_view json) {
    separate();
    text_ += json;
    return *this;
}

Writer& Writer::stretch(std::string_view json) {
    text_.append(json);
    const char end = json.empty() ? ',' : json.back();
    needs_comma_ = end != ':' && end != '[' && end != '{' && end != ',';
    return *this;
}

void Writer::quote(std::string_view text) {
    constexpr char digits[] = "0123456789abcdef";
    text_ += '"';
    // Nearly every text holds nothing to escape: it is appended in one piece, not letter by letter.
    std::size_t done = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte >= 0x20U && byte != '"' && byte != '\\') {
            continue;
        }
        text_.append(text, done, i - done);
        done = i + 1;
        text_ += '\\';
        if (byte >= 0x20U) {
            text_ += text[i];
        } else {
            text_ += "u00";
            text_ += digits[byte >> 4U];
            text_ += digits[byte & 0xFU];
        }
    }
    text_.append(text, done, std::string_view::npos);
    text_ += '"';
}

} // namespace kepil::json
