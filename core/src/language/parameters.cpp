#include "language/parameters.hpp"

#include <limits>

namespace kepil {
namespace {

constexpr Date always{std::numeric_limits<std::int32_t>::max()};

/// What one more row or entry adds to what was found in those after it.
Value joined(const Value& value, const Value& found) { return found.ok() ? hull(value, found) : value; }

std::size_t rows_of(const Program& program) {
    std::size_t count = 0;
    for (const auto& series : program.series) {
        count += series.rows.size();
    }
    return count;
}

std::size_t entries_of(const Program& program) {
    std::size_t count = 0;
    for (const auto& series : program.series) {
        for (const auto& row : series.rows) {
            count += row.entries.size();
        }
    }
    return count;
}

} // namespace

Parameters::Parameters(const Program& program) : series_(program.series.size()), rows_(rows_of(program) + 1), items_(entries_of(program)) {
    std::uint32_t row_count = 0;
    std::uint32_t item_count = 0;
    for (std::size_t i = 0; i < series_.size(); ++i) {
        const auto& series = program.series[i];
        const auto begin = row_count;
        for (const auto& row : series.rows) {
            rows_[row_count++] = {row.from, item_count};
            for (const auto& entry : row.entries) {
                Item& item = items_[item_count++];
                item.key = entry.key;
                item.value = Value::number(entry.value);
                item.value.kind = series.type.kind;
            }
        }
        series_[i] = {begin, row_count, series.open ? always : series.known_to, series.table};
    }
    rows_[row_count].items = item_count;
}

Value Parameters::on(std::uint32_t index, const Value& date, const Value* argument) const {
    const Series& series = series_[index];
    const Date first = date.date_lo();
    const Date last = date.date_hi();
    auto row = series.end;
    while (row > series.begin && rows_[row - 1].from > last) {
        --row;
    }
    Value result = Value::failed(Trouble::not_known);
    for (bool goes_on = row < series.end || first <= series.known_to; row-- > series.begin; goes_on = true) {
        if (goes_on) {
            result = joined(argument == nullptr ? items_[rows_[row].items].value : look_up(series.table, row, *argument), result);
        }
        if (rows_[row].from <= first) {
            break;
        }
    }
    if (!result.ok()) {
        result.series = index;
    }
    return result;
}

Value Parameters::look_up(Table table, std::uint32_t row, const Value& argument) const {
    const Item* const begin = items_.data() + rows_[row].items;
    const Item* const end = items_.data() + rows_[row + 1].items;
    Value result = Value::failed(Trouble::not_known);
    if (table == Table::choice) {
        for (const Item* item = begin; item != end; ++item) {
            if ((argument.options >> static_cast<unsigned>(item->key.numerator())) & 1U) {
                result = joined(item->value, result);
            }
        }
        return result;
    }
    for (const Item* item = end; item-- != begin;) {
        if (item->key <= argument.hi) {
            result = joined(item->value, result);
            if (item->key <= argument.lo) {
                break;
            }
        }
    }
    return result;
}

} // namespace kepil
