// Values that nobody has compared with their source for a year: correct once, perhaps not today.
#pragma once

#include "calendar/date.hpp"
#include "rulebook/diagnostics.hpp"
#include "rulebook/source_tree.hpp"

namespace kepil::cli {

void note_stale_rows(const SourceTree& tree, Date today, Diagnostics& diagnostics);

} // namespace kepil::cli
