#include "json/document.hpp"

#include "json/plain.hpp"

#include <charconv>
#include <cstring>

namespace kepil::json {
namespace {

constexpr std::size_t bytes_per_node = 16; // of a usual case

constexpr bool is_space(char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

} // namespace

Value Value::operator[](std::size_t index) const {
    auto element = begin();
    for (; index > 0; --index) {
        ++element;
    }
    return *element;
}

std::optional<Value> Value::find(std::string_view name) const {
    std::optional<Value> found;
    if (is(Kind::object)) {
        for (const auto member : *this) {
            if (member.key() == name) {
                found = member;
            }
        }
    }
    return found;
}

/// Goes through the text once, without recursion: a container that is still open keeps the place of the one around it in `span`.
class Reader {
public:
    Reader(Document& document, std::string_view text)
        : document_(document), nodes_(document.nodes_), start_(text.data()), end_(text.data() + text.size()) {}

    void run() {
        const char* at = skip_space(start_);
        std::uint32_t container = 0; // the innermost open one
        int depth = 0;
        bool in_object = false;
        do {
            Value::Node& node = nodes_.emplace_back();
            if (in_object) {
                if (!is(at, '"')) {
                    return fail(at, "expected the name of a member in quotes");
                }
                at = string(at + 1, node.key, node.key_size);
                if (at == nullptr) {
                    return;
                }
                at = skip_space(at);
                if (!is(at, ':')) {
                    return fail(at, "expected ':'");
                }
                at = skip_space(at + 1);
            }
            if (depth > max_depth) {
                return fail(at, "nested too deeply", Failure::too_deep);
            }
            if (depth > 0) {
                ++nodes_[container].child_count;
            }
            const char c = at == end_ ? '\0' : *at;
            if (c == '{' || c == '[') {
                in_object = c == '{';
                node.kind = in_object ? Kind::object : Kind::array;
                node.offset = static_cast<std::uint32_t>(at - start_);
                node.span = container;
                container = static_cast<std::uint32_t>(nodes_.size() - 1);
                ++depth;
                at = skip_space(at + 1);
                if (!is(at, in_object ? '}' : ']')) {
                    continue;
                }
            } else {
                at = scalar(c, at, node);
                if (at == nullptr) {
                    return;
                }
                at = skip_space(at);
            }
            for (; depth > 0 && !is(at, ','); --depth) {
                if (!is(at, in_object ? '}' : ']')) {
                    return fail(at, in_object ? "expected ',' or '}'" : "expected ',' or ']'");
                }
                const auto closed = container;
                container = nodes_[closed].span;
                nodes_[closed].span = static_cast<std::uint32_t>(nodes_.size() - closed);
                in_object = nodes_[container].kind == Kind::object;
                at = skip_space(at + 1);
            }
            if (depth > 0) {
                at = skip_space(at + 1);
            }
        } while (depth > 0);
        if (at != end_) {
            fail(at, "unexpected text after the end of the document");
        }
    }

private:
    void fail(const char* at, const char* why, Failure failure = Failure::malformed) {
        document_.failure_ = failure;
        document_.failure_offset_ = static_cast<std::size_t>(at - start_);
        document_.failure_text_ = why;
    }
    const char* refuse(const char* at, const char* why) {
        fail(at, why);
        return nullptr;
    }

    [[nodiscard]] bool is(const char* at, char c) const { return at != end_ && *at == c; }

    const char* skip_space(const char* at) const {
        while (at != end_ && is_space(*at)) {
            ++at;
        }
        return at;
    }

    // What follows reads from `at` and returns the end of what it has read, or nothing after a failure.

    /// Anything but a container; `first` is its first character.
    const char* scalar(char first, const char* at, Value::Node& node) {
        node.offset = static_cast<std::uint32_t>(at - start_);
        switch (first) {
        case '"':
            ++node.offset;
            node.kind = Kind::string;
            return string(at + 1, node.text, node.text_size);
        case 't':
            node.truth = true;
            node.kind = Kind::boolean;
            return word(at, "true");
        case 'f':
            node.kind = Kind::boolean;
            return word(at, "false");
        case 'n':
            return word(at, "null");
        default:
            if (at == end_) {
                return refuse(at, "a value is missing");
            }
            const char* const end = number(at);
            node.kind = Kind::number;
            node.text = at;
            if (end != nullptr) {
                node.text_size = static_cast<std::uint32_t>(end - at);
            }
            return end;
        }
    }

    template <std::size_t size>
    const char* word(const char* at, const char (&spelling)[size]) {
        constexpr std::size_t letters = size - 1;
        if (static_cast<std::size_t>(end_ - at) < letters || std::memcmp(at, spelling, letters) != 0) {
            return refuse(at, "unknown word; expected true, false or null");
        }
        return at + letters;
    }

    const char* digits_end(const char* at) const {
        while (at != end_ && is_digit(*at)) {
            ++at;
        }
        return at;
    }

