#include "rulebook/rulebook.hpp"

namespace kepil {

const char* name_of(MeasureKind kind) {
    switch (kind) {
    case MeasureKind::payment:
        return "payment";
    case MeasureKind::service:
        return "service";
    default:
        return "right";
    }
}

const char* name_of(Period period) {
    switch (period) {
    case Period::once:
        return "once";
    case Period::monthly:
        return "monthly";
    case Period::yearly:
        return "yearly";
    default:
        return "none";
    }
}

const char* name_of(Urgency urgency) {
    switch (urgency) {
    case Urgency::now:
        return "now";
    case Urgency::days:
        return "days";
    default:
        return "later";
    }
}

} // namespace kepil
