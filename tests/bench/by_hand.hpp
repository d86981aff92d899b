// The twelve measures of twelve.mjs written by hand: what a programmer would do who knew that the law never changes.
#pragma once

#include <string>
#include <string_view>

namespace kepil_bench {

/// Reads a case (JSON) and appends one line of JSON with the amounts, as Calculator::amounts() does.
void by_hand(std::string_view case_json, std::string& rows);

} // namespace kepil_bench
