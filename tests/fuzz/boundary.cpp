// The calls that JavaScript makes, with any words, numbers and texts in them: one byte says which call, one byte is its number (place in a
// list, or years), then a measure (or the first day of a history) and a date, each up to a zero byte, and the rest is the case. Every
// answer must be JSON.
#include "real_rulebook.hpp"
#include "json/document.hpp"

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

namespace {

std::string_view take_word(std::string_view& rest) {
    const auto end = rest.find('\0');
    const auto word = rest.substr(0, end);
    rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    return word;
}

std::string answer(kepil::Calculator& calculator, int call, int number, std::string_view rest) {
    const auto measure = take_word(rest);
    const auto today = take_word(rest);
    switch (call) {
    case 0:
        return calculator.assess(rest, today);
    case 1:
        return calculator.explain(rest, measure, number, today);
    case 2:
        return calculator.timeline(rest, number, today);
    case 3:
        return calculator.advise(rest, today);
    case 4:
        return calculator.history(rest, measure, today);
    default:
        return calculator.catalogue();
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const auto calculator = fuzz::open_rulebook();
    if (size < 2) {
        return 0;
    }
    const std::string_view rest(reinterpret_cast<const char*>(data) + 2, size - 2);
    const auto text = answer(*calculator, data[0] % 6, static_cast<signed char>(data[1]), rest);
    if (kepil::json::Document(text).failure() == kepil::json::Failure::malformed) {
        std::abort();
    }
    return 0;
}
