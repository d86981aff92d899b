// The worked examples of the measures (cases.json), put through the calculator and compared with what they expect.
#pragma once

#include "kepil/calculator.hpp"
#include "rulebook/diagnostics.hpp"
#include "rulebook/source_tree.hpp"

#include <string_view>

namespace kepil::cli {

/// A case that comes out otherwise is an error at its place in the file. Returns how many cases came out right.
int run_cases(const SourceTree& tree, Calculator& calculator, std::string_view today, Diagnostics& diagnostics);

} // namespace kepil::cli
