// Refuses a rulebook whose indexes point outside its arrays or back into themselves, so that no later step need look twice.
#pragma once

#include "rulebook/rulebook.hpp"

namespace kepil {

[[nodiscard]] bool is_sound(const Rulebook& rulebook);

} // namespace kepil
