// kepil explain CASE.json MEASURE: one finding, opened down to the numbers and norms it came from.
#include "command.hpp"
#include "reader.hpp"
#include "request.hpp"
#include "table.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstdio>
#include <set>

namespace kepil::cli {
namespace {

using nlohmann::json;

constexpr std::size_t line_width = 100;
constexpr std::size_t longest_formula = 600; // of a definition; --json has it whole

void print(const std::string& text, const std::string& indent) {
    for (const auto& line : wrap(text, line_width - indent.size())) {
        std::printf("%s%s\n", indent.c_str(), line.c_str());
    }
}

void print_heading(const std::string& text) { std::printf("\n%s\n", text.c_str()); }

// The law had no such measure on that day: since when it has, and what stood in its place.
void print_not_in_force(const json& finding, const Reader& reader) {
    const auto gap = finding.value("not_in_force", json::object());
    if (gap.empty()) {
        return;
    }
    for (const auto* const date : {"until", "since"}) {
        if (gap.contains(date)) {
            print(reader.own(date) + ' ' + gap.value(date, ""), "  ");
        }
    }
    for (const auto& id : gap.value("instead", json::array())) {
        print(reader.own("instead") + ' ' + reader.text("measure." + id.get<std::string>() + ".name"), "  ");
    }
    const auto words = "measure." + finding.value("measure", "") + ".not_in_force." + gap.value("id", "");
    if (const auto text = reader.text(words); text != gap.value("id", "")) {
        print(text, "  ");
    }
}

void print_finding(const json& finding, const Reader& reader) {
    print(reader.name(finding), "");
    print(reader.text("measure." + finding.value("measure", "") + ".summary"), "  ");
    auto result = reader.own(finding.value("state", ""));
    if (const auto amount = finding.value("amount", json::object()); !amount.empty()) {
        result +=
            ": " + reader.bounds(amount.value("net", json())) + ' ' + reader.own("tenge") + ' ' + reader.own(amount.value("period", ""));
    }
    const auto period = reader.period(finding);
    print(result + (period.empty() ? "" : ", " + period), "  ");
    print_not_in_force(finding, reader);
    print(reader.basis(finding.value("basis", json::array())), "  ");
}

void print_conditions(const json& answer, const Reader& reader) {
    const auto prefix = "measure." + answer.at("finding").value("measure", "") + ".condition.";
    print_heading(reader.own("conditions"));
    for (const auto& condition : answer.value("conditions", json::array())) {
        const auto state = condition.value("state", "");
        const auto basis = reader.basis(condition.value("basis", json::array()));
        print(reader.own(state) + ": " + reader.text(prefix + condition.value("id", "")) + (basis.empty() ? "" : " (" + basis + ')'), "  ");
        print(reader.formula(condition.value("formula", json::array())), "      ");
    }
}

void print_amount(const json& answer, const Reader& reader) {
    const auto amount = answer.value("amount", json::object());
    if (amount.empty()) {
        return;
    }
    const auto got = answer.at("finding").value("amount", json::object());
    print_heading(reader.own("how_much"));
    print(reader.own("gross") + ": " + reader.formula(amount.value("formula", json::array())), "  ");
    const auto tenge = [&](const json& sum) { return reader.bounds(sum) + ' ' + reader.own("tenge"); };
    if (got.contains("gross")) {
        print("= " + tenge(got.at("gross")), "      ");
    }
    for (const auto& part : got.value("withheld", json::array())) {
        print(reader.text("withheld." + part.value("id", "")) + ": " + tenge(part.value("amount", json())), "  ");
    }
    if (got.contains("net")) {
        print(reader.own("net") + ": " + tenge(got.at("net")), "  ");
    }
    const auto period = answer.value("period", json::object());
    for (const auto* const name : {"from", "to", "deadline"}) {
        if (period.contains(name)) {
            const auto date = reader.bounds(answer.at("finding").value(name, json()));
            print(reader.own(name) + ": " + reader.formula(period.at(name)) + (date.empty() ? "" : " = " + date), "  ");
        }
    }
}

// A formula that compares the elements of a list, or goes through a list in a list, is nothing to read.
bool is_readable(const json& formula) {
    std::set<std::string> elements;
    for (const auto& token : formula) {
        const auto id = token.is_object() ? token.value("id", "") : "";
        elements.insert(token.is_object() ? token.value("of", "") : "");
        if (id == "index") {
            return false;
        }
    }
    return elements.size() < 3;
}

std::string value_text(const json& entry, const Reader& reader) {
    const auto value = entry.value("value", json());
    if (value.is_object()) {
        const auto unit = entry.value("unit", "");
        const auto min = value.value("min", "");
        const bool is_one = value.contains("max") && value.at("max") == min;
        return is_one && unit != "number" && !unit.empty()
                   ? reader.measured(min, unit)
                   : reader.bounds(value) + (unit.empty() || unit == "number" ? "" : ' ' + reader.own(unit));
    }
    if (value.is_array()) {
        std::string options;
        for (const auto& option : value) {
            options +=
                (options.empty() ? "" : ", ") + reader.text("fact." + entry.value("id", "") + ".option." + option.get<std::string>());
        }
        return options;
    }
    return value.is_string() ? reader.own(value.get<std::string>()) : value.is_null() ? reader.own("unknown") : value.dump();
}

// What is not known yet is listed under "missing"; here it would only hide the numbers that are there.
bool tells_something(const json& entry) {
    const auto value = entry.value("value", json());
    if (value.is_object()) {
        return value.contains("min") && (entry.value("kind", "") != "fact" || value.at("min") == value.at("max"));
    }
    return value.is_array() ? value.size() == 1 : !value.is_null() && value != "unknown";
}

/// Month by month, a stretch of equal months in one line.
void print_months(const json& months, const Reader& reader) {
    const auto month_of = [&](std::size_t i) { return months[i].value("month", "").substr(0, 7); };
    const auto text_of = [&](std::size_t i) { return reader.bounds(months[i].value("value", json())); };
    for (std::size_t first = 0, last = 0; first < months.size(); first = ++last) {
        while (last + 1 < months.size() && months[last + 1].value("value", json()) == months[first].value("value", json())) {
            ++last;
        }
        const auto until = last == first ? std::string() : " … " + month_of(last);
        print(month_of(first) + until + ": " + text_of(first), "      ");
    }
}

/// `on`: the date on which a parameter was read, where it was read on several.
void print_source(const json& entry, const std::string& on, const Reader& reader) {
    const auto kind = entry.value("kind", "");
    if (kind == "fact") {
        print("«" + reader.question(entry.value("pointer", "")) + "» = " + value_text(entry, reader), "  ");
        return;
    }
    const auto basis = reader.basis(entry.value("basis", json::array()));
    const auto name = reader.text(kind + '.' + entry.value("id", "")) + (on.empty() ? "" : ", " + on);
    print(name + " = " + value_text(entry, reader) + (basis.empty() ? "" : " (" + basis + ')'), "  ");
    const auto formula = entry.value("formula", json::array());
    if (kind == "parameter") {
        const auto source = entry.value("source", "");
        print(reader.own("since") + ' ' + entry.value("from", "") + (source.rfind("http", 0) == 0 ? ", " + source : ""), "      ");
    } else if (const auto words = reader.formula(formula); is_readable(formula) && width_of(words) <= longest_formula) {
        print(words, "      ");
    }
    print_months(entry.value("months", json::array()), reader);
}

void print_sources(const json& answer, const Reader& reader) {
    bool first = true;
    const auto where = answer.value("where", json::array());
    const auto reads = [&](const std::string& id) {
        return std::count_if(where.begin(), where.end(),
                             [&](const json& entry) { return entry.value("kind", "") == "parameter" && entry.value("id", "") == id; });
    };
    for (const auto& entry : where) {
        if (!tells_something(entry)) {
            continue;
        }
        if (first) {
            print_heading(reader.own("where"));
        }
        first = false;
        print_source(entry, reads(entry.value("id", "")) > 1 ? entry.value("on", "") : "", reader);
    }
}

void print_missing(const json& finding, const Reader& reader) {
    const auto missing = finding.value("missing", json::array());
    if (missing.empty()) {
        return;
    }
    print_heading(reader.own("missing"));
    for (const auto& pointer : missing) {
        print(reader.question(pointer.get<std::string>()), "  ");
    }
}

} // namespace

int explain(const Words& words) {
    int code = ok;
    const auto request = read_request("explain", words, {{"index"}}, 2, code);
    if (!request) {
        return code;
    }
    const auto place = request->arguments.value("index", "0"); // from 1; 0 where the measure has no list
    if (place.size() > 4 || place.find_first_not_of("0123456789") != std::string::npos) {
        return refuse("explain", "--index is a place in the list, from 1");
    }
    const auto& file = request->arguments.operands()[0];
    const auto input = read_case("explain", *request, file);
    if (!input) {
        return findings;
    }
    const auto text = request->rules.calculator()->explain(*input, request->arguments.operands()[1], std::stoi(place) - 1, request->today);
    const auto answer = json::parse(text);
    const Reader reader(request->rules, request->language);
    const bool refused = complain_about(answer, reader, "explain", file);
    if (request->arguments.has("json")) {
        std::puts(text.c_str());
    } else if (answer.contains("finding")) {
        print_scenario(reader);
        print_finding(answer.at("finding"), reader);
        print_conditions(answer, reader);
        print_amount(answer, reader);
        print_sources(answer, reader);
        print_missing(answer.at("finding"), reader);
    }
    return refused ? findings : ok;
}

} // namespace kepil::cli
