#include "assess/case_reader.hpp"

#include <algorithm>
#include <set>

namespace kepil {
namespace {

constexpr std::size_t max_echo = 60;
constexpr std::size_t max_errors = 100;

std::string echo(json::Value value) {
    switch (value.kind()) {
    case json::Kind::string:
    case json::Kind::number: {
        std::string text(value.text().substr(0, max_echo));
        // A character cut in half would not be UTF-8 any more.
        while (text.size() == max_echo && !text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) {
            text.pop_back();
        }
        if (text.size() + 1 >= max_echo && !text.empty() && static_cast<unsigned char>(text.back()) >= 0xC0U) {
            text.pop_back();
        }
        return text;
    }
    case json::Kind::boolean:
        return value.boolean() ? "true" : "false";
    case json::Kind::null:
        return "null";
    case json::Kind::array:
        return "[...]";
    default:
        return "{...}";
    }
}

/// Where in the case a value stands. Written as a JSON pointer only when there is something to say about it.
struct Place {
    const Place* parent = nullptr;
    std::string_view name; ///< of a member, or empty:
    std::size_t index = 0; ///< of an element

    [[nodiscard]] Place operator/(std::string_view member) const { return {this, member, 0}; }
    [[nodiscard]] Place operator/(std::size_t element) const { return {this, {}, element}; }
};

std::string pointer_to(const Place& place) {
    if (place.parent == nullptr) {
        return "";
    }
    std::string pointer = pointer_to(*place.parent) + '/';
    if (place.name.data() == nullptr) {
        return pointer + std::to_string(place.index);
    }
    for (const char c : place.name.substr(0, max_echo)) {
        if (c == '~') {
            pointer += "~0";
        } else if (c == '/') {
            pointer += "~1";
        } else {
            pointer += c;
        }
    }
    return pointer;
}

/// Which names an object has used.
class Seen {
public:
    explicit Seen(std::size_t known) : known_(known) {}

    /// False if the name was there before; `place` is its number among the known names, or absent.
    bool first(std::uint32_t place, std::string_view name) {
        if (place == absent) {
            return others_.insert(name).second;
        }
        const bool is_first = !known_[place];
        known_[place] = true;
        return is_first;
    }

private:
    std::vector<bool> known_;
    std::set<std::string_view> others_;
};

class CaseReader {
public:
    CaseReader(const Rulebook& rulebook, const FactIndex& index, Date today, Case& result)
        : rulebook_(rulebook), program_(rulebook.program), index_(index), today_(today), case_(result) {}

    void run(std::string_view text) {
        const json::Document document(text);
        switch (document.failure()) {
        case json::Failure::none:
            break;
        case json::Failure::too_large:
            return report("too_large", root_, {});
        case json::Failure::too_deep:
            return report("too_deep", root_, {});
        default:
            return report("not_json", root_, {});
        }
        const auto root = document.root();
        if (!root.is(json::Kind::object)) {
            return report("not_an_object", root_, {});
        }
        case_.readable = true;
        check_members(root, root_, {"$schema", "risks", "dates", "facts", "id", "note"});
        if (const auto id = root.find("id"); id && (id->is(json::Kind::string) || id->is(json::Kind::number))) {
            case_.name = id->text();
        }
        read_dates(root);
        read_risks(root);
        if (const auto facts = root.find("facts")) {
            if (facts->is(json::Kind::object)) {
                read_facts(*facts);
            } else if (!facts->is(json::Kind::null)) {
                report("wrong_type", root_ / "facts", *facts);
            }
        }
    }

private:
    void report(const char* code, const Place& place, std::optional<json::Value> given, std::string fact = {}, std::string min = {},
                std::string max = {}) {
        if (case_.errors.size() < max_errors) {
            case_.errors.push_back({code, pointer_to(place), std::move(fact), given ? echo(*given) : "", std::move(min), std::move(max)});
        }
    }

    /// What was given is the name itself: a person finds it in the file by that.
    void unknown_name(const Place& place, const std::string& name) {
        if (case_.errors.size() < max_errors) {
            case_.errors.push_back({"unknown_fact", pointer_to(place), name, name, "", ""});
        }
    }

