// Turns the rows of a table into cases: a column for each fact.
#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kepil::cli {

/// The cells of one line of CSV (RFC 4180; no line end inside a cell). Empty if a quote does not close.
std::optional<std::vector<std::string>> csv_cells(std::string_view line);

class CsvCases {
public:
    /// `header`: the first line. Columns are `id`, `application`, `paid_month`, a fact, or `children.1.birth_date` for a member of the
    /// first element of a list. Empty, with `error` filled, for anything else.
    static std::optional<CsvCases> open(std::string_view header, const nlohmann::json& catalogue, std::string& error);

    /// The case of one line as JSON. An empty cell is unknown; an element without a cell is left out. Empty for a line that has other
    /// cells than the header.
    [[nodiscard]] std::optional<std::string> case_of(std::string_view line) const;

private:
    struct Column {
        std::string list; ///< empty for a fact of the household
        std::size_t element = 0;
        std::string name;
        bool boolean = false;
        enum class Part { fact, id, date } part = Part::fact;
    };

    std::vector<Column> columns_;
};

} // namespace kepil::cli
