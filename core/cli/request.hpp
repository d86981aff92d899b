// What assess, explain and catalogue are asked with: rulebook, language, dates, and the case itself.
#pragma once

#include "arguments.hpp"
#include "calendar/date.hpp"
#include "rules.hpp"

#include <optional>
#include <string>
#include <vector>

namespace kepil::cli {

struct Request {
    Arguments arguments;
    Rules rules;
    std::string language;
    std::string today;
    std::string date; ///< the day of application that replaces the one of the case, or empty
};

/// Reads the options common to the commands and `more`. On failure it has complained, and `code` is the exit code.
std::optional<Request> read_request(std::string_view command, const Words& words, std::vector<Option> more, std::size_t operands,
                                    int& code);

/// The case in `file` ("-": standard input), with the date of the request put in. Empty after a complaint.
std::optional<std::string> read_case(std::string_view command, const Request& request, const std::string& file);

/// The case with the request's date; untouched if it is not a JSON object, so that the calculator says what is wrong with it.
std::string with_date(const Request& request, std::string text);

} // namespace kepil::cli
