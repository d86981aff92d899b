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

void Finding::start(const Measure& of, std::uint32_t of_list, int of_index) {
    measure = &of;
    version = nullptr;
    gap = nullptr;
    list = of_list;
    index = of_index;
    state = State::undecided;
    reason = "";
    series = absent;
    right_on = Value();
    amount.reset();
    starts.reset();
    ends.reset();
    when_paid.reset();
    deadline.reset();
    schedule.clear();
    conditions.clear();
    missing.clear();
    recommended = true;
}

} // namespace kepil
