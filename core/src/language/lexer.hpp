// Splits an expression into words. Also used to print a formula with the names of its parts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace kepil {

enum class Lexeme : std::uint8_t { name, number, date, symbol, end, bad };

struct Token {
    Lexeme kind = Lexeme::end;
    std::string_view text;
    std::size_t offset = 0;
};

/// The last token is `end`; a character that belongs to no word gives a `bad` token.
[[nodiscard]] std::vector<Token> split(std::string_view expression);

} // namespace kepil
