#include "language/parameters.hpp"

namespace kepil {
namespace {

/// What one more row or entry adds to what was found in those after it.
Value joined(const Value& value, const Value& found) { return found.ok() ? hull(value, found) : value; }

} // namespace

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
