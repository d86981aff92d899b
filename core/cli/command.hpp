// The commands of `kepil`, and what they have in common.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace kepil::cli {

/// Exit codes: all is well; something was found or refused; the command was not understood.
inline constexpr int ok = 0;
inline constexpr int findings = 1;
inline constexpr int misuse = 2;

using Words = std::vector<std::string>; ///< what follows the command's name

int check(const Words& words);
int pack(const Words& words);
int assess(const Words& words);
int explain(const Words& words);
int timeline(const Words& words);
int history(const Words& words);
int advise(const Words& words);
int compare(const Words& words);
int batch(const Words& words);
int new_year(const Words& words);
int catalogue(const Words& words);
int texts(const Words& words);
int verify(const Words& words);

/// "kepil: command: message" on stderr.
void complain(std::string_view command, std::string_view message);
/// complain(), and where to read on; returns `misuse`.
int refuse(std::string_view command, std::string_view message);

} // namespace kepil::cli
