#include "assess/branches.hpp"

#include <algorithm>
#include <initializer_list>

namespace kepil {
namespace {

bool is_word(const Token& token, std::string_view text) { return token.kind == Lexeme::name && token.text == text; }
bool is_one_of(const Token& token, std::initializer_list<std::string_view> texts) {
    return std::any_of(texts.begin(), texts.end(), [&](std::string_view text) { return is_word(token, text); });
}
bool opens(const Token& token) { return token.text == "(" || token.text == "{"; }
bool closes(const Token& token) { return token.text == ")" || token.text == "}"; }

/// The `then` or `else` that belongs to the `if` before `from`.
std::size_t find_word(const std::vector<Token>& words, std::size_t from, std::string_view wanted) {
    int inner = 0;
    for (; from < words.size(); ++from) {
        if (is_word(words[from], "if")) {
            ++inner;
        } else if (is_word(words[from], wanted) && inner-- == 0) {
            break;
        }
    }
    return from;
}

/// Where the branch that begins at `from`, after an `else`, ends: it reaches as far as it can.
std::size_t end_of_branch(const std::vector<Token>& words, std::size_t from) {
    int depth = 0;
    int inner = 0;
    for (; from < words.size() && words[from].kind != Lexeme::end; ++from) {
        const Token& word = words[from];
        const bool ends_here = closes(word) || word.text == "," || word.text == ":";
        const bool ends_inner = inner == 0 && is_one_of(word, {"then", "else"});
        if (depth == 0 && (ends_here || ends_inner)) {
            break;
        }
        if (opens(word)) {
            ++depth;
        } else if (closes(word)) {
            --depth;
        } else if (is_word(word, "if")) {
            ++inner;
        } else if (is_word(word, "else")) {
            --inner;
        }
    }
    return from;
}

bool is_simple(const std::vector<Token>& words, const Flags& left, std::size_t from, std::size_t to) {
    int depth = 0;
    for (; from < to; ++from) {
        const Token& word = words[from];
        depth += opens(word) ? 1 : closes(word) ? -1 : 0;
        const bool joins = is_one_of(word, {"and", "or", "not", "in", "at", "if"});
        if (left[from] && depth == 0 && (joins || (word.kind == Lexeme::symbol && word.text != "." && !closes(word)))) {
            return false;
        }
    }
    return true;
}

void collect(const Program& program, std::uint32_t root, std::vector<std::uint32_t>& found) {
    if (root == absent) {
        return;
    }
    const Node& node = program.nodes[root];
    if (node.op == Op::choose) {
        found.push_back(root);
    }
    auto children = children_of(node);
    if (node.op == Op::parameter) {
        std::reverse(children.begin(), children.end()); // its argument is written before its date
    } else if (node.op == Op::carry) {
        std::swap(children[0], children[1]); // and where it starts before its years
    }
    for (const auto child : children) {
        collect(program, child, found);
    }
}

} // namespace

std::vector<std::uint32_t> conditionals_of(const Program& program, std::uint32_t root) {
    std::vector<std::uint32_t> found;
    collect(program, root, found);
    return found;
}

Flags words_left(const std::vector<Token>& words, const std::vector<Branch>& taken) {
    Flags left(words.size(), true);
    const auto strike = [&](std::size_t from, std::size_t to) {
        std::fill(left.begin() + static_cast<std::ptrdiff_t>(from), left.begin() + static_cast<std::ptrdiff_t>(to), false);
    };
    std::size_t next = 0;
    struct Kept {
        std::size_t opening, from, to;
    };
    std::vector<Kept> kept;
    for (std::size_t i = 0; i < words.size() && next < taken.size(); ++i) {
        if (!is_word(words[i], "if")) {
            continue;
        }
        const Branch branch = taken[next++];
        const auto then = find_word(words, i + 1, "then");
        const auto otherwise = find_word(words, then + 1, "else");
        const auto end = end_of_branch(words, otherwise + 1);
        if (branch == Branch::open || !left[i]) {
            continue;
        }
        strike(i, branch == Branch::yes ? then + 1 : otherwise + 1);
        strike(otherwise, branch == Branch::yes ? end : otherwise + 1);
        // Brackets that only held the conditional together.
        const bool bracketed = i > 0 && words[i - 1].text == "(" && end < words.size() && words[end].text == ")";
        const bool of_a_call =
            i > 1 && words[i - 2].kind == Lexeme::name && !is_one_of(words[i - 2], {"at", "and", "or", "not", "then", "else"});
        if (bracketed && !of_a_call) {
            kept.push_back({i - 1, i, end});
        }
    }
    for (auto one = kept.rbegin(); one != kept.rend(); ++one) {
        if (is_simple(words, left, one->from, one->to)) {
            left[one->opening] = left[one->to] = false;
        }
    }
    return left;
}

} // namespace kepil
