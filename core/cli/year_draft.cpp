#include "year_draft.hpp"

#include "number/rational.hpp"
#include "text_edit.hpp"
#include "json/document.hpp"

#include <algorithm>

namespace kepil::cli {
namespace {

using Json = nlohmann::json;

std::string in_quotes(const std::string& text) { return Json(text).dump(); }

std::string filled(std::string text, int year, int last_year) {
    for (const auto& [hole, number] : {std::pair{std::string("{year}"), year}, {std::string("{last_year}"), last_year}}) {
        for (auto at = text.find(hole); at != std::string::npos; at = text.find(hole)) {
            text.replace(at, hole.size(), std::to_string(number));
        }
    }
    return text;
}

SourceFile* find(SourceTree& tree, const std::string& path) {
    const auto found = std::find_if(tree.files.begin(), tree.files.end(), [&](const SourceFile& file) { return file.path == path; });
    return found == tree.files.end() ? nullptr : &*found;
}

/// The text of a member, or nothing.
std::string text_of(const json::Value& object, std::string_view member) {
    const auto value = object.find(member);
    return value ? std::string(value->text()) : std::string();
}

class Drafter {
public:
    Drafter(const SourceTree& tree, const Json& plan, const YearRequest& request)
        : plan_(plan), request_(request), first_(std::to_string(request.year) + "-01-01"), last_(std::to_string(request.year) + "-12-31"),
          eve_(std::to_string(request.year - 1) + "-12-31") {
        draft_.tree = tree;
        draft_.act = request.act.empty() ? filled(plan.at("act").at("id"), request.year, 0) : request.act;
    }

    YearDraft run() {
        for (const auto& value : plan_.at("values")) {
            const std::string option = value.at("option");
            const auto given = request_.values.find(option);
            for (const auto& parameter : value.at("parameters")) {
                draft(parameter, given == request_.values.end() ? "" : given->second, value.value("required", false), option);
            }
        }
        for (auto& file : draft_.tree.files) {
            apply(file);
        }
        const bool fresh = std::any_of(draft_.rows.begin(), draft_.rows.end(), [](const YearRow& row) { return row.fresh; });
        if (fresh && request_.source.empty()) {
            draft_.missing.push_back("a source: --source says where the figures were read");
        }
        act();
        list_ending();
        return std::move(draft_);
    }

private:
    struct Place {
        SourceFile* file = nullptr;
        std::size_t known_to = 0; ///< offset of the date; 0: until changed
        std::size_t last_row = 0;
        std::string known_to_date;
        std::string last_from;
        std::string last_value;
        std::string previous_value; ///< of the row before the last
    };

    // Rows and limits of a series, by their places in its file.
    std::optional<Place> place_of(const std::string& id) {
        for (auto& file : draft_.tree.files) {
            if (file.path.rfind("parameters/", 0) != 0) {
                continue;
            }
            const json::Document document(file.text);
            for (std::size_t i = 0; i < document.root().size(); ++i) {
                const auto series = document.root()[i];
                const auto rows = series.find("rows");
                if (text_of(series, "id") != id || !rows || rows->size() == 0) {
                    continue;
                }
                Place place;
                place.file = &file;
                if (const auto known_to = series.find("known_to"); known_to && known_to->is(json::Kind::string)) {
                    place.known_to = known_to->offset();
                    place.known_to_date = std::string(known_to->text());
                }
                const auto row = (*rows)[rows->size() - 1];
                place.last_row = row.offset();
                place.last_from = text_of(row, "from");
                place.last_value = text_of(row, "value");
                place.previous_value = rows->size() > 1 ? text_of((*rows)[rows->size() - 2], "value") : "";
                return place;
            }
        }
        return std::nullopt;
    }

    void draft(const Json& parameter, const std::string& given, bool required, const std::string& option) {
        const std::string id = parameter.at("id");
        const auto place = place_of(id);
        if (!place) {
            draft_.problems.push_back("new_year.json names " + id + ", which is no parameter");
            return;
        }
        const bool there = place->last_from == first_;
        const auto value = new_value(parameter, given, there ? place->previous_value : place->last_value);
        if (!given.empty() && !value) {
            draft_.problems.push_back("--" + option + " " + given + " is not a number");
        } else if (there) {
            draft_.rows.push_back({id, place->previous_value, place->last_value, false});
            if (value && *Rational::parse(*value) != Rational::parse(place->last_value).value_or(Rational())) {
                draft_.problems.push_back(id + " has a row from " + first_ + " already, with " + place->last_value + " instead of " +
                                          *value + ": change it by hand, in " + place->file->path);
            }
        } else if (!value) {
            if (required) {
                draft_.missing.push_back("--" + option + ": " + id + " is not known in " + std::to_string(request_.year));
            }
        } else if (place->last_from > first_) {
            draft_.problems.push_back(id + " has rows after " + first_ + ": a row in between is written by hand");
        } else if (place->known_to != 0 && place->known_to_date != eve_) {
            draft_.problems.push_back(id + " is known to " + place->known_to_date + ", not to " + eve_ + ": the years between come first");
        } else {
            draft_.rows.push_back({id, place->last_value, *value, true});
            add_row(*place, *value, parameter.value("basis", ""));
        }
    }