    void check_members(json::Value object, const Place& place, const std::vector<std::string_view>& known) {
        for (std::size_t i = 0; i < object.size(); ++i) {
            if (std::find(known.begin(), known.end(), object[i].key()) == known.end()) {
                report("unknown_member", place / object[i].key(), std::nullopt, std::string(object[i].key().substr(0, max_echo)));
            }
        }
    }

    std::optional<Date> date_of(json::Value value, const Place& place, const std::string& fact) {
        if (!value.is(json::Kind::string)) {
            report("wrong_type", place, value, fact);
            return std::nullopt;
        }
        const auto date = Date::parse(value.text());
        if (!date) {
            report(Date::has_date_shape(value.text()) ? "no_such_date" : "not_a_date", place, value, fact);
        }
        return date;
    }

    void read_dates(json::Value root) {
        Household& household = case_.household;
        household.today = today_;
        household.application = today_;
        const auto dates = root.find("dates");
        if (!dates || dates->is(json::Kind::null)) {
            return;
        }
        if (!dates->is(json::Kind::object)) {
            return report("wrong_type", root_ / "dates", *dates);
        }
        const Place in_dates = root_ / "dates";
        check_members(*dates, in_dates, {"application", "paid_month"});
        if (const auto value = dates->find("application"); value && !value->is(json::Kind::null)) {
            household.application = date_of(*value, in_dates / "application", "").value_or(today_);
        }
        if (const auto value = dates->find("paid_month"); value && !value->is(json::Kind::null)) {
            if (const auto date = date_of(*value, in_dates / "paid_month", "")) {
                case_.has_paid_month = true;
                case_.paid_month = month_start(*date);
            }
        }
    }

    void read_risks(json::Value root) {
        case_.risks = std::vector<bool>(rulebook_.risks.size());
        const auto risks = root.find("risks");
        bool any = false;
        const Place in_risks = root_ / "risks";
        if (risks && !risks->is(json::Kind::null) && !risks->is(json::Kind::array)) {
            report("wrong_type", root_ / "risks", *risks);
        } else if (risks) {
            for (std::size_t i = 0; i < risks->size(); ++i) {
                const auto value = (*risks)[i];
                const auto found = std::find_if(rulebook_.risks.begin(), rulebook_.risks.end(),
                                                [&](const Risk& risk) { return value.is(json::Kind::string) && risk.id == value.text(); });
                if (found == rulebook_.risks.end()) {
                    report("unknown_risk", in_risks / i, value);
                } else {
                    case_.risks[static_cast<std::size_t>(found - rulebook_.risks.begin())] = true;
                    any = true;
                }
            }
        }
        if (!any) {
            case_.risks = std::vector<bool>(rulebook_.risks.size(), true);
        }
    }

    void read_facts(json::Value facts) {
        const Place in_facts = root_ / "facts";
        Seen seen(program_.facts.size());
        for (std::size_t i = 0; i < facts.size(); ++i) {
            const auto value = facts[i];
            const auto key = value.key();
            const Place place = in_facts / key;
            const auto index = index_.root(key);
            if (!seen.first(index, key)) {
                report("duplicate", place, value, std::string(key.substr(0, max_echo)));
            } else if (index == absent) {
                unknown_name(place, std::string(key.substr(0, max_echo)));
            } else if (value.is(json::Kind::null)) {
                continue;
            } else if (program_.facts[index].type.kind == Kind::list) {
                read_list(index, value, place);
            } else if (read_value(program_.facts[index], value, place, case_.household.facts[index])) {
                case_.household.given[index] = true;
            }
        }
    }

