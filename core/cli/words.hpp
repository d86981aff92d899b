// The few words of the command itself, in the languages of the page. What the law calls things comes from the rulebook.
#pragma once

#include <array>
#include <string>
#include <string_view>

namespace kepil::cli {

inline constexpr std::array<std::string_view, 3> languages{"kk", "ru", "en"};

/// `asked` if it is a language, the language of the terminal (LC_ALL, LC_MESSAGES, LANG) if nothing was asked, else empty.
std::string choose_language(const std::string& asked);

/// The word for `id` ("entitled", "monthly", "and"); `id` itself if there is none.
std::string word(std::string_view id, std::string_view language);

} // namespace kepil::cli
