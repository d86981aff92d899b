#include "text_edit.hpp"

#include <algorithm>

namespace kepil::cli {
namespace {

/// The blanks that begin the line of `offset`.
std::string indentation(std::string_view text, std::size_t offset) {
    const auto line = text.rfind('\n', offset) + 1; // npos + 1 = 0: the first line
    const auto end = std::min(text.find_first_not_of(" \t", line), text.size());
    return std::string(text.substr(line, end - line));
}

} // namespace

std::string TextEdit::apply() const {
    auto changes = changes_;
    std::stable_sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) { return a.offset < b.offset; });
    std::string result;
    std::size_t at = 0;
    for (const auto& change : changes) {
        result.append(text_, at, change.offset - at).append(change.by);
        at = change.offset + change.length;
    }
    return result.append(text_, at, std::string::npos);
}

std::size_t end_of_brackets(std::string_view text, std::size_t offset) {
    int depth = 0;
    bool quoted = false;
    for (auto i = offset; i < text.size(); ++i) {
        const char c = text[i];
        if (quoted) {
            i += c == '\\' ? 1 : 0;
            quoted = c != '"';
        } else if (c == '"') {
            quoted = true;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if ((c == '}' || c == ']') && --depth == 0) {
            return i + 1;
        }
    }
    return text.size();
}

std::string object_after(std::string_view text, std::size_t begin, std::size_t end, const Members& members) {
    const auto neighbour = text.substr(begin, end - begin);
    const auto outer = indentation(text, begin);
    const auto first = neighbour.find('"');
    const bool one_line = neighbour.find('\n') == std::string_view::npos;
    const auto gap = one_line ? std::string(neighbour.substr(1, first - 1)) : '\n' + indentation(text, begin + first);
    std::string object = ",\n" + outer + '{';
    for (std::size_t i = 0; i < members.size(); ++i) {
        object += i == 0 ? gap : one_line ? ", " : ',' + gap;
        object += '"' + members[i].first + "\": " + members[i].second;
    }
    return object + (one_line ? gap : '\n' + outer) + '}';
}

} // namespace kepil::cli