    void read_list(std::uint32_t index, json::Value value, const Place& place) {
        const Fact& fact = program_.facts[index];
        if (!value.is(json::Kind::array)) {
            return report("wrong_type", place, value, fact.id);
        }
        if (value.size() > fact.max_elements) {
            return report("too_many", place, value, fact.id, "0", std::to_string(fact.max_elements));
        }
        ListValue& list = case_.household.lists[index];
        list.known = true;
        list.count = static_cast<std::uint32_t>(value.size());
        case_.household.given[index] = true;
        list.values.reserve(value.size() * fact.members.size());
        std::set<std::string_view> ids;
        for (std::size_t i = 0; i < value.size(); ++i) {
            for (const auto member : fact.members) {
                const Fact& declared = program_.facts[member];
                list.values.push_back(declared.has_default ? declared.default_value : unknown(declared));
            }
            read_element(index, value[i], place / i, list.values.data() + i * fact.members.size(), ids);
        }
    }

    void read_element(std::uint32_t list, json::Value value, const Place& place, Value* members, std::set<std::string_view>& ids) {
        if (!value.is(json::Kind::object)) {
            return report("wrong_type", place, value, program_.facts[list].id);
        }
        Seen seen(program_.facts[list].members.size());
        for (std::size_t i = 0; i < value.size(); ++i) {
            const auto entry = value[i];
            const auto key = entry.key();
            const Place at = place / key;
            const auto member = index_.member(list, key);
            if (!seen.first(member == absent ? absent : program_.facts[member].place, key)) {
                report("duplicate", at, entry, std::string(key.substr(0, max_echo)));
            } else if (key == "id") {
                if (!ids.insert(entry.text()).second) {
                    report("duplicate", at, entry, program_.facts[list].id);
                }
            } else if (member == absent) {
                unknown_name(at, std::string(key.substr(0, max_echo)));
            } else if (!entry.is(json::Kind::null)) {
                read_value(program_.facts[member], entry, at, members[program_.facts[member].place]);
            }
        }
    }

    bool read_value(const Fact& fact, json::Value value, const Place& place, Value& target) {
        switch (fact.type.kind) {
        case Kind::boolean:
            if (!value.is(json::Kind::boolean)) {
                report("wrong_type", place, value, name_of(fact));
                return false;
            }
            target = Value::of(value.boolean());
            return true;
        case Kind::choice:
            return read_choice(fact, value, place, target);
        default:
            return read_measured(fact, value, place, target);
        }
    }

    [[nodiscard]] std::string name_of(const Fact& fact) const {
        return fact.list == absent ? fact.id : program_.facts[fact.list].each + "." + fact.id;
    }

    bool option_bit(const Fact& fact, json::Value value, const Place& place, std::uint64_t& bits) {
        const auto option =
            std::find(fact.options.begin(), fact.options.end(), value.is(json::Kind::string) ? value.text() : std::string_view());
        if (option == fact.options.end()) {
            report(value.is(json::Kind::string) ? "unknown_option" : "wrong_type", place, value, name_of(fact));
            return false;
        }
        bits |= std::uint64_t{1} << static_cast<unsigned>(option - fact.options.begin());
        return true;
    }

    bool read_choice(const Fact& fact, json::Value value, const Place& place, Value& target) {
        std::uint64_t bits = 0;
        if (const auto among = value.find("among")) {
            check_members(value, place, {"among"});
            if (!among->is(json::Kind::array) || among->size() == 0) {
                report("empty_range", place, value, name_of(fact));
                return false;
            }
            const Place among_place = place / "among";
            for (std::size_t i = 0; i < among->size(); ++i) {
                if (!option_bit(fact, (*among)[i], among_place / i, bits)) {
                    return false;
                }
            }
        } else if (!option_bit(fact, value, place, bits)) {
            return false;
        }
        target = Value::choice(bits);
        return true;
    }

    std::optional<Rational> measured(const Fact& fact, json::Value value, const Place& place) {
        if (fact.type.kind == Kind::date) {
            return measured_date(fact, value, place);
        }
        if (!value.is(json::Kind::number) && !value.is(json::Kind::string)) {
            report("wrong_type", place, value, name_of(fact));
            return std::nullopt;
        }
        auto number = Rational::parse(value.text());
        if (!number) {
            report(value.is(json::Kind::number) ? "number_too_large" : "wrong_type", place, value, name_of(fact));
            return std::nullopt;
        }
        number = *number * Rational(fact.years ? 12 : 1);
        if (!number->valid() || *number < fact.min || *number > fact.max) {
            const Rational factor(fact.years ? 12 : 1);
            report("out_of_range", place, value, name_of(fact), (fact.min / factor).to_text(), (fact.max / factor).to_text());
            return std::nullopt;
        }
        if (fact.integer && !number->is_integer()) {
            report("wrong_type", place, value, name_of(fact));
            return std::nullopt;
        }
        return number;
    }

