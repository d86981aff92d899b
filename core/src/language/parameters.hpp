// The series of a program as they are asked: each row and entry beside the next, and every number as a value.
#pragma once

#include "language/program.hpp"

#include <cstdint>
#include <vector>

namespace kepil {

class Parameters {
public:
    explicit Parameters(const Program& program);

    /// What a series says on a date; `argument` of a table, else nothing. Trouble::not_known where it has no row or entry.
    [[nodiscard]] Value on(std::uint32_t series, const Value& date, const Value* argument) const;

private:
    struct Item {
        Rational key;
        Value value;
    };
    struct DatedRow {
        Date from;
        std::uint32_t items = 0; ///< where its items begin; they end where those of the next row begin
    };
    struct Series {
        std::uint32_t begin = 0; ///< its rows, by date
        std::uint32_t end = 0;
        Date known_to; ///< the last day on which its last row is known to hold
        Table table = Table::none;
    };

    [[nodiscard]] Value look_up(Table table, std::uint32_t row, const Value& argument) const;

    std::vector<Series> series_;
    std::vector<DatedRow> rows_; ///< and one that ends the last
    std::vector<Item> items_;
};

} // namespace kepil
