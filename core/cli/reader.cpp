#include "reader.hpp"

#include "command.hpp"
#include "words.hpp"

#include <algorithm>
#include <cctype>
#include <cstdio>
#include <cstdlib>
#include <set>

namespace kepil::cli {

using nlohmann::json;

namespace {

constexpr std::string_view no_article = "—"; // the act is cited as a whole
constexpr int many_months = 24;              // from here on people think in years

std::string option_key(const std::string& fact, const std::string& option) { return "fact." + fact + ".option." + option; }

bool is_unit(const std::string& id) { return id == "days" || id == "months" || id == "years"; }

// The form of a unit's word after a number: день, дня, дней; day, days.
std::string form_of(const std::string& unit, const std::string& plain, const std::string& language) {
    const auto whole = plain.find('.') == std::string::npos;
    const int last_two = std::atoi(plain.substr(plain.size() - std::min<std::size_t>(plain.size(), 2)).c_str());
    const int last = last_two % 10;
    const bool teen = last_two > 10 && last_two < 20;
    if (whole && (language == "en" ? plain == "1" : last == 1 && !teen)) {
        return unit.substr(0, unit.size() - 1);
    }
    return !whole || (last > 1 && last < 5 && !teen) ? unit + "_few" : unit;
}

std::string printed_sign(const std::string& written) {
    return written == "*"    ? "×"
           : written == "/"  ? "÷"
           : written == "-"  ? "−"
           : written == "!=" ? "≠"
           : written == "<=" ? "≤"
           : written == ">=" ? "≥"
                             : written;
}

bool is_word(const json& token, std::string_view id) {
    return token.is_object() && token.value("kind", "") == "word" && token.value("id", "") == id;
}

bool is_name(const json& token) { return token.is_object() && token.value("kind", "") != "word"; }

bool is_number(const json& token) {
    const auto written = token.is_string() ? token.get<std::string>() : std::string();
    return !written.empty() && std::isdigit(static_cast<unsigned char>(written.front())) != 0 && written.find('-') == std::string::npos;
}

} // namespace

std::string Reader::own(std::string_view id) const { return word(id, language_); }

std::string Reader::number(const std::string& plain) const {
    constexpr std::string_view thin_space = " "; // no-break, so that no terminal splits a number
    const auto point = std::min(plain.find('.'), plain.size());
    std::string text;
    for (std::size_t i = 0; i < point; ++i) {
        const bool after_digit = i > 0 && std::isdigit(static_cast<unsigned char>(plain[i - 1])) != 0;
        if (after_digit && (point - i) % 3 == 0) {
            text += thin_space;
        }
        text += plain[i];
    }
    if (point < plain.size()) {
        text += (language_ == "en" ? '.' : ',') + plain.substr(point + 1);
    }
    return text;
}

std::string Reader::measured(const std::string& plain, const std::string& unit) const {
    if (!is_unit(unit)) {
        return number(plain) + (unit.empty() || unit == "number" ? "" : ' ' + own(unit));
    }
    auto text = number(plain) + ' ' + own(form_of(unit, plain, language_));
    const int months = unit == "months" && plain.find('.') == std::string::npos ? std::atoi(plain.c_str()) : 0;
    if (months < many_months) {
        return text;
    }
    const auto rest = months % 12 == 0 ? std::string() : ' ' + measured(std::to_string(months % 12), "months");
    return text + " (" + measured(std::to_string(months / 12), "years") + rest + ')';
}

std::string Reader::bounds(const json& range) const {
    if (!range.is_object() || !range.contains("min")) {
        return {};
    }
    if (range.contains("max") && range.at("max").is_null()) {
        return range.value("min", "") + " – ?"; // a date, or no end at all
    }
    const auto written = [this](const std::string& value) { return value.size() == 10 && value[4] == '-' ? value : number(value); };
    const auto min = written(range.value("min", ""));
    const auto max = written(range.value("max", ""));
    if (range.value("open", false)) {
        return "≥ " + min; // the upper end is only the widest answer that a question takes
    }
    return min == max ? min : min + " – " + max;
}

std::string Reader::period(const json& finding) const {
    // An end that is not decided yet may span a century: a question mark says as much.
    const auto end = [&](const char* name) {
        const auto range = finding.value(name, json::object());
        const auto min = range.value("min", "");
        return min == range.value("max", "") ? min : "?";
    };
    const auto from = end("from");
    const auto to = end("to");
    return from.empty() && to.empty() ? "" : from + (from.empty() ? "– " : " – ") + to;
}

std::string Reader::basis(const json& list) const {
    std::string text;
    std::string last_act;
    for (const auto& entry : list) {
        const auto whole = entry.get<std::string>();
        const auto slash = whole.find('/');
        const auto act = whole.substr(0, slash);
        text += text.empty() ? "" : ", ";
        const auto article = slash == std::string::npos || whole.substr(slash + 1) == no_article ? "" : whole.substr(slash + 1);
        text += act == last_act ? "" : rules_.text(language_, "act." + act + ".short", act) + (article.empty() ? "" : " ");
        text += article;
        last_act = act;
    }
    return text;
}

std::string Reader::name(const json& finding) const {
    auto name = text("measure." + finding.value("measure", "") + ".name");
    if (name == "name") {
        name = finding.value("measure", "");
    }
    const auto place = finding.find("for");
    if (place != finding.end() && place->value("index", json()).is_number()) {
        name += " [" + std::to_string(place->at("index").get<int>() + 1) + ']';
    }
    return name;
}

std::string Reader::question(const std::string& pointer) const {
    std::vector<std::string> parts;
    std::size_t start = 0;
    for (std::size_t i = 0; i <= pointer.size(); ++i) {
        if (i == pointer.size() || pointer[i] == '/') {
            parts.push_back(pointer.substr(start, i - start));
            start = i + 1;
        }
    }
    // "", "facts", the fact, and for a member of a list its place and name
    if (parts.size() < 3) {
        return pointer;
    }
    auto label = rules_.text(language_, "fact." + parts[2] + ".label", parts[2]);
    if (parts.size() < 5) {
        return label;
    }
    const auto element = rules_.element_of(parts[2]);
    return label + " [" + std::to_string(std::atoi(parts[3].c_str()) + 1) + "] " +
           rules_.text(language_, "fact." + element + '.' + parts[4] + ".label", parts[4]);
}

std::string Reader::token(const json& token, bool tells_elements) const {
    const auto kind = token.value("kind", "");
    const auto id = token.value("id", "");
    if (kind == "option") {
        return rules_.text(language_, option_key(token.value("fact", ""), id), id);
    }
    if (kind == "word") {
        return own(id == "where" ? "where_filter" : id);
    }
    const auto name = rules_.text(language_, kind + (kind == "fact" ? '.' + id + ".label" : '.' + id), id);
    return (kind == "fact" ? "«" + name + "»" : name) + (tells_elements && token.contains("of") ? " [" + token.value("of", "") + ']' : "");
}

std::string Reader::formula(const json& tokens) const {
    std::set<std::string> elements; // that a formula compares: which one is meant matters only if there are several
    for (const auto& each : tokens) {
        if (each.is_object() && each.contains("of")) {
            elements.insert(each.value("of", ""));
        }
    }
    std::string text;
    std::string last = "(";
    bool in_set = false;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const json nothing;
        const auto& following = i + 1 < tokens.size() ? tokens[i + 1] : nothing;
        std::string next;
        if (tokens[i] == "{" || tokens[i] == "}") {
            in_set = tokens[i] == "{";
            continue;
        }
        if (is_number(tokens[i]) && following.is_object() && is_unit(following.value("id", ""))) {
            next = measured(tokens[i].get<std::string>(), following.value("id", ""));
            ++i;
        } else if (is_word(tokens[i], "not") && is_name(following)) {
            next = token(following, elements.size() > 1) + " = " + own("false");
            ++i;
        } else if (tokens[i].is_object()) {
            next = token(tokens[i], elements.size() > 1);
        } else {
            const auto written = tokens[i].get<std::string>();
            next = in_set && written == "," ? ";" : is_number(tokens[i]) ? number(written) : printed_sign(written);
        }
        const bool tight = next == ")" || next == "," || next == ";" || next == "." || next == ":" || next == "%" || last == "(";
        text += (tight ? "" : " ") + next;
        last = next;
    }
    return text;
}

