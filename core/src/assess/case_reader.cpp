#include "assess/case_reader.hpp"

#include <algorithm>
#include <cstring>
#include <initializer_list>
#include <set>
#include <utility>

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
    Seen(std::uint64_t object, std::vector<std::uint64_t>& named_in) : object_(object), named_in_(named_in) {}

    /// False if the name was there before; `fact` is what it names, or absent.
    bool first(std::uint32_t fact, std::string_view name) {
        if (fact == absent) {
            return others_.insert(name).second;
        }
        return std::exchange(named_in_[fact], object_) != object_;
    }

private:
    const std::uint64_t object_;
    std::vector<std::uint64_t>& named_in_;
    std::set<std::string_view> others_;
};

} // namespace

/// The reading of one case.
class CaseReading {
public:
    CaseReading(CaseReader& reader, Date today, Case& result)
        : reader_(reader), rulebook_(reader.rulebook_), program_(rulebook_.program), today_(today), case_(result) {}

    void run(std::string_view text) {
        auto& document = reader_.document_;
        document.read(text);
        switch (document.failure()) {
        case json::Failure::none:
            break;
        case json::Failure::too_large:
            return report("too_large", root_, "");
        case json::Failure::too_deep:
            return report("too_deep", root_, "");
        default:
            return report("not_json", root_, "");
        }
        const auto root = document.root();
        if (!root.is(json::Kind::object)) {
            return report("not_an_object", root_, "");
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
    void report(const char* code, const Place& place, std::string given, std::string_view fact = {}, std::string_view min = {},
                std::string_view max = {}) {
        if (case_.errors.size() < max_errors) {
            case_.errors.push_back({code, pointer_to(place), std::string(fact), std::move(given), std::string(min), std::string(max)});
        }
    }

    void report(const char* code, const Place& place, json::Value given, std::string_view fact = {}, std::string_view min = {},
                std::string_view max = {}) {
        report(code, place, echo(given), fact, min, max);
    }

    /// Reports what is wrong with the value of a fact; false.
    bool refuse(const char* code, const Place& place, json::Value given, const Fact& fact, std::string_view min = {},
                std::string_view max = {}) {
        report(code, place, given, fact.list == absent ? fact.id : program_.facts[fact.list].each + "." + fact.id, min, max);
        return false;
    }

    /// What was given is the name itself: a person finds it in the file by that.
    void unknown_name(const Place& place, std::string_view name) {
        report("unknown_fact", place, std::string(name.substr(0, max_echo)), name.substr(0, max_echo));
    }

    void used_twice(const Place& place, json::Value member) { report("duplicate", place, member, member.key().substr(0, max_echo)); }

    void check_members(json::Value object, const Place& place, std::initializer_list<std::string_view> known) {
        for (const auto member : object) {
            const auto key = member.key();
            if (std::find(known.begin(), known.end(), key) == known.end()) {
                report("unknown_member", place / key, "", key.substr(0, max_echo));
            }
        }
    }

    /// A date that is no date is reported by that code.
    static const char* trouble_of(json::Value value, std::optional<Date>& date) {
        if (!value.is(json::Kind::string)) {
            return "wrong_type";
        }
        date = Date::parse(value.text());
        return date ? nullptr : Date::has_date_shape(value.text()) ? "no_such_date" : "not_a_date";
    }

    /// A member of "dates"; nothing if it is not there or wrong.
    std::optional<Date> read_date(json::Value dates, const Place& place, std::string_view name) {
        std::optional<Date> date;
        if (const auto value = dates.find(name); value && !value->is(json::Kind::null)) {
            if (const auto* const trouble = trouble_of(*value, date)) {
                report(trouble, place / name, *value);
            }
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
        household.application = read_date(*dates, in_dates, "application").value_or(today_);
        if (const auto date = read_date(*dates, in_dates, "paid_month")) {
            case_.has_paid_month = true;
            case_.paid_month = month_start(*date);
        }
    }

    void read_risks(json::Value root) {
        case_.risks.assign(rulebook_.risks.size(), false);
        const auto risks = root.find("risks");
        bool any = false;
        const Place in_risks = root_ / "risks";
        if (risks && !risks->is(json::Kind::null) && !risks->is(json::Kind::array)) {
            report("wrong_type", root_ / "risks", *risks);
        } else if (risks) {
            std::size_t i = 0;
            for (const auto value : *risks) {
                const auto found = std::find_if(rulebook_.risks.begin(), rulebook_.risks.end(),
                                                [&](const Risk& risk) { return value.is(json::Kind::string) && risk.id == value.text(); });
                if (found == rulebook_.risks.end()) {
                    report("unknown_risk", in_risks / i, value);
                } else {
                    case_.risks[static_cast<std::size_t>(found - rulebook_.risks.begin())] = true;
                    any = true;
                }
                ++i;
            }
        }
        if (!any) {
            case_.risks.assign(rulebook_.risks.size(), true);
        }
    }

    void read_facts(json::Value facts) {
        const Place in_facts = root_ / "facts";
        Seen seen(++reader_.objects_, reader_.named_in_);
        std::uint32_t before = absent;
        for (const auto value : facts) {
            const auto key = value.key();
            const Place place = in_facts / key;
            const auto index = reader_.index_.find(absent, key, before);
            if (!seen.first(index, key)) {
                used_twice(place, value);
            } else if (index == absent) {
                unknown_name(place, key);
            } else if (value.is(json::Kind::null)) {
                continue;
            } else if (program_.facts[index].type.kind == Kind::list) {
                read_list(index, value, place);
            } else if (read_value(program_.facts[index], value, place, case_.household.change(index))) {
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
        std::size_t i = 0;
        for (const auto element : value) {
            for (const auto member : fact.members) {
                list.values.push_back(case_.household.fact(member)); // not of the household: as when nothing is known
            }
            read_element(index, element, place / i, list.values.data() + i * fact.members.size(), ids);
            ++i;
        }
    }

    void read_element(std::uint32_t list, json::Value value, const Place& place, Value* members, std::set<std::string_view>& ids) {
        if (!value.is(json::Kind::object)) {
            return report("wrong_type", place, value, program_.facts[list].id);
        }
        Seen seen(++reader_.objects_, reader_.named_in_);
        std::uint32_t before = absent;
        bool has_id = false;
        for (const auto entry : value) {
            const auto key = entry.key();
            const Place at = place / key;
            const auto member = reader_.index_.find(list, key, before);
            if (key == "id") {
                if (std::exchange(has_id, true)) {
                    used_twice(at, entry);
                } else if (!ids.insert(entry.text()).second) {
                    report("duplicate", at, entry, program_.facts[list].id);
                }
            } else if (!seen.first(member, key)) {
                used_twice(at, entry);
            } else if (member == absent) {
                unknown_name(at, key);
            } else if (!entry.is(json::Kind::null)) {
                read_value(program_.facts[member], entry, at, members[program_.facts[member].place]);
            }
        }
    }

    /// `target` is what is known of the fact where nobody speaks of it.
    bool read_value(const Fact& fact, json::Value value, const Place& place, Value& target) {
        switch (fact.type.kind) {
        case Kind::boolean:
            if (!value.is(json::Kind::boolean)) {
                return refuse("wrong_type", place, value, fact);
            }
            target.may_be_true = value.boolean();
            target.may_be_false = !value.boolean();
            return true;
        case Kind::choice:
            return read_choice(fact, value, place, target);
        default:
            return value.is(json::Kind::object) ? read_range(fact, value, place, target) : read_exact(fact, value, place, target);
        }
    }

    bool read_exact(const Fact& fact, json::Value value, const Place& place, Value& target) {
        Rational number;
        if (!read_number(fact, value, place, number)) {
            return false;
        }
        target.lo = number;
        target.hi = number;
        target.open = false;
        return true;
    }

    bool option_bit(const Fact& fact, json::Value value, const Place& place, std::uint64_t& bits) {
        if (!value.is(json::Kind::string)) {
            return refuse("wrong_type", place, value, fact);
        }
        std::uint64_t bit = 1;
        for (const auto& option : fact.options) {
            if (option == value.text()) {
                bits |= bit;
                return true;
            }
            bit <<= 1U;
        }
        return refuse("unknown_option", place, value, fact);
    }

    bool read_choice(const Fact& fact, json::Value value, const Place& place, Value& target) {
        std::uint64_t bits = 0;
        if (!value.is(json::Kind::object)) {
            if (!option_bit(fact, value, place, bits)) {
                return false;
            }
        } else if (const auto among = value.find("among")) {
            check_members(value, place, {"among"});
            if (!among->is(json::Kind::array) || among->size() == 0) {
                return refuse("empty_range", place, value, fact);
            }
            const Place among_place = place / "among";
            std::size_t i = 0;
            for (const auto option : *among) {
                if (!option_bit(fact, option, among_place / i, bits)) {
                    return false;
                }
                ++i;
            }
        } else {
            return refuse("wrong_type", place, value, fact);
        }
        target.options = bits;
        return true;
    }

    bool read_number(const Fact& fact, json::Value value, const Place& place, Rational& number) {
        if (fact.type.kind == Kind::date) {
            return read_day(fact, value, place, number);
        }
        if (!value.is(json::Kind::number) && !value.is(json::Kind::string)) {
            return refuse("wrong_type", place, value, fact);
        }
        if (const auto written = Rational::parse(value.text())) {
            number = *written;
        } else {
            return refuse(value.is(json::Kind::number) ? "number_too_large" : "wrong_type", place, value, fact);
        }
        const Rational factor(fact.years ? 12 : 1);
        if (fact.years) {
            number = number * factor;
        }
        if (!number.valid() || number < fact.min || number > fact.max) {
            return refuse("out_of_range", place, value, fact, (fact.min / factor).to_text(), (fact.max / factor).to_text());
        }
        return !fact.integer || number.is_integer() || refuse("wrong_type", place, value, fact);
    }

    /// A date as a number of days.
    bool read_day(const Fact& fact, json::Value value, const Place& place, Rational& days) {
        std::optional<Date> date;
        if (const auto* const trouble = trouble_of(value, date)) {
            return refuse(trouble, place, value, fact);
        }
        const Date latest = std::max(today_, case_.household.application);
        if (fact.past && *date > latest) {
            return refuse("in_the_future", place, value, fact, "", latest.to_string());
        }
        days = date->days;
        if (days < fact.min || days > fact.max) {
            return refuse("out_of_range", place, value, fact, Date{static_cast<std::int32_t>(fact.min.numerator())}.to_string(),
                          Date{static_cast<std::int32_t>(fact.max.numerator())}.to_string());
        }
        if (fact.month_granularity) {
            days = month_start(*date).days;
        }
        return true;
    }

    bool read_range(const Fact& fact, json::Value value, const Place& place, Value& target) {
        Value read = unknown(fact);
        check_members(value, place, {"min", "max"});
        for (const auto& [name, end] : {std::pair{"min", &read.lo}, std::pair{"max", &read.hi}}) {
            const auto limit = value.find(name);
            if (!limit || limit->is(json::Kind::null)) {
                continue;
            }
            if (!read_number(fact, *limit, place / name, *end)) {
                return false;
            }
            read.open = read.open && end != &read.hi;
        }
        if (read.hi < read.lo) {
            return refuse("empty_range", place, value, fact);
        }
        target = read;
        return true;
    }

    const Place root_;
    CaseReader& reader_;
    const Rulebook& rulebook_;
    const Program& program_;
    Date today_;
    Case& case_;
};

namespace {

/// Of the length and of the first and last bytes, at most eight of each: names rarely differ only between them.
std::size_t hash_of(std::uint32_t list, std::string_view id) {
    constexpr std::uint64_t factor = 0x9E3779B97F4A7C15U; // 2^64 / the golden ratio
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    if (id.size() >= sizeof first) {
        std::memcpy(&first, id.data(), sizeof first);
        std::memcpy(&last, id.data() + id.size() - sizeof last, sizeof last);
    } else {
        for (const char c : id) {
            first = first << 8U | static_cast<unsigned char>(c);
        }
    }
    const auto hash = ((first ^ list) * factor ^ last ^ id.size()) * factor;
    return static_cast<std::size_t>(hash >> 40U);
}

} // namespace

FactIndex::FactIndex(const Program& program) : after_(2 * program.facts.size() + 1) {
    std::size_t size = 2;
    while (size < 2 * program.facts.size()) {
        size *= 2;
    }
    entries_.resize(size);
    for (std::uint32_t i = 0; i < program.facts.size(); ++i) {
        const Fact& fact = program.facts[i];
        auto& entry = entries_[place_of(fact.list, fact.id)];
        if (entry.fact == absent) {
            entry = {fact.id, fact.list, i};
        }
    }
}

std::uint32_t FactIndex::search(std::uint32_t list, std::string_view id, std::uint32_t& before, std::size_t& after) const {
    const auto place = place_of(list, id);
    if (entries_[place].fact == absent) {
        return absent;
    }
    after = place;
    before = entries_[place].fact;
    return before;
}

std::size_t FactIndex::place_of(std::uint32_t list, std::string_view id) const {
    const auto last = entries_.size() - 1;
    auto place = hash_of(list, id) & last;
    while (entries_[place].fact != absent && (entries_[place].list != list || entries_[place].id != id)) {
        place = (place + 1) & last;
    }
    return place;
}

void CaseReader::read(std::string_view text, Date today, Case& result) {
    result.household.reset(rulebook_.program);
    result.household.today = today;
    result.household.application = today;
    result.has_paid_month = false;
    result.name.clear();
    result.readable = false;
    result.errors.clear();
    Rational::forget_wide();
    CaseReading(*this, today, result).run(text);
}

} // namespace kepil
