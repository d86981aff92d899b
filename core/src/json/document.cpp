#include "json/document.hpp"

#include <charconv>

namespace kepil::json {

Kind Value::kind() const { return document_->nodes_[node_].kind; }
bool Value::boolean() const { return document_->nodes_[node_].truth; }
std::size_t Value::size() const { return document_->nodes_[node_].child_count; }
std::size_t Value::offset() const { return document_->nodes_[node_].offset; }

std::string_view Value::text() const {
    const auto& node = document_->nodes_[node_];
    return std::string_view(document_->pool_).substr(node.text, node.text_size);
}

std::string_view Value::key() const {
    const auto& node = document_->nodes_[node_];
    return std::string_view(document_->pool_).substr(node.key, node.key_size);
}

Value Value::operator[](std::size_t index) const {
    const auto& node = document_->nodes_[node_];
    return {*document_, document_->children_[node.first_child + index]};
}

std::optional<Value> Value::find(std::string_view name) const {
    if (!is(Kind::object)) {
        return std::nullopt;
    }
    for (std::size_t i = size(); i > 0; --i) {
        const Value member = (*this)[i - 1];
        if (member.key() == name) {
            return member;
        }
    }
    return std::nullopt;
}

class Reader {
public:
    Reader(Document& document, std::string_view text) : document_(document), text_(text) {}

    void run() {
        skip_space();
        if (value(0, 0, 0)) {
            skip_space();
            if (position_ != text_.size()) {
                fail("unexpected text after the end of the document");
            }
        }
    }

private:
    bool fail(const char* why, Failure failure = Failure::malformed) {
        if (document_.failure_ == Failure::none) {
            document_.failure_ = failure;
            document_.failure_offset_ = position_;
            document_.failure_text_ = why;
        }
        return false;
    }

    [[nodiscard]] bool at(char c) const { return position_ < text_.size() && text_[position_] == c; }

    void skip_space() {
        while (position_ < text_.size() &&
               (text_[position_] == ' ' || text_[position_] == '\n' || text_[position_] == '\t' || text_[position_] == '\r')) {
            ++position_;
        }
    }

    std::uint32_t add(Kind kind, std::uint32_t key, std::uint32_t key_size) {
        Document::Node node;
        node.kind = kind;
        node.offset = static_cast<std::uint32_t>(position_);
        node.key = key;
        node.key_size = key_size;
        document_.nodes_.push_back(node);
        return static_cast<std::uint32_t>(document_.nodes_.size() - 1);
    }

    bool value(int depth, std::uint32_t key, std::uint32_t key_size) {
        if (depth > max_depth) {
            return fail("nested too deeply", Failure::too_deep);
        }
        if (position_ >= text_.size()) {
            return fail("a value is missing");
        }
        switch (text_[position_]) {
        case '{':
            return container(Kind::object, '}', depth, key, key_size);
        case '[':
            return container(Kind::array, ']', depth, key, key_size);
        case '"': {
            ++position_;
            const auto node = add(Kind::string, key, key_size);
            std::uint32_t start = 0;
            std::uint32_t size = 0;
            if (!string_body(start, size)) {
                return false;
            }
            document_.nodes_[node].text = start;
            document_.nodes_[node].text_size = size;
            return true;
        }
        case 't':
            return word("true", Kind::boolean, true, key, key_size);
        case 'f':
            return word("false", Kind::boolean, false, key, key_size);
        case 'n':
            return word("null", Kind::null, false, key, key_size);
        default:
            return number(key, key_size);
        }
    }

    bool word(std::string_view spelling, Kind kind, bool truth, std::uint32_t key, std::uint32_t key_size) {
        if (text_.substr(position_, spelling.size()) != spelling) {
            return fail("unknown word; expected true, false or null");
        }
        const auto node = add(kind, key, key_size);
        document_.nodes_[node].truth = truth;
        position_ += spelling.size();
        return true;
    }

    bool digits() {
        const auto start = position_;
        while (position_ < text_.size() && text_[position_] >= '0' && text_[position_] <= '9') {
            ++position_;
        }
        return position_ > start;
    }

    bool number(std::uint32_t key, std::uint32_t key_size) {
        const auto start = position_;
        const auto node = add(Kind::number, key, key_size);
        if (at('-')) {
            ++position_;
        }
        const bool leading_zero = at('0');
        const auto whole = position_;
        if (!digits() || (leading_zero && position_ - whole > 1)) {
            return fail("expected a value");
        }
        if (at('.')) {
            ++position_;
            if (!digits()) {
                return fail("expected a digit after the point");
            }
        }
        if (at('e') || at('E')) {
            ++position_;
            if (at('+') || at('-')) {
                ++position_;
            }
            if (!digits()) {
                return fail("expected a digit in the exponent");
            }
        }
        auto& stored = document_.nodes_[node];
        stored.text = static_cast<std::uint32_t>(document_.pool_.size());
        stored.text_size = static_cast<std::uint32_t>(position_ - start);
        document_.pool_.append(text_.substr(start, position_ - start));
        return true;
    }

