// One case a line in, one answer a line out, in the same order: memory stays constant however long the file is.
#pragma once

#include "request.hpp"

namespace kepil::cli {

/// Returns the exit code: `findings` if some case had an input error, or the file could not be read.
int assess_lines(const Request& request, const std::string& file, unsigned jobs);

} // namespace kepil::cli
