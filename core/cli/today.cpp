#include "today.hpp"

#include <ctime>

namespace kepil::cli {

std::optional<Date> read_today(const std::string& text) {
    if (!text.empty()) {
        return Date::parse(text);
    }
    const std::time_t now = std::time(nullptr);
    std::tm local{};
    localtime_r(&now, &local);
    return Date::from_civil(local.tm_year + 1900, local.tm_mon + 1, local.tm_mday);
}

} // namespace kepil::cli
