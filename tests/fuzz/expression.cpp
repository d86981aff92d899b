// Any text is an expression: it compiles or is refused with a place inside it; what compiles is evaluated.
#include "little_rulebook.hpp"
#include "json/writer.hpp"

#include <cstddef>
#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    kepil::json::Writer writer;
    writer.begin_array().begin_object();
    writer.member("id", "tried").member("unit", "tenge").member("at", "application_date").member("confidence", "code");
    writer.key("basis").begin_array().string("some/1").end_array();
    writer.key("text").begin_object().member("kk", "k").member("ru", "r").member("en", "e").end_object();
    writer.member("value", std::string_view(reinterpret_cast<const char*>(data), size));
    writer.end_object().end_array();
    fuzz::try_file("definitions/tried.json", writer.take());
    return 0;
}
