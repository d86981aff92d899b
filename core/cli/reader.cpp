#include "reader.hpp"

#include "command.hpp"
#include "words.hpp"

#include <algorithm>
#include <cctype>
#include <cstdio>

namespace kepil::cli {

using nlohmann::json;

namespace {

constexpr std::string_view no_article = "—"; // the act is cited as a whole

std::string option_key(const std::string& fact, const std::string& option) { return "fact." + fact + ".option." + option; }

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

std::string Reader::bounds(const json& range) const {
    if (!range.is_object() || !range.contains("min")) {
        return {};
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

std::string Reader::formula(const json& tokens) const {
    std::string text;
    std::string last;
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        const auto& token = tokens[i];
        std::string next;
        if (token.is_string()) {
            const auto written = token.get<std::string>();
            const bool is_number = std::isdigit(static_cast<unsigned char>(written.front())) != 0 && written.find('-') == std::string::npos;
            next = written == "*"    ? "×"
                   : written == "!=" ? "≠"
                   : written == "<=" ? "≤"
                   : written == ">=" ? "≥"
                   : is_number       ? number(written)
                                     : written;
        } else {
            const auto kind = token.value("kind", "");
            const auto id = token.value("id", "");
            // Of the elements that a formula compares, which one is meant.
            const auto of = token.contains("of") ? " [" + token.value("of", "") + ']' : std::string();
            if (kind == "fact") {
                next = "«" + rules_.text(language_, "fact." + id + ".label", id) + "»" + of;
            } else if (kind == "option") {
                next = rules_.text(language_, option_key(token.value("fact", ""), id), id);
            } else if (kind == "parameter" || kind == "definition") {
                next = rules_.text(language_, std::string(kind).append(".").append(id), id) + of;
            } else {
                // "in" asks for one of a set, or goes through a list
                const bool before_set = i + 1 < tokens.size() && tokens[i + 1] == "{";
                next = own(id == "where" ? "where_filter" : id == "in" && !before_set ? "among" : id);
            }
        }
        const bool tight = text.empty() || next == ")" || next == "," || next == "}" || next == "." || next == ":" || next == "%" ||
                           last == "(" || last == "{" || last == ".";
        text += tight || (next == "(" && !token.is_string()) ? "" : " ";
        text += next;
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
