// Any text is an expression: it compiles or is refused with a place inside it.
#include "rulebook/load.hpp"
#include "json/writer.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

constexpr std::string_view facts = R"([
  {"id": "works", "type": "boolean", "group": "you"},
  {"id": "residence", "type": "choice", "options": [{"id": "citizen"}, {"id": "kandas"}], "group": "you"},
  {"id": "months", "type": "number", "unit": "months", "min": "0", "max": "720", "group": "you"},
  {"id": "children", "type": "list", "each": "child", "max": 20, "group": "you"},
  {"id": "birth_date", "of": "child", "type": "date", "past": true},
  {"id": "wage", "type": "number", "unit": "tenge", "min": "0", "max": "100000000", "group": "you"}])";

constexpr std::string_view parameters = R"([
  {"id": "mci", "unit": "tenge", "known_to": "2026-12-31", "rows": [{"from": "2026-01-01", "value": "4325", "basis": ["act/1"]}]}])";

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    kepil::json::Writer writer;
    writer.begin_array().begin_object();
    writer.member("id", "tried").member("unit", "tenge").member("at", "application_date").member("value", text);
    writer.end_object().end_array();

    kepil::SourceTree tree;
    tree.files = {{"definitions/tried.json", writer.take()},
                  {"facts/some.json", std::string(facts)},
                  {"parameters/some.json", std::string(parameters)}};
    kepil::Diagnostics diagnostics;
    static_cast<void>(kepil::load_rulebook(tree, diagnostics));
    return 0;
}
