// The day on which a command runs: the clock of this machine, unless the caller names another.
#pragma once

#include "calendar/date.hpp"

#include <optional>
#include <string>

namespace kepil::cli {

/// `text` is what was given for --today, or empty. Nothing for a date that is none.
std::optional<Date> read_today(const std::string& text);

} // namespace kepil::cli
