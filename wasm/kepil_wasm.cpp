// The calculator for the browser: a few functions, bytes in and bytes out. What JavaScript passes is looked at in kepil.js before it is
// copied here, so that neither a wrong type nor 10 MB of brackets throws, or enlarges the memory for good.
#include "kepil/calculator.hpp"

#include <emscripten/emscripten.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace {

struct Desk {
    std::unique_ptr<kepil::Calculator> calculator;
    std::vector<std::uint8_t> in;
    std::string out;
};

Desk& desk() {
    static Desk instance;
    return instance;
}

/// Texts lie in the room one after the other.
class Texts {
public:
    std::string_view next(std::size_t length) {
        const auto& in = desk().in;
        const auto rest = in.size() - place_;
        const std::string_view text(reinterpret_cast<const char*>(in.data()) + place_, length < rest ? length : rest);
        place_ += text.size();
        return text;
    }

private:
    std::size_t place_ = 0;
};

/// How long the answer is; `kepil_answer` says where.
std::size_t answer(std::string text) {
    desk().out = std::move(text);
    // A rulebook came in once and a large answer goes out once: neither keeps its room.
    std::vector<std::uint8_t>().swap(desk().in);
    return desk().out.size();
}

} // namespace

extern "C" {

/// Room for what is passed in; the caller writes there before the next call.
EMSCRIPTEN_KEEPALIVE std::uint8_t* kepil_room(std::size_t bytes) {
    desk().in.resize(bytes);
    return desk().in.data();
}

EMSCRIPTEN_KEEPALIVE const char* kepil_answer() { return desk().out.data(); }

EMSCRIPTEN_KEEPALIVE std::size_t kepil_open() {
    std::string error;
    auto opened = kepil::Calculator::open(desk().in, error);
    if (opened) {
        desk().calculator = std::move(opened);
    }
    return answer(std::move(error));
}

// The rest is called only after a rulebook was opened.

EMSCRIPTEN_KEEPALIVE std::size_t kepil_add_reasons() {
    std::string error;
    desk().calculator->add_reasons(desk().in, error);
    return answer(std::move(error));
}

EMSCRIPTEN_KEEPALIVE std::size_t kepil_assess(std::size_t case_length, std::size_t today_length) {
    Texts texts;
    const auto given = texts.next(case_length);
    const auto today = texts.next(today_length);
    // Each answer takes the place of the one before, so that no hole is left between; one that was large by far leaves its place.
    constexpr std::size_t usual = 300'000;
    auto room = std::exchange(desk().out, {});
    if (room.capacity() > usual) {
        room = std::string();
    }
    return answer(desk().calculator->assess(given, today, kepil::Refusals::in_short, std::move(room)));
}

EMSCRIPTEN_KEEPALIVE std::size_t kepil_explain(std::size_t case_length, std::size_t today_length, std::size_t measure_length, int index) {
    Texts texts;
    const auto given = texts.next(case_length);
    const auto today = texts.next(today_length);
    return answer(desk().calculator->explain(given, texts.next(measure_length), index, today));
}

EMSCRIPTEN_KEEPALIVE std::size_t kepil_timeline(std::size_t case_length, std::size_t today_length, int years) {
    Texts texts;
    const auto given = texts.next(case_length);
    return answer(desk().calculator->timeline(given, years, texts.next(today_length)));
}

EMSCRIPTEN_KEEPALIVE std::size_t kepil_history(std::size_t case_length, std::size_t today_length, std::size_t from_length) {
    Texts texts;
    const auto given = texts.next(case_length);
    const auto today = texts.next(today_length);
    return answer(desk().calculator->history(given, texts.next(from_length), today));
}

EMSCRIPTEN_KEEPALIVE std::size_t kepil_advise(std::size_t case_length, std::size_t today_length) {
    Texts texts;
    const auto given = texts.next(case_length);
    return answer(desk().calculator->advise(given, texts.next(today_length)));
}

EMSCRIPTEN_KEEPALIVE std::size_t kepil_catalogue() { return answer(desk().calculator->catalogue()); }

} // extern "C"
