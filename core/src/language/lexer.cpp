#include "language/lexer.hpp"

#include "calendar/date.hpp"

namespace kepil {
namespace {

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

std::size_t number_length(std::string_view rest) {
    std::size_t i = 0;
    while (i < rest.size() && is_digit(rest[i])) {
        ++i;
    }
    if (i + 1 < rest.size() && rest[i] == '.' && is_digit(rest[i + 1])) {
        ++i;
        while (i < rest.size() && is_digit(rest[i])) {
            ++i;
        }
    }
    if (i < rest.size() && rest[i] == '%') {
        ++i;
    }
    return i;
}

Token next(std::string_view text, std::size_t offset) {
    const auto rest = text.substr(offset);
    if (rest.empty()) {
        return {Lexeme::end, {}, offset};
    }
    if (is_letter(rest[0])) {
        std::size_t i = 1;
        while (i < rest.size() && (is_letter(rest[i]) || is_digit(rest[i]))) {
            ++i;
        }
        return {Lexeme::name, rest.substr(0, i), offset};
    }
    if (is_digit(rest[0])) {
        constexpr std::size_t date_length = 10;
        if (Date::has_date_shape(rest.substr(0, date_length)) && rest.size() >= date_length) {
            return {Lexeme::date, rest.substr(0, date_length), offset};
        }
        return {Lexeme::number, rest.substr(0, number_length(rest)), offset};
    }
    for (const std::string_view two : {"!=", "<=", ">=", ".."}) {
        if (rest.substr(0, 2) == two) {
            return {Lexeme::symbol, rest.substr(0, 2), offset};
        }
    }
    if (std::string_view("+-*/()=<>{},:.").find(rest[0]) != std::string_view::npos) {
        return {Lexeme::symbol, rest.substr(0, 1), offset};
    }
    return {Lexeme::bad, rest.substr(0, 1), offset};
}

} // namespace

std::vector<Token> split(std::string_view expression) {
    std::vector<Token> tokens;
    std::size_t offset = 0;
    while (true) {
        while (offset < expression.size() && is_space(expression[offset])) {
            ++offset;
        }
        tokens.push_back(next(expression, offset));
        if (tokens.back().kind == Lexeme::end || tokens.back().kind == Lexeme::bad) {
            return tokens;
        }
        offset += tokens.back().text.size();
    }
}

} // namespace kepil
