#include "variants.hpp"

#include <algorithm>
#include <cctype>
#include <optional>
#include <set>

namespace kepil::mutation {
namespace {

using nlohmann::json;

std::optional<Date> day_of(const json& value) { return value.is_string() ? Date::parse(value.get<std::string>()) : std::nullopt; }

std::optional<Rational> number_of(const json& value) {
    if (value.is_number_integer()) {
        return Rational(value.get<std::int64_t>());
    }
    return value.is_string() ? Rational::parse(value.get<std::string>()) : std::nullopt;
}

/// Near a day: the day itself, those beside it, and the borders of its month and year.
std::vector<Date> around(Date day) {
    return {day,
            add_days(day, -1),
            add_days(day, 1),
            month_start(day),
            add_days(month_start(day), -1),
            month_end(day),
            add_months(day, 1),
            add_months(day, -1),
            year_start(day),
            add_months(year_start(day), 12),
            add_days(year_start(day), -1)};
}

/// Moves every day of the case by as many days; the month paid for stays a month.
void shift(json& content, std::int64_t days) {
    for (auto& value : content) {
        if (value.is_structured()) {
            shift(value, days);
        } else if (const auto day = day_of(value)) {
            value = add_days(*day, days).to_string();
        }
    }
}

void keep_months(json& content, const Program& program) {
    if (auto dates = content.find("dates"); dates != content.end() && dates->contains("paid_month")) {
        auto& month = (*dates)["paid_month"];
        month = month_start(*day_of(month)).to_string();
    }
    for (const auto& fact : program.facts) {
        if (!fact.month_granularity) {
            continue;
        }
        auto& facts = content["facts"];
        if (fact.list == absent) {
            if (facts.contains(fact.id) && day_of(facts[fact.id])) {
                facts[fact.id] = month_start(*day_of(facts[fact.id])).to_string();
            }
        } else if (const auto list = facts.find(program.facts[fact.list].id); list != facts.end() && list->is_array()) {
            for (auto& element : *list) {
                if (element.contains(fact.id) && day_of(element[fact.id])) {
                    element[fact.id] = month_start(*day_of(element[fact.id])).to_string();
                }
            }
        }
    }
}

} // namespace

Boundaries Boundaries::in(const std::string& was, const std::string& now) {
    std::set<Date> days;
    std::set<Rational> numbers;
    std::vector<Span> spans;
    std::set<std::string> names;
    for (const auto* text : {&was, &now}) {
        std::optional<Rational> last;
        for (std::size_t i = 0; i < text->size();) {
            const auto is_part = [&](char c) {
                return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '.' || c == '_' || c == '-';
            };
            auto end = i;
            while (end < text->size() && is_part((*text)[end])) {
                ++end;
            }
            const auto word = text->substr(i, end - i);
            if (const auto day = Date::parse(word)) {
                days.insert(*day);
            } else if (const auto number = Rational::parse(word)) {
                numbers.insert(*number);
                numbers.insert(*number * Rational(12));
            } else if (const auto unit = word.substr(0, word.find_last_not_of('s') + 1);
                       last && last->is_integer() && (unit == "day" || unit == "month" || unit == "year")) {
                spans.push_back({last->numerator() * (unit == "year" ? 12 : 1), unit != "day"});
            }
            last = word.empty() ? last : Rational::parse(word);
            names.insert(word.substr(word.rfind('.') + 1));
            i = std::max(end, i + 1);
        }
    }
    return {{days.begin(), days.end()}, {numbers.begin(), numbers.end()}, std::move(spans), std::move(names)};
}

Variants::Variants(const Program& program) : program_(program) {
    for (const auto& fact : program.facts) {
        if (fact.list == absent) {
            roots_[fact.id] = &fact;
        } else {
            members_[program.facts[fact.list].id][fact.id] = &fact;
        }
    }
}

std::vector<Variants::Leaf> Variants::leaves_of(const json& content) const {
    std::vector<Leaf> leaves;
    using Pointer = json::json_pointer;
    for (const auto* date : {"application", "paid_month"}) {
        leaves.push_back({Pointer("/dates") / date, nullptr});
    }
    const auto facts = content.value("facts", json::object());
    for (const auto& [id, fact] : roots_) {
        if (fact->type.kind != Kind::list) {
            leaves.push_back({Pointer("/facts") / id, fact});
        } else if (facts.contains(id) && facts.at(id).is_array()) {
            for (std::size_t i = 0; i < facts.at(id).size(); ++i) {
                for (const auto& [member, of] : members_.at(id)) {
                    leaves.push_back({Pointer("/facts") / id / i / member, of});
                }
            }
        }
    }
    return leaves;
}

bool Variants::is_possible(const json& content) const {
    const auto applied = day_of(content.value(json::json_pointer("/dates/application"), json()));
    const auto leaves = leaves_of(content);
    return !applied || std::all_of(leaves.begin(), leaves.end(), [&](const Leaf& leaf) {
        const auto day =
            leaf.fact != nullptr && leaf.fact->past && content.contains(leaf.place) ? day_of(content.at(leaf.place)) : std::nullopt;
        return !day || *day <= *applied;
    });
}

std::vector<MakeVariant> Variants::of(const json& content, const Boundaries& boundaries, std::mt19937& random) const {
    std::vector<MakeVariant> first;
    std::vector<MakeVariant> at_boundary;
    std::vector<MakeVariant> elsewhere;
    const auto put = [&](std::vector<MakeVariant>& usually, const json::json_pointer& place, const json& value) {
        auto& where = boundaries.names.count(place.back()) > 0 ? first : usually;
        if (!content.contains(place) || content.at(place) != value) {
            where.push_back([&content, place, value] {
                Variant variant{place.to_string() + " = " + value.dump(), content};
                variant.content[place] = value;
                return variant;
            });
        }
    };
    const auto leaves = leaves_of(content);
    std::set<Date> said_days;
    for (const auto& leaf : leaves) {
        if (content.contains(leaf.place)) {
            if (const auto day = day_of(content.at(leaf.place))) {
                said_days.insert(*day);
            }
        }
    }
    for (const auto& leaf : leaves) {
        const bool said = content.contains(leaf.place) && !content.at(leaf.place).is_null();
        const auto value = said ? content.at(leaf.place) : json();
        if (leaf.fact == nullptr || leaf.fact->type.kind == Kind::date) {
            const bool month = leaf.fact == nullptr ? leaf.place.back() == "paid_month" : leaf.fact->month_granularity;
            const auto put_day = [&](std::vector<MakeVariant>& where, Date day) {
                put(where, leaf.place, (month ? month_start(day) : day).to_string());
            };
            for (const auto boundary : boundaries.days) {
                for (const auto day : around(boundary)) {
                    put_day(at_boundary, day);
                }
            }
            const auto day = day_of(value);
            for (const auto& span : boundaries.spans) {
                for (const auto from : said_days) {
                    for (const auto sign : {1, -1}) {
                        const auto to = span.months ? add_months(from, sign * span.length) : add_days(from, sign * span.length);
                        for (const auto target : {to, add_days(to, -1), add_days(to, 1)}) {
                            put_day(at_boundary, target);
                        }
                    }
                }
            }
            if (!day) {
                continue;
            }
            for (const auto near : around(*day)) {
                put_day(elsewhere, near);
            }
            for (const auto boundary : boundaries.days) {
                for (const auto target :
                     {boundary, add_days(boundary, 1), add_days(boundary, -1), add_months(boundary, 1), add_months(boundary, 5)}) {
                    auto& where = leaf.fact == nullptr && target == boundary ? first : at_boundary;
                    where.push_back([this, &content, place = leaf.place, target, days = target.days - day->days] {
                        Variant variant{"all days moved so that " + place.to_string() + " = " + target.to_string(), content};
                        shift(variant.content, days);
                        keep_months(variant.content, program_);
                        return variant;
                    });
                }
            }
        } else if (leaf.fact->type.kind == Kind::number) {
            const auto put_number = [&](std::vector<MakeVariant>& where, const Rational& number) {
                if (number >= leaf.fact->min && number <= leaf.fact->max && (!leaf.fact->integer || number.is_integer())) {
                    put(where, leaf.place, number.to_ratio());
                }
            };
            for (const auto& number : boundaries.numbers) {
                for (const auto& near : {number, number + Rational(1), number - Rational(1)}) {
                    put_number(said ? at_boundary : elsewhere, near);
                }
            }
            if (const auto number = number_of(value)) {
                for (const auto& near : {*number + Rational(1), *number - Rational(1), *number * Rational(2), *number * Rational(10),
                                         Rational::round_down(*number / Rational(2), Rational(1)), Rational(0), *number + Rational(12),
                                         *number + Rational(111), *number - Rational(12)}) {
                    put_number(elsewhere, near);
                }
            } else {
                put_number(elsewhere, Rational(1));
            }
        } else if (leaf.fact->type.kind == Kind::boolean) {
            put(elsewhere, leaf.place, value.is_boolean() ? !value.get<bool>() : true);
        } else if (leaf.fact->type.kind == Kind::choice) {
            for (const auto& option : leaf.fact->options) {
                put(elsewhere, leaf.place, option);
            }
        }
    }
    for (const auto& [id, list] : members_) {
        const auto facts = content.value("facts", json::object());
        if (!facts.contains(id) || !facts.at(id).is_array() || facts.at(id).empty()) {
            continue;
        }
        const auto place = json::json_pointer("/facts") / id;
        for (std::size_t more = 1; more <= 4 && facts.at(id).size() + more <= roots_.at(id)->max_elements; ++more) {
            auto longer = facts.at(id);
            for (std::size_t i = 0; i < more; ++i) {
                longer.push_back(longer[0]);
            }
            put(elsewhere, place, longer);
        }
        auto shorter = facts.at(id);
        shorter.erase(shorter.size() - 1);
        put(elsewhere, place, shorter);
    }
    std::shuffle(first.begin(), first.end(), random);
    std::shuffle(at_boundary.begin(), at_boundary.end(), random);
    std::shuffle(elsewhere.begin(), elsewhere.end(), random);
    std::move(at_boundary.begin(), at_boundary.end(), std::back_inserter(first));
    std::move(elsewhere.begin(), elsewhere.end(), std::back_inserter(first));
    return first;
}

} // namespace kepil::mutation
