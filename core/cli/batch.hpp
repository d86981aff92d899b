// One case a line in, one answer a line out.
#pragma once

#include "request.hpp"

#include <optional>

namespace kepil::cli {

/// --jobs of the request, or one thread for each processor. Empty after a complaint.
std::optional<unsigned> read_jobs(std::string_view command, const Request& request);

/// kepil assess --json-lines. Returns the exit code: `findings` if some case had an input error, or the file could not be read.
int assess_lines(const Request& request, const std::string& file, unsigned jobs);

} // namespace kepil::cli
