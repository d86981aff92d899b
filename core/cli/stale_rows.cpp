#include "stale_rows.hpp"

#include "json/document.hpp"

namespace kepil::cli {
namespace {

// Only the newest row of a series can go stale: what was in force in the past does not change any more.
std::optional<json::Value> newest_check(const json::Value& series) {
    const auto rows = series.is(json::Kind::object) ? series.find("rows") : std::nullopt;
    if (!rows || !rows->is(json::Kind::array) || rows->size() == 0) {
        return std::nullopt;
    }
    const auto row = (*rows)[rows->size() - 1];
    return row.is(json::Kind::object) ? row.find("checked") : std::nullopt;
}

} // namespace

void note_stale_rows(const SourceTree& tree, Date today, Diagnostics& diagnostics) {
    for (const auto& file : tree.files) {
        const json::Document document(file.text);
        if (file.path.rfind("parameters/", 0) != 0 || document.failure() != json::Failure::none || !document.root().is(json::Kind::array)) {
            continue;
        }
        for (std::size_t i = 0; i < document.root().size(); ++i) {
            const auto series = document.root()[i];
            const auto checked = newest_check(series);
            const auto date = checked ? Date::parse(checked->text()) : std::nullopt;
            if (!date || add_months(*date, 12) >= today) {
                continue;
            }
            const auto id = series.find("id");
            const auto place = json::place_of(file.text, checked->offset());
            diagnostics.push_back({Severity::note, tree.root + '/' + file.path, place.line, place.column,
                                   "\"" + std::string(id ? id->text() : "?") + "\" was last checked on " + date->to_string(),
                                   "compare it with its source, then set \"checked\""});
        }
    }
}

} // namespace kepil::cli
