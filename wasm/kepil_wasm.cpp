// The calculator for the browser: a few functions, bytes and text in, text out. Nothing else crosses this boundary: what JavaScript passes
// is looked at before it is copied, so that neither a wrong type nor 10 MB of brackets throws, or enlarges the memory for good.
#include "kepil/calculator.hpp"

#include <emscripten/bind.h>
#include <emscripten/val.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace {

using emscripten::val;

/// A date or an id.
constexpr std::size_t max_word_characters = 256;
/// No list is that long, so it names no element.
constexpr int no_such_index = 1'000'000;

std::unique_ptr<kepil::Calculator>& calculator() {
    static std::unique_ptr<kepil::Calculator> instance;
    return instance;
}

std::string refusal(const char* code) { return std::string(R"({"errors":[{"code":")") + code + R"(","pointer":""}]})"; }

/// The refusal, if the text cannot be taken.
std::optional<std::string> refuse(const val& case_json) {
    if (!calculator()) {
        return refusal("no_rulebook");
    }
    if (!case_json.isString()) {
        return refusal("not_json");
    }
    // A character is at least one byte, so what is refused here would be refused by the core.
    if (case_json["length"].as<std::size_t>() > kepil::Calculator::max_case_bytes) {
        return refusal("too_large");
    }
    return std::nullopt;
}

/// A date or an id; what is neither becomes the empty text, which names nothing.
std::string word(const val& text) {
    const bool usable = text.isString() && text["length"].as<std::size_t>() <= max_word_characters;
    return usable ? text.as<std::string>() : std::string();
}

/// Empty if it is no Uint8Array.
std::vector<std::uint8_t> bytes_of(const val& pack) {
    return pack.instanceof
        (val::global("Uint8Array")) ? emscripten::convertJSArrayToNumberVector<std::uint8_t>(pack) : std::vector<std::uint8_t>();
}

std::string open(const val& pack) {
    const auto bytes = bytes_of(pack);
    std::string error;
    auto opened = kepil::Calculator::open(bytes, error);
    if (opened) {
        calculator() = std::move(opened);
    }
    return error;
}

std::string add_reasons(const val& pack) {
    std::string error;
    if (!calculator()) {
        error = "open a rulebook first";
    } else {
        calculator()->add_reasons(bytes_of(pack), error);
    }
    return error;
}

std::string assess(const val& case_json, const val& today) {
    if (const auto refused = refuse(case_json)) {
        return *refused;
    }
    return calculator()->assess(case_json.as<std::string>(), word(today));
}

/// A whole number as the core takes it: a place in a list (-1 for none), or years.
int place(const val& index) {
    const double number = index.isNumber() ? index.as<double>() : -1;
    return number >= -1 && number < no_such_index ? static_cast<int>(number) : no_such_index;
}

std::string explain(const val& case_json, const val& measure, const val& index, const val& today) {
    if (const auto refused = refuse(case_json)) {
        return *refused;
    }
    return calculator()->explain(case_json.as<std::string>(), word(measure), place(index), word(today));
}

std::string timeline(const val& case_json, const val& years, const val& today) {
    if (const auto refused = refuse(case_json)) {
        return *refused;
    }
    return calculator()->timeline(case_json.as<std::string>(), place(years), word(today));
}

std::string history(const val& case_json, const val& from, const val& today) {
    if (const auto refused = refuse(case_json)) {
        return *refused;
    }
    return calculator()->history(case_json.as<std::string>(), word(from), word(today));
}

std::string advise(const val& case_json, const val& today) {
    if (const auto refused = refuse(case_json)) {
        return *refused;
    }
    return calculator()->advise(case_json.as<std::string>(), word(today));
}

std::string catalogue() { return calculator() ? calculator()->catalogue() : refusal("no_rulebook"); }

} // namespace

EMSCRIPTEN_BINDINGS(kepil) {
    emscripten::function("open", &open);
    emscripten::function("addReasons", &add_reasons);
    emscripten::function("assess", &assess);
    emscripten::function("explain", &explain);
    emscripten::function("timeline", &timeline);
    emscripten::function("history", &history);
    emscripten::function("advise", &advise);
    emscripten::function("catalogue", &catalogue);
}