    static std::optional<std::string> new_value(const Json& parameter, const std::string& given, const std::string& last) {
        const auto number = Rational::parse(given);
        if (given.empty() || !number) {
            return std::nullopt;
        }
        if (!parameter.value("grows", false)) {
            return given;
        }
        const auto level = Rational::parse(last).value_or(Rational()) * (Rational(1) + *number);
        return level.to_text();
    }

    void add_row(const Place& place, const std::string& value, const std::string& own_basis) {
        auto& edit = edits_.try_emplace(place.file->path, place.file->text).first->second;
        if (place.known_to != 0) {
            edit.replace(place.known_to, place.known_to_date.size(), last_);
        }
        const auto article = request_.article.empty() ? plan_.at("act").at("article").get<std::string>() : request_.article;
        const auto basis = own_basis.empty() ? draft_.act + '/' + article : own_basis;
        const Members members{{"from", in_quotes(first_)},
                              {"value", in_quotes(value)},
                              {"basis", '[' + in_quotes(basis) + ']'},
                              {"source", in_quotes(request_.source)},
                              {"checked", in_quotes(request_.today.to_string())},
                              {"confidence", in_quotes(request_.confidence)}};
        const auto end = end_of_brackets(place.file->text, place.last_row);
        const auto row = object_after(place.file->text, place.last_row, end, members);
        edit.insert(end, row);
    }

    void apply(SourceFile& file) {
        const auto edit = edits_.find(file.path);
        if (edit == edits_.end()) {
            return;
        }
        file.text = edit->second.apply();
        FileChange change{file.path, file.text, {}};
        for (const auto& row : draft_.rows) {
            if (row.fresh && in_file(row.parameter, file)) {
                change.lines.push_back(row.parameter + ": " + row.before + " → " + row.after);
            }
        }
        draft_.changes.push_back(std::move(change));
    }

    bool in_file(const std::string& parameter, const SourceFile& file) {
        const auto place = place_of(parameter);
        return place && place->file == &file;
    }

    void act() {
        const auto path = "acts/" + draft_.act + ".json";
        if (auto* const file = find(draft_.tree, path)) {
            const json::Document document(file->text);
            for (const auto* const member : {"number", "date"}) {
                if (text_of(document.root(), member).empty()) {
                    draft_.missing.push_back(path + ": the " + member + " of the law");
                }
            }
            return;
        }
        const int last_year = request_.year + plan_.at("act").value("years", 1) - 1;
        const auto text = [&](const char* name, const std::string& gap, const std::string& end) {
            std::string languages;
            for (const auto* const language : {"kk", "ru", "en"}) {
                const std::string words = plan_.at("act").at(name).at(language);
                languages +=
                    (languages.empty() ? "" : ",") + gap + in_quotes(language) + ": " + in_quotes(filled(words, request_.year, last_year));
            }
            return '{' + languages + end + '}';
        };
        std::string json = "{\n  \"id\": " + in_quotes(draft_.act) + ",\n  \"title\": " + text("title", "\n    ", "\n  ") +
                           ",\n  \"short\": " + text("short", " ", " ");
        for (const auto& [name, value] : {std::pair{std::string("number"), request_.number}, {std::string("date"), request_.date}}) {
            if (value.empty()) {
                draft_.missing.push_back("--" + name + ": the " + name + " of the law");
            } else {
                json += ",\n  " + in_quotes(name) + ": " + in_quotes(value);
            }
        }
        if (request_.source.rfind("http", 0) == 0) {
            json += ",\n  \"url\": " + in_quotes(request_.source);
        }
        json += "\n}\n";
        draft_.changes.push_back({path, json, {draft_.act + ": a new act"}});
        draft_.tree.files.push_back({path, json});
        std::sort(draft_.tree.files.begin(), draft_.tree.files.end(),
                  [](const SourceFile& a, const SourceFile& b) { return a.path < b.path; });
    }

    // What else ends with the old year: not the budget law's to set, but good to know.
    void list_ending() {
        for (const auto& file : draft_.tree.files) {
            if (file.path.rfind("parameters/", 0) != 0) {
                continue;
            }
            const json::Document document(file.text);
            for (std::size_t i = 0; i < document.root().size(); ++i) {
                if (text_of(document.root()[i], "known_to") == eve_) {
                    draft_.notes.push_back(text_of(document.root()[i], "id") + " stays unknown after " + eve_ + " (" + file.path + ")");
                }
            }
        }
    }

    const Json& plan_;
    const YearRequest& request_;
    std::string first_;
    std::string last_;
    std::string eve_; ///< the last day of the old year
    YearDraft draft_;
    std::map<std::string, TextEdit> edits_;
};

} // namespace

std::optional<nlohmann::json> read_year_plan(const SourceTree& tree, std::string& error) {
    const auto file =
        std::find_if(tree.files.begin(), tree.files.end(), [](const SourceFile& each) { return each.path == "new_year.json"; });
    if (file == tree.files.end()) {
        error = tree.root + "/new_year.json is missing: it says what a budget law sets";
        return std::nullopt;
    }
    return Json::parse(file->text);
}

YearDraft draft_year(const SourceTree& tree, const nlohmann::json& plan, const YearRequest& request) {
    return Drafter(tree, plan, request).run();
}

} // namespace kepil::cli