std::string Reader::scenario() const {
    if (rules_.scenario().empty()) {
        return {};
    }
    return text("scenario." + rules_.scenario() + ".name") + " (" + text("scenario_status." + rules_.status()) + ')';
}

std::string Reader::problem(const json& error) const {
    auto message = rules_.text(language_, "error." + error.value("code", ""), error.value("code", ""));
    const auto values = error.value("values", json::object());
    for (const auto& [name, value] : values.items()) {
        const auto hole = '{' + name + '}';
        const auto filling = value.is_string() ? value.get<std::string>() : value.dump();
        for (auto at = message.find(hole); at != std::string::npos; at = message.find(hole, at + filling.size())) {
            message.replace(at, hole.size(), filling);
        }
    }
    return message;
}

void print_scenario(const Reader& reader) {
    if (const auto name = reader.scenario(); !name.empty()) {
        std::printf("%s: %s\n\n", reader.own("scenario").c_str(), name.c_str());
    }
}

bool complain_about(const json& answer, const Reader& reader, std::string_view command, const std::string& file) {
    const auto errors = answer.value("errors", json::array());
    for (const auto& error : errors) {
        const auto pointer = error.value("pointer", "");
        complain(command, file + ": " + (pointer.empty() ? "" : pointer + ": ") + reader.problem(error));
    }
    return !errors.empty();
}

} // namespace kepil::cli
