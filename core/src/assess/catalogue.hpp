// What a page needs to build its form: risks, facts and measures, without texts.
#pragma once

#include "rulebook/rulebook.hpp"
#include "json/writer.hpp"

namespace kepil {

void write_catalogue(const Rulebook& rulebook, json::Writer& out);

} // namespace kepil
