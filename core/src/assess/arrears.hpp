// Looking back: what was due in each past month to a person who had applied in time, what an application today still reaches, and what is
// lost. How far back an application reaches is law, and so it is in the rulebook: the period of a payment says it.
#pragma once

#include "assess/answer.hpp"
#include "assess/assessor.hpp"

namespace kepil {

/// Writes {"from", "to", "payments": [...], "possible": [...]} for the payments of the case's risks, from the month of `from` to the day of
/// application.
void write_arrears(Assessor& assessor, const Rulebook& rulebook, const Case& input, Date from, json::Writer& out);

} // namespace kepil