    std::optional<Rational> measured_date(const Fact& fact, json::Value value, const Place& place) {
        auto date = date_of(value, place, name_of(fact));
        if (!date) {
            return std::nullopt;
        }
        const Date latest = std::max(today_, case_.household.application);
        if (fact.past && *date > latest) {
            report("in_the_future", place, value, name_of(fact), "", latest.to_string());
            return std::nullopt;
        }
        const Rational days(date->days);
        if (days < fact.min || days > fact.max) {
            report("out_of_range", place, value, name_of(fact), Date{static_cast<std::int32_t>(fact.min.numerator())}.to_string(),
                   Date{static_cast<std::int32_t>(fact.max.numerator())}.to_string());
            return std::nullopt;
        }
        if (fact.month_granularity) {
            date = month_start(*date);
        }
        return Rational(date->days);
    }

    bool read_measured(const Fact& fact, json::Value value, const Place& place, Value& target) {
        Value read = unknown(fact);
        if (value.is(json::Kind::object)) {
            check_members(value, place, {"min", "max"});
            for (const auto& [name, end] : {std::pair{"min", &read.lo}, std::pair{"max", &read.hi}}) {
                const auto limit = value.find(name);
                if (!limit || limit->is(json::Kind::null)) {
                    continue;
                }
                const auto number = measured(fact, *limit, place / name);
                if (!number) {
                    return false;
                }
                *end = *number;
                read.open = read.open && end != &read.hi;
            }
            if (read.hi < read.lo) {
                report("empty_range", place, value, name_of(fact));
                return false;
            }
        } else {
            const auto number = measured(fact, value, place);
            if (!number) {
                return false;
            }
            read.lo = *number;
            read.hi = *number;
            read.open = false;
        }
        target = read;
        return true;
    }

    const Place root_;
    const Rulebook& rulebook_;
    const Program& program_;
    const FactIndex& index_;
    Date today_;
    Case& case_;
};

} // namespace

namespace {

std::size_t hash_of(std::uint32_t list, std::string_view id) { // FNV-1a
    std::uint32_t hash = 2166136261U ^ list;
    for (const char c : id) {
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    }
    return hash ^ (hash >> 15U);
}

} // namespace

FactIndex::FactIndex(const Program& program) : program_(program) {
    std::size_t size = 2;
    while (size < 2 * program.facts.size()) {
        size *= 2;
    }
    places_.assign(size, absent);
    for (std::uint32_t i = 0; i < program.facts.size(); ++i) {
        const Fact& fact = program.facts[i];
        if (find(fact.list, fact.id) == absent) {
            auto place = hash_of(fact.list, fact.id) % size;
            while (places_[place] != absent) {
                place = (place + 1) % size;
            }
            places_[place] = i;
        }
    }
}

std::uint32_t FactIndex::find(std::uint32_t list, std::string_view id) const {
    for (auto place = hash_of(list, id) % places_.size(); places_[place] != absent; place = (place + 1) % places_.size()) {
        const Fact& fact = program_.facts[places_[place]];
        if (fact.list == list && fact.id == id) {
            return places_[place];
        }
    }
    return absent;
}

void read_case(std::string_view text, const Rulebook& rulebook, const FactIndex& index, Date today, Case& result) {
    result.household.reset(rulebook.program);
    result.household.today = today;
    result.household.application = today;
    result.has_paid_month = false;
    result.name.clear();
    result.readable = false;
    result.errors.clear();
    Rational::forget_wide();
    CaseReader(rulebook, index, today, result).run(text);
}

} // namespace kepil
