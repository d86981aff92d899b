// What a page needs to build its form: risks, facts and measures, without texts.
#pragma once

#include "json/writer.hpp"
#include "rulebook/rulebook.hpp"

namespace kepil {

void write_catalogue(const Rulebook& rulebook, json::Writer& out);

} // namespace kepil
