// A checked rulebook: the compiled program and everything about measures that an assessment needs. Texts for people are apart.
#pragma once

#include "language/program.hpp"

#include <map>
#include <string>
#include <vector>

namespace kepil {

struct Condition {
    std::string id;
    std::uint32_t when = absent;
    std::string source;
    std::vector<std::string> basis;
};

struct Withheld {
    std::string id;
    std::uint32_t amount = absent;
    std::uint32_t when = absent; ///< absent: always
    std::string amount_source;
    std::string when_source;
    std::vector<std::string> basis;
};

enum class Period : std::uint8_t { none, once, monthly, yearly };
enum class Printed : std::uint8_t { exact, round_up, round_nearest };

/// A formula together with the words it was written in.
struct Formula {
    std::uint32_t node = absent;
    std::string source;
};

struct Version {
    Date from;
    bool has_to = false;
    Date to;
    std::vector<std::string> basis;
    std::vector<Condition> conditions;
    Period period = Period::none;
    Formula amount;
    bool amount_by_rows = false;              ///< the month paid for matters to the amount only as the date on which parameters are read
    std::vector<std::uint32_t> amount_series; ///< the parameters that the amount reads
    Formula starts;
    Formula ends;
    Formula when_paid;
    Formula deadline;
    std::vector<Withheld> withheld;
    Printed printed = Printed::exact;
    std::vector<std::string> where;
    std::vector<std::string> documents;
    std::string decided_in;
    std::string confidence;
};

/// A span of time in which the law had no such measure; a date in it is answered "no", not "not known".
struct Gap {
    std::string id;
    bool has_from = false; ///< else: since ever
    Date from;
    bool has_to = false; ///< else: for good
    Date to;
    std::vector<std::string> instead; ///< the measures that stood in its place
    std::vector<std::string> basis;
};

enum class MeasureKind : std::uint8_t { payment, service, right };

/// How soon a person has to act; a payment that says nothing stands among what takes days.
enum class Urgency : std::uint8_t { now, days, later };

/// Where a measure stands in one life event, if not where it usually does.
struct ByRisk {
    std::uint32_t risk = 0;
    std::uint32_t weight = 0;
    Urgency urgency = Urgency::later;
};

struct Measure {
    std::string id;
    MeasureKind kind = MeasureKind::payment;
    std::string level;
    std::vector<std::uint32_t> risks;
    std::uint32_t weight = 0;
    Urgency urgency = Urgency::days;
    std::vector<ByRisk> by_risk;
    std::uint32_t list = absent; ///< the list it is about, element by element
    std::string element;
    Formula element_where;
    Formula right_on;
    std::vector<Version> versions;
    std::vector<Gap> gaps;
    std::string choose_one;
    std::vector<std::string> complain;
    bool local = false;
    std::vector<std::string> already_paid; ///< it tells what a person gets anyway, which may be the same money as these measures
    std::vector<std::string> fault;        ///< by these articles what the payer failed to pay is paid for all past time
};

struct Risk {
    std::string id;
    std::string group;
    std::string icon;
};

/// One way to choose: facts, a list of one element, or a day of application that replace what the case says.
struct Option {
    struct List {
        std::uint32_t fact = absent;
        std::vector<Companion> members;
    };
    std::string id;
    std::vector<std::uint32_t> measures; ///< empty: those of the alternative
    std::uint32_t application = absent;  ///< node
    std::vector<std::uint32_t> later;    ///< of the measures: those that a second application asks for
    std::uint32_t later_on = absent;     ///< node: its day
    std::vector<Companion> facts;
    std::vector<List> lists;
};

/// A choice that a person has; its options are compared by money over the same months.
struct Alternative {
    std::string id;
    std::vector<std::uint32_t> risks;
    std::vector<std::uint32_t> measures;
    std::int32_t months = 0;
    std::int32_t months_before = 0; ///< of the application: what is paid for them afterwards counts too
    std::uint32_t when = absent;    ///< node; false: there is no choice
    std::vector<Option> options;
};

struct Rulebook {
    std::string version;
    std::string date;
    std::string hash;     ///< of the pack; empty until packed
    std::string scenario; ///< the overlay that is part of it; empty: the law alone
    std::string status;   ///< of the scenario: proposal or forecast
    std::vector<std::string> languages;
    std::int32_t soon_days = 0; ///< a deadline within so many days makes a line urgent
    std::vector<std::string> risk_groups;
    std::vector<Risk> risks;
    std::vector<std::string> fact_groups;
    Program program;
    std::vector<Measure> measures;
    std::vector<Alternative> alternatives;

    /// Where one of `measures` stands among them.
    [[nodiscard]] std::uint32_t place_of(const Measure& measure) const { return static_cast<std::uint32_t>(&measure - measures.data()); }
};

/// Flat texts of one language: what the first screens need, and the details that come later.
struct Texts {
    std::map<std::string, std::string> names;
    std::map<std::string, std::string> details;
};
using TextsByLanguage = std::map<std::string, Texts>;

[[nodiscard]] const char* name_of(MeasureKind kind);
[[nodiscard]] const char* name_of(Urgency urgency);
[[nodiscard]] const char* name_of(Period period);

} // namespace kepil
