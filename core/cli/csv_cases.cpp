#include "csv_cases.hpp"

#include <algorithm>
#include <map>

namespace kepil::cli {
namespace {

using nlohmann::json;

constexpr std::size_t most_elements = 1000;

/// The fact of the household, or of the element of `list`, that is called `name`.
const json* find_fact(const json& catalogue, const std::string& list, const std::string& name) {
    std::string each;
    for (const auto& fact : catalogue.at("facts")) {
        if (!list.empty() && fact.value("id", "") == list && fact.value("type", "") == "list") {
            each = fact.value("each", "");
        }
    }
    for (const auto& fact : catalogue.at("facts")) {
        if (fact.value("id", "") == name && fact.value("of", "") == each && (list.empty() || !each.empty())) {
            return &fact;
        }
    }
    return nullptr;
}

} // namespace

std::optional<std::vector<std::string>> csv_cells(std::string_view line) {
    std::vector<std::string> cells(1);
    bool quoted = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const char c = line[i];
        if (quoted && c == '"' && i + 1 < line.size() && line[i + 1] == '"') {
            cells.back() += '"';
            ++i;
        } else if (c == '"' && (quoted || cells.back().empty())) {
            quoted = !quoted;
        } else if (c == ',' && !quoted) {
            cells.emplace_back();
        } else {
            cells.back() += c;
        }
    }
    return quoted ? std::nullopt : std::optional(std::move(cells));
}

std::optional<CsvCases> CsvCases::open(std::string_view header, const json& catalogue, std::string& error) {
    if (header.substr(0, 3) == "\xEF\xBB\xBF") { // spreadsheets put a byte-order mark before the first name
        header.remove_prefix(3);
    }
    const auto names = csv_cells(header);
    CsvCases cases;
    for (const auto& name : names.value_or(std::vector<std::string>{})) {
        Column column;
        column.name = name;
        if (name == "id") {
            column.part = Column::Part::id;
        } else if (name == "application" || name == "paid_month") {
            column.part = Column::Part::date;
        } else {
            const auto first = name.find('.');
            const auto second = first == std::string::npos ? first : name.find('.', first + 1);
            if (second != std::string::npos) {
                const auto number = name.substr(first + 1, second - first - 1);
                const bool is_number = !number.empty() && number.size() < 4 && number.find_first_not_of("0123456789") == std::string::npos;
                column.list = name.substr(0, first);
                column.element = is_number ? std::stoul(number) : 0;
                column.name = name.substr(second + 1);
            }
            const auto* const fact = find_fact(catalogue, column.list, column.name);
            const bool in_list = !column.list.empty();
            if (fact == nullptr || fact->value("type", "") == "list" ||
                (in_list && (column.element == 0 || column.element > most_elements))) {
                error = "the first line names no fact: " + (name.empty() ? "an empty column" : name);
                return std::nullopt;
            }
            column.boolean = fact->value("type", "") == "boolean";
        }
        cases.columns_.push_back(std::move(column));
    }
    if (cases.columns_.empty()) {
        error = "the first line must name the columns";
        return std::nullopt;
    }
    return cases;
}

std::optional<std::string> CsvCases::case_of(std::string_view line) const {
    const auto cells = csv_cells(line);
    if (!cells || cells->size() != columns_.size()) {
        return std::nullopt;
    }
    json result = {{"facts", json::object()}};
    std::map<std::string, std::map<std::size_t, json>> lists;
    for (std::size_t i = 0; i < columns_.size(); ++i) {
        const auto& column = columns_[i];
        const auto& cell = (*cells)[i];
        if (!column.list.empty()) {
            lists[column.list]; // a list that has columns is known, if only to be empty
        }
        if (cell.empty()) {
            continue;
        }
        const json value = column.boolean && (cell == "true" || cell == "false") ? json(cell == "true") : json(cell);
        if (column.part == Column::Part::id) {
            result["id"] = cell;
        } else if (column.part == Column::Part::date) {
            result["dates"][column.name] = cell;
        } else if (column.list.empty()) {
            result["facts"][column.name] = value;
        } else {
            lists[column.list].try_emplace(column.element, json::object()).first->second[column.name] = value;
        }
    }
    for (const auto& [list, elements] : lists) {
        auto& target = result["facts"][list] = json::array();
        for (const auto& [place, element] : elements) {
            target.push_back(element);
        }
    }
    return result.dump(-1, ' ', false, json::error_handler_t::replace);
}

} // namespace kepil::cli
