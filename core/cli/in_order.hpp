// Lines in, lines out, on every processor and in the order of the input.
#pragma once

#include "line_source.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace kepil::cli {

struct Line {
    std::string_view text; ///< without its end
    std::uint64_t number = 0;
    std::uint64_t offset = 0;
};

/// What some lines gave.
struct Output {
    std::string text;
    std::string messages;    ///< for standard error
    std::uint64_t lines = 0; ///< answered
    std::uint64_t skipped = 0;
};

/// Appends what one line gives. One function for each thread; a function is never called by two.
using Work = std::function<void(const Line& line, Output& output)>;

struct Tally {
    std::uint64_t lines = 0;
    std::uint64_t skipped = 0;
    bool complete = true; ///< false: standard output is closed, or the input broke off
};

/// Runs every line of `source` through one of the workers; progress goes to standard error where that is a terminal, and so does the
/// reason why the input broke off.
Tally run_in_order(LineSource& source, const std::vector<Work>& workers);

} // namespace kepil::cli