    bool hex4(std::uint32_t& code) {
        if (position_ + 4 > text_.size()) {
            return fail("a \\u escape needs four hex digits");
        }
        const char* begin = text_.data() + position_;
        const auto result = std::from_chars(begin, begin + 4, code, 16);
        if (result.ec != std::errc{} || result.ptr != begin + 4) {
            return fail("a \\u escape needs four hex digits");
        }
        position_ += 4;
        return true;
    }

    void append_utf8(std::uint32_t code) {
        auto& pool = document_.pool_;
        if (code < 0x80U) {
            pool += static_cast<char>(code);
        } else if (code < 0x800U) {
            pool += static_cast<char>(0xC0U | (code >> 6U));
            pool += static_cast<char>(0x80U | (code & 0x3FU));
        } else if (code < 0x10000U) {
            pool += static_cast<char>(0xE0U | (code >> 12U));
            pool += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
            pool += static_cast<char>(0x80U | (code & 0x3FU));
        } else {
            pool += static_cast<char>(0xF0U | (code >> 18U));
            pool += static_cast<char>(0x80U | ((code >> 12U) & 0x3FU));
            pool += static_cast<char>(0x80U | ((code >> 6U) & 0x3FU));
            pool += static_cast<char>(0x80U | (code & 0x3FU));
        }
    }

    bool escape() {
        if (position_ >= text_.size()) {
            return fail("the string does not end");
        }
        constexpr std::string_view names = "\"\\/bfnrt";
        constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
        const char c = text_[position_++];
        if (const auto index = names.find(c); index != std::string_view::npos) {
            document_.pool_ += meanings[index];
            return true;
        }
        if (c != 'u') {
            return fail("unknown escape");
        }
        std::uint32_t code = 0;
        if (!hex4(code)) {
            return false;
        }
        if (code >= 0xD800U && code < 0xDC00U && text_.substr(position_, 2) == "\\u") {
            position_ += 2;
            std::uint32_t low = 0;
            if (!hex4(low)) {
                return false;
            }
            if (low >= 0xDC00U && low < 0xE000U) {
                append_utf8(0x10000U + ((code - 0xD800U) << 10U) + (low - 0xDC00U));
                return true;
            }
            return fail("half of a surrogate pair");
        }
        if (code >= 0xD800U && code < 0xE000U) {
            return fail("half of a surrogate pair");
        }
        append_utf8(code);
        return true;
    }

    bool string_body(std::uint32_t& start, std::uint32_t& size) {
        start = static_cast<std::uint32_t>(document_.pool_.size());
        std::size_t copied = position_;
        const auto copy = [&] { document_.pool_.append(text_, copied, position_ - copied); };
        while (position_ < text_.size()) {
            const auto c = static_cast<unsigned char>(text_[position_]);
            if (c == '"') {
                copy();
                ++position_;
                size = static_cast<std::uint32_t>(document_.pool_.size()) - start;
                return true;
            }
            if (c < 0x20U) {
                return fail("a control character inside a string");
            }
            if (c == '\\') {
                copy();
                ++position_;
                if (!escape()) {
                    return false;
                }
                copied = position_;
            } else {
                ++position_;
            }
        }
        return fail("the string does not end");
    }

    bool container(Kind kind, char end, int depth, std::uint32_t key, std::uint32_t key_size) {
        const auto node = add(kind, key, key_size);
        ++position_;
        const auto pending_start = pending_.size();
        skip_space();
        if (at(end)) {
            ++position_;
            return true;
        }
        while (true) {
            std::uint32_t member_key = 0;
            std::uint32_t member_key_size = 0;
            if (kind == Kind::object) {
                if (!at('"')) {
                    return fail("expected the name of a member in quotes");
                }
                ++position_;
                if (!string_body(member_key, member_key_size)) {
                    return false;
                }
                skip_space();
                if (!at(':')) {
                    return fail("expected ':'");
                }
                ++position_;
                skip_space();
            }
            pending_.push_back(static_cast<std::uint32_t>(document_.nodes_.size()));
            if (!value(depth + 1, member_key, member_key_size)) {
                return false;
            }
            skip_space();
            if (at(',')) {
                ++position_;
                skip_space();
                continue;
            }
            if (!at(end)) {
                return fail(kind == Kind::object ? "expected ',' or '}'" : "expected ',' or ']'");
            }
            ++position_;
            break;
        }
        auto& stored = document_.nodes_[node];
        stored.first_child = static_cast<std::uint32_t>(document_.children_.size());
        stored.child_count = static_cast<std::uint32_t>(pending_.size() - pending_start);
        document_.children_.insert(document_.children_.end(), pending_.begin() + static_cast<std::ptrdiff_t>(pending_start),
                                   pending_.end());
        pending_.resize(pending_start);
        return true;
    }

    Document& document_;
    std::string_view text_;
    std::size_t position_ = 0;
    std::vector<std::uint32_t> pending_;
};

namespace {
constexpr std::size_t bytes_per_node = 16; // of a usual case
} // namespace

Document::Document(std::string_view text) {
    if (text.size() > max_bytes) {
        failure_ = Failure::too_large;
        failure_text_ = "the document is larger than 4 MB";
    } else {
        pool_.reserve(text.size());
        nodes_.reserve(text.size() / bytes_per_node);
        children_.reserve(text.size() / bytes_per_node);
        Reader(*this, text).run();
    }
    if (nodes_.empty()) {
        nodes_.emplace_back();
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
