// The rows of a batch: of each case only states, net amounts and periods.
#pragma once

#include "assess/finding_store.hpp"

#include <string>
#include <string_view>

namespace kepil {

/// Appends {"case":"...","amounts":[...]} and a line end; amounts and dates are written as in docs/answers.md.
void write_json_row(const Rulebook& rulebook, FindingView findings, std::string_view name, std::string& rows);

/// Appends one line a finding: case, measure, place in the list (from 1), state, period, least and greatest net amount, from, to. A date
/// that is not certain is written as earliest/latest.
void write_csv_rows(FindingView findings, std::string_view name, std::string& rows);

} // namespace kepil
