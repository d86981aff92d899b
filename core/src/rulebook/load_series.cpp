// Parameters: dated numbers and tables, each row with its act and source.
#include "rulebook/loader.hpp"

#include <algorithm>

namespace kepil {

void Loader::declare_series() {
    for (const File* file : in_folder("parameters/")) {
        each_object(*file, [&](ObjectReader& object) { declare_one_series(*file, object); });
    }
}

void Loader::declare_one_series(const File& file, ObjectReader& object) {
    Series series;
    series.id = object.id();
    if (file.context.overlay) {
        result_.changes.parameters.push_back(series.id);
        if (const auto law = symbols_.series.find(series.id); law != symbols_.series.end()) {
            override_series(file, object, result_.rulebook.program.series[law->second]);
            return;
        }
    }
    const bool fresh = claim_name(file, object.offset(), series.id, "parameter");
    if (const auto type = read_unit(file, object, series.shown)) {
        series.type = *type;
    }
    require_text("parameter." + series.id, object, "text", true);
    object.ignore("note");
    if (const auto table = object.of_kind("table", json::Kind::object)) {
        ObjectReader reader(file.context, *table);
        const auto by = reader.string("by", true);
        const auto fact = symbols_.facts.find(by);
        if (fact != symbols_.facts.end()) {
            series.table = Table::choice;
            series.key = Type::option(fact->second);
            reader.ignore("rule");
        } else {
            series.table = Table::step;
            static const std::vector<std::string_view> units{"number", "tenge", "days", "months", "years"};
            static constexpr Unit meaning[] = {Unit::none, Unit::tenge, Unit::days, Unit::months, Unit::months};
            series.key = by == "date" ? Type::date() : Type::number(meaning[reader.word("by", units, 0)]);
            reader.word("rule", {"step"}, 0, true);
            if (by == "years") {
                keyed_in_years_.insert(series.id);
            }
        }
        reader.finish();
    }
    read_known_to(object, series);
    read_rows(file, object, series);
    if (fresh) {
        symbols_.series.emplace(series.id, static_cast<std::uint32_t>(result_.rulebook.program.series.size()));
        result_.rulebook.program.series.push_back(std::move(series));
        ++result_.counts.parameters;
    }
}

void Loader::read_known_to(ObjectReader& object, Series& series) {
    const auto known_to = object.any("known_to");
    series.open = !known_to;
    if (known_to) {
        series.known_to = object.date("known_to").value_or(Date{});
    }
}

void Loader::read_rows(const File& file, ObjectReader& object, Series& series) {
    const auto rows = object.of_kind("rows", json::Kind::array, true);
    for (std::size_t i = 0; rows && i < rows->size(); ++i) {
        ObjectReader reader(file.context, (*rows)[i]);
        Row row;
        row.from = reader.date("from", true).value_or(Date{});
        const auto value = reader.any("value", true);
        row.basis = read_basis(file, reader, true);
        row.source = reader.string("source", true);
        row.checked = reader.string("checked", true);
        row.confidence = read_confidence(reader, true);
        reader.ignore("note");
        reader.ignore("published");
        reader.finish();
        if (!value || !read_row_value(file, *value, series, row)) {
            continue;
        }
        if (!series.rows.empty() && row.from <= series.rows.back().from) {
            file.context.error(reader.offset(),
                               "the row from " + row.from.to_string() + " does not come after the row from " +
                                   series.rows.back().from.to_string(),
                               "order rows by date; one row a date");
        }
        series.rows.push_back(std::move(row));
        ++result_.counts.rows;
    }
    if (series.rows.empty()) {
        file.context.error(object.offset(), "the parameter \"" + series.id + "\" has no rows");
    } else if (!series.open && series.known_to < series.rows.back().from) {
        file.context.error(object.offset(), "known_to is before the last row of \"" + series.id + "\"");
    }
}

std::optional<Rational> Loader::read_number(const File& file, json::Value value, const Type& type, bool years) {
    if (value.is(json::Kind::string)) {
        if (type.kind == Kind::date) {
            if (const auto date = Date::parse(value.text())) {
                return Rational(date->days);
            }
        } else if (type.kind == Kind::choice) {
            const auto& options = result_.rulebook.program.facts[type.choice].options;
            const auto option = std::find(options.begin(), options.end(), value.text());
            if (option != options.end()) {
                return Rational(option - options.begin());
            }
        } else if (const auto number = Rational::parse(value.text())) {
            return *number * Rational(years ? 12 : 1);
        }
    }
    file.context.error(value.offset(), "\"" + std::string(value.text()) + "\" is not " + describe(type),
                       type.kind == Kind::choice ? "use an option of the fact that the table is keyed by"
                                                 : "write numbers as strings: \"0.45\"");
    return std::nullopt;
}

bool Loader::read_row_value(const File& file, json::Value value, const Series& series, Row& row) {
    if (series.type.kind != Kind::number && series.type.kind != Kind::date) {
        file.context.error(value.offset(), "a parameter is a number or a date");
        return false;
    }
    if (series.table == Table::none) {
        const auto number = read_number(file, value, series.type, series.shown == Shown::years);
        if (number) {
            row.entries.push_back({Rational(), *number});
        }
        return number.has_value();
    }
    if (!value.is(json::Kind::array) || value.size() == 0) {
        file.context.error(value.offset(), "a table is a list of [key, value]");
        return false;
    }
    const bool keys_in_years = keyed_in_years_.contains(series.id);
    for (std::size_t i = 0; i < value.size(); ++i) {
        const auto pair = value[i];
        if (!pair.is(json::Kind::array) || pair.size() != 2) {
            file.context.error(pair.offset(), "expected [key, value]");
            return false;
        }
        const auto key = read_number(file, pair[0], series.key, keys_in_years);
        const auto number = read_number(file, pair[1], series.type, series.shown == Shown::years);
        if (!key || !number) {
            return false;
        }
        if (series.table == Table::step && !row.entries.empty() && *key <= row.entries.back().key) {
            file.context.error(pair.offset(), "the keys of a step table rise");
        }
        row.entries.push_back({*key, *number});
    }
    return true;
}

} // namespace kepil
