#include "assess/amount_rows.hpp"

#include "assess/answer.hpp"
#include "language/bounds.hpp"

#include <charconv>
#include <cstring>
#include <utility>

namespace kepil {
namespace {

/// Where the law of a date has no such measure, there is nothing to say.
bool has_row(const Finding& finding) {
    return finding.state == State::entitled || finding.state == State::undecided ||
           (finding.state == State::not_known && finding.version != nullptr);
}

/// A period that perhaps has no end is told without one, as in an answer.
bool is_told(const std::optional<Value>& date) { return date && date->date_hi() < last_date; }

/// Joins small pieces before they go to the rows: adding each by itself would cost more than finding out what it says.
class Pieces {
public:
    explicit Pieces(std::string& rows) : rows_(rows) {}

    /// Of any length.
    Pieces& id(std::string_view text) {
        flush();
        rows_ += text;
        return *this;
    }
    template <std::size_t size>
    Pieces& fixed(const char (&text)[size]) {
        std::memcpy(at_, text, size - 1);
        at_ += size - 1;
        return *this;
    }
    /// One of the few words for a state or a period.
    Pieces& word(const char* text) {
        while (*text != 0) {
            *at_++ = *text++;
        }
        return *this;
    }
    Pieces& integer(int number) {
        at_ = std::to_chars(at_, text_ + sizeof text_, number).ptr;
        return *this;
    }
    Pieces& number(const Rational& number) {
        at_ = number.write_decimal(at_);
        return *this;
    }
    Pieces& date(Date date) {
        if (date != last_date_) { // most dates of a row are the same few
            last_date_ = date;
            date.write(last_date_text_);
        }
        std::memcpy(at_, last_date_text_, sizeof last_date_text_);
        at_ += sizeof last_date_text_;
        return *this;
    }
    void flush() {
        rows_.append(text_, static_cast<std::size_t>(at_ - text_));
        at_ = text_;
    }

private:
    std::string& rows_;
    char text_[512]; // more than a finding has between its ids
    char* at_ = text_;
    Date last_date_;
    char last_date_text_[10] = {'1', '9', '7', '0', '-', '0', '1', '-', '0', '1'};
};

/// The value as an answer has it.
void add_value(const Rulebook& rulebook, const Value& value, Pieces& pieces, std::string& rows) {
    if (value.ok() && value.kind == Kind::date && value.date_lo() < last_date) {
        pieces.fixed(R"({"min":")").date(value.date_lo()).fixed(R"(","max":")").date(value.date_hi()).fixed(R"("})");
    } else if (value.ok() && value.kind == Kind::number && value.decided() && !value.open && value.lo.fits_hundredths()) {
        pieces.fixed(R"({"min":")").number(value.lo).fixed(R"(","max":")").number(value.lo).fixed(R"("})");
    } else {
        pieces.flush();
        json::Writer out(std::move(rows));
        AnswerWriter(rulebook, out).value(value);
        rows = out.take();
    }
}

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

void add_cells(const std::optional<Value>& date, Pieces& pieces) {
    pieces.fixed(",");
    if (!is_told(date)) {
        return;
    }
    pieces.date(date->date_lo());
    if (!date->decided()) {
        pieces.fixed("/").date(date->date_hi());
    }
}

} // namespace

void write_json_row(const Rulebook& rulebook, FindingView findings, std::string_view name, std::string& rows) {
    json::Writer out(std::move(rows));
    out.begin_object().member("case", name).key("amounts").begin_array();
    rows = out.take();
    Pieces pieces(rows);
    bool first = true;
    for (const auto& finding : findings) {
        if (!has_row(finding)) {
            continue;
        }
        if (!std::exchange(first, false)) {
            pieces.fixed(",");
        }
        pieces.fixed(R"({"measure":")").id(finding.measure->id);
        if (finding.measure->list != absent) {
            pieces.fixed(R"(","for":{"list":")").id(rulebook.program.facts[finding.measure->list].id).fixed(R"(","index":)");
            finding.index < 0 ? pieces.fixed("null") : pieces.integer(finding.index);
            pieces.fixed(R"(},"state":")");
        } else {
            pieces.fixed(R"(","state":")");
        }
        pieces.word(name_of(finding.state)).fixed("\"");
        if (finding.amount) {
            pieces.fixed(R"(,"period":")").word(name_of(finding.version->period)).fixed(R"(","net":)");
            add_value(rulebook, finding.amount->net, pieces, rows);
        }
        if (is_told(finding.starts)) {
            pieces.fixed(R"(,"from":)");
            add_value(rulebook, *finding.starts, pieces, rows);
        }
        if (is_told(finding.ends)) {
            pieces.fixed(R"(,"to":)");
            add_value(rulebook, *finding.ends, pieces, rows);
        }
        pieces.fixed("}");
    }
    pieces.fixed("]}\n").flush();
}

void write_csv_rows(FindingView findings, std::string_view name, std::string& rows) {
    std::string head;
    append_cell(head, name);
    head += ',';
    Pieces pieces(rows);
    for (const auto& finding : findings) {
        if (!has_row(finding)) {
            continue;
        }
        pieces.id(head).id(finding.measure->id).fixed(",");
        if (finding.index >= 0) {
            pieces.integer(finding.index + 1);
        }
        pieces.fixed(",").word(name_of(finding.state)).fixed(",");
        if (finding.amount) {
            pieces.word(name_of(finding.version->period));
            const Value& net = finding.amount->net;
            if (net.decided()) {
                pieces.fixed(",").number(net.lo).fixed(",").number(net.hi);
            } else {
                const Value printed = bounds::outwards(net);
                pieces.fixed(",").number(printed.lo).fixed(",").number(printed.hi);
            }
        } else {
            pieces.fixed(",,");
        }
        add_cells(finding.starts, pieces);
        add_cells(finding.ends, pieces);
        pieces.fixed("\n");
    }
    pieces.flush();
}

} // namespace kepil