    const char* number(const char* at) {
        const char* const whole = is(at, '-') ? at + 1 : at;
        at = digits_end(whole);
        if (at == whole || (*whole == '0' && at - whole > 1)) {
            return refuse(at, "expected a value");
        }
        if (is(at, '.')) {
            const char* const places = at + 1;
            at = digits_end(places);
            if (at == places) {
                return refuse(at, "expected a digit after the point");
            }
        }
        if (is(at, 'e') || is(at, 'E')) {
            ++at;
            const char* const exponent = is(at, '+') || is(at, '-') ? at + 1 : at;
            at = digits_end(exponent);
            if (at == exponent) {
                return refuse(at, "expected a digit in the exponent");
            }
        }
        return at;
    }

    /// From behind the opening quote to behind the closing one.
    const char* string(const char* at, const char*& text, std::uint32_t& size) {
        const char* const stop = plain_end(at, end_);
        if (!is(stop, '"')) {
            return unescape(at, stop, text, size);
        }
        text = at;
        size = static_cast<std::uint32_t>(stop - at);
        return stop + 1;
    }

    /// The same for a string with escapes, the first of which is at `stop`, or for one that is wrong there.
    const char* unescape(const char* at, const char* stop, const char*& text, std::uint32_t& size) {
        auto& pool = document_.unescaped_;
        // All that is unescaped has room at once: the strings before keep their place.
        pool.reserve(static_cast<std::size_t>(end_ - start_));
        const auto begin = pool.size();
        for (;; stop = plain_end(at, end_)) {
            pool.append(at, static_cast<std::size_t>(stop - at));
            if (stop == end_) {
                return refuse(stop, "the string does not end");
            }
            if (*stop == '"') {
                break;
            }
            if (*stop != '\\') {
                return refuse(stop, "a control character inside a string");
            }
            at = escape(stop + 1);
            if (at == nullptr) {
                return nullptr;
            }
        }
        text = pool.data() + begin;
        size = static_cast<std::uint32_t>(pool.size() - begin);
        return stop + 1;
    }

    const char* hex4(const char* at, std::uint32_t& code) {
        constexpr int digits = 4;
        if (end_ - at >= digits) {
            const auto result = std::from_chars(at, at + digits, code, 16);
            if (result.ec == std::errc{} && result.ptr == at + digits) {
                return result.ptr;
            }
        }
        return refuse(at, "a \\u escape needs four hex digits");
    }

    void append_utf8(std::uint32_t code) {
        auto& pool = document_.unescaped_;
        const auto following = [&pool](std::uint32_t bits) { pool += static_cast<char>(0x80U | (bits & 0x3FU)); };
        if (code < 0x80U) {
            pool += static_cast<char>(code);
        } else if (code < 0x800U) {
            pool += static_cast<char>(0xC0U | (code >> 6U));
        } else if (code < 0x10000U) {
            pool += static_cast<char>(0xE0U | (code >> 12U));
            following(code >> 6U);
        } else {
            pool += static_cast<char>(0xF0U | (code >> 18U));
            following(code >> 12U);
            following(code >> 6U);
        }
        if (code >= 0x80U) {
            following(code);
        }
    }

    /// From behind the backslash.
    const char* escape(const char* at) {
        if (at == end_) {
            return refuse(at, "the string does not end");
        }
        constexpr std::string_view names = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const char c = *at++;
        if (const auto index = names.find(c); index != std::string_view::npos) {
            document_.unescaped_ += meanings[index];
            return at;
        }
        if (c != 'u') {
            return refuse(at, "unknown escape");
        }
        std::uint32_t code = 0;
        at = hex4(at, code);
        if (at != nullptr && code >= 0xD800U && code < 0xDC00U && end_ - at >= 2 && at[0] == '\\' && at[1] == 'u') {
            std::uint32_t low = 0;
            at = hex4(at + 2, low);
            // Anything but the lower half leaves half of a pair.
            code = low >= 0xDC00U && low < 0xE000U ? 0x10000U + ((code - 0xD800U) << 10U) + (low - 0xDC00U) : code;
        }
        if (at == nullptr) {
            return nullptr;
        }
        if (code >= 0xD800U && code < 0xE000U) {
            return refuse(at, "half of a surrogate pair");
        }
        append_utf8(code);
        return at;
    }

    Document& document_;
    std::vector<Value::Node>& nodes_;
    const char* start_;
    const char* end_;
};

void Document::read(std::string_view text) {
    failure_ = Failure::none;
    failure_offset_ = 0;
    failure_text_.clear();
    unescaped_.clear();
    nodes_.clear();
    if (text.size() > max_bytes) {
        failure_ = Failure::too_large;
        failure_text_ = "the document is larger than 4 MB";
    } else {
        nodes_.reserve(text.size() / bytes_per_node);
        Reader(*this, text).run();
    }
    if (failure_ != Failure::none) {
        nodes_.assign(1, {});
    }
}

Place place_of(std::string_view text, std::size_t offset) {
    Place place;
    for (std::size_t i = 0; i < offset && i < text.size(); ++i) {
        if (text[i] == '\n') {
            ++place.line;
            place.column = 1;
        } else if ((static_cast<unsigned char>(text[i]) & 0xC0U) != 0x80U) {
            ++place.column;
        }
    }
    return place;
}

} // namespace kepil::json
