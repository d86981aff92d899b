#include "assess/finding.hpp"

namespace kepil {

const char* name_of(State state) {
    switch (state) {
    case State::entitled:
        return "entitled";
    case State::not_entitled:
        return "not_entitled";
    case State::undecided:
        return "undecided";
    default:
        return "not_known";
    }
}

} // namespace kepil
