#include "language/type.hpp"

namespace kepil {

std::string describe(const Type& type) {
    switch (type.kind) {
    case Kind::boolean:
        return "yes or no";
    case Kind::date:
        return "a date";
    case Kind::choice:
        return "a choice";
    case Kind::list:
        return "a list";
    case Kind::number:
        break;
    }
    switch (type.unit) {
    case Unit::tenge:
        return "tenge";
    case Unit::days:
        return "days";
    case Unit::months:
        return "months or years";
    case Unit::none:
        break;
    }
    return "a plain number";
}

} // namespace kepil
