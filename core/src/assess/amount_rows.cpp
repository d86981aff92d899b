#include "assess/amount_rows.hpp"

#include "assess/answer.hpp"
#include "language/bounds.hpp"

#include <algorithm>

namespace kepil {
namespace {

/// Where the law of a date has no such measure, there is nothing to say.
bool has_row(const Finding& finding) {
    return finding.state == State::entitled || finding.state == State::undecided ||
           (finding.state == State::not_known && finding.version != nullptr);
}

/// A period that perhaps has no end is told without one, as in an answer.
bool is_told(const std::optional<Value>& date) { return date && date->date_hi() < last_date; }

void append_cell(std::string& rows, std::string_view text) {
    const bool plain = text.find_first_of(",\"\r\n") == std::string_view::npos;
    if (plain) {
        rows += text;
        return;
    }
    rows += '"';
    for (const char c : text) {
        rows.append(c == '"' ? 2 : 1, c);
    }
    rows += '"';
}

void append_number(std::string& rows, const Rational& number) {
    char text[Rational::decimal_size];
    rows.append(text, number.write_decimal(text));
}

void append_date(std::string& rows, const std::optional<Value>& date) {
    constexpr std::size_t size = 10;
    rows += ',';
    if (!is_told(date)) {
        return;
    }
    char text[size];
    date->date_lo().write(text);
    rows.append(text, size);
    if (!date->decided()) {
        date->date_hi().write(text);
        rows += '/';
        rows.append(text, size);
    }
}

} // namespace

void write_json_row(const Rulebook& rulebook, FindingView findings, std::string_view name, std::string& rows) {
    json::Writer out(std::move(rows));
    AnswerWriter answer(rulebook, out);
    out.begin_object().member("case", name).key("amounts").begin_array();
    for (const auto& finding : findings) {
        if (!has_row(finding)) {
            continue;
        }
        out.begin_object();
        answer.subject(*finding.measure, finding.index);
        out.member("state", name_of(finding.state));
        if (finding.amount) {
            out.member("period", name_of(finding.version->period)).key("net");
            answer.value(finding.amount->net);
        }
        for (const auto& [key, date] : {std::pair{"from", &finding.starts}, {"to", &finding.ends}}) {
            if (is_told(*date)) {
                out.key(key);
                answer.value(**date);
            }
        }
        out.end_object();
    }
    out.end_array().end_object();
    rows = out.take();
    rows += '\n';
}

void write_csv_rows(FindingView findings, std::string_view name, std::string& rows) {
    for (const auto& finding : findings) {
        if (!has_row(finding)) {
            continue;
        }
        append_cell(rows, name);
        rows += ',';
        rows += finding.measure->id;
        rows += ',';
        if (finding.index >= 0) {
            rows += std::to_string(finding.index + 1);
        }
        rows += ',';
        rows += name_of(finding.state);
        rows += ',';
        if (finding.amount) {
            const Value net = bounds::outwards(finding.amount->net);
            rows += name_of(finding.version->period);
            rows += ',';
            append_number(rows, net.lo);
            rows += ',';
            append_number(rows, net.hi);
        } else {
            rows += ",,";
        }
        append_date(rows, finding.starts);
        append_date(rows, finding.ends);
        rows += '\n';
    }
}

} // namespace kepil
