// Dates as statutes count them: the last day of a shorter month, complete months, and days that do not exist.
#include "calendar/date.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <limits>

using kepil::Date;

namespace {

Date day(const char* text) { return Date::parse(text).value_or(Date{std::numeric_limits<std::int32_t>::min()}); }

} // namespace

TEST_CASE("every day of four centuries survives writing and reading") {
    Date previous = kepil::first_date;
    CHECK(previous.to_string() == "1800-01-01");
    CHECK(kepil::last_date.to_string() == "2200-12-31");
    std::int64_t wrong = 0;
    for (Date date = kepil::first_date; date <= kepil::last_date; ++date.days) {
        wrong += Date::parse(date.to_string()) == date ? 0 : 1;
        wrong += Date::from_civil(date.year(), date.month(), date.day()) == date ? 0 : 1;
        wrong += date == kepil::first_date || date.day() == previous.day() + 1 || date.day() == 1 ? 0 : 1;
        previous = date;
    }
    CHECK(wrong == 0);
    CHECK(day("1970-01-01").days == 0);
    CHECK(day("2000-03-01").days == 11017);
}

TEST_CASE("leap years follow the Gregorian rule") {
    CHECK(Date::parse("2024-02-29"));
    CHECK(Date::parse("2000-02-29"));
    CHECK_FALSE(Date::parse("2023-02-29"));
    CHECK_FALSE(Date::parse("1900-02-29"));
    CHECK_FALSE(Date::parse("2100-02-29"));
    CHECK(kepil::month_end(day("2024-02-10")) == day("2024-02-29"));
    CHECK(kepil::month_end(day("2100-02-10")) == day("2100-02-28"));
}

TEST_CASE("what is no date is refused") {
    for (const char* text :
         {"", "2026", "2026-1-1", "2026-13-01", "2026-00-10", "2026-04-31", "2026-04-00", "26-04-01", "2026/04/01", "2026-04-01 ",
          "2026-04-1x", "-026-04-01", "1799-12-31", "2201-01-01", "2026-04-", "20260401", "2026-04-011"}) {
        INFO(text);
        CHECK_FALSE(Date::parse(text));
    }
    CHECK(Date::parse("2026-04") == day("2026-04-01"));
    CHECK(Date::has_date_shape("2026-02-31")); // a date by its looks, so that the message can say that the day does not exist
    CHECK(Date::has_date_shape("2026-13"));
    CHECK_FALSE(Date::has_date_shape("yesterday"));
}

TEST_CASE("a month from the 31st ends on the last day of a shorter month") {
    CHECK(kepil::add_months(day("2026-01-31"), 1) == day("2026-02-28"));
    CHECK(kepil::add_months(day("2024-01-31"), 1) == day("2024-02-29"));
    CHECK(kepil::add_months(day("2026-01-31"), 2) == day("2026-03-31"));
    CHECK(kepil::add_months(day("2026-01-31"), 3) == day("2026-04-30"));
    CHECK(kepil::add_months(day("2026-03-31"), -1) == day("2026-02-28"));
    CHECK(kepil::add_months(day("2024-02-29"), 12) == day("2025-02-28"));
    CHECK(kepil::add_months(day("2026-02-01"), 18) == day("2027-08-01"));
    CHECK(kepil::add_months(day("2026-11-15"), 2) == day("2027-01-15"));
    CHECK(kepil::add_months(day("2026-01-15"), -1) == day("2025-12-15"));
    CHECK(kepil::add_months(day("2026-01-15"), 0) == day("2026-01-15"));
}

TEST_CASE("arithmetic stops at the ends of the calendar") {
    constexpr auto most = std::numeric_limits<std::int64_t>::max();
    constexpr auto least = std::numeric_limits<std::int64_t>::min();
    for (const auto amount : {std::int64_t{1000000}, most}) {
        CHECK(kepil::add_days(day("2026-01-01"), amount) == kepil::last_date);
        CHECK(kepil::add_months(day("2026-01-01"), amount) == kepil::last_date);
    }
    for (const auto amount : {std::int64_t{-1000000}, least}) {
        CHECK(kepil::add_days(day("2026-01-01"), amount) == kepil::first_date);
        CHECK(kepil::add_months(day("2026-01-01"), amount) == kepil::first_date);
    }
    CHECK(kepil::add_days(day("2026-02-28"), 1) == day("2026-03-01"));
    CHECK(kepil::add_days(day("2026-03-01"), -1) == day("2026-02-28"));
    CHECK(kepil::add_months(kepil::last_date, 1) == kepil::last_date);
    CHECK(kepil::add_months(kepil::first_date, -1) == kepil::first_date);
}

TEST_CASE("starts and ends of months, quarters and years") {
    CHECK(kepil::month_start(day("2026-11-21")) == day("2026-11-01"));
    CHECK(kepil::month_end(day("2026-11-21")) == day("2026-11-30"));
    CHECK(kepil::month_end(day("2026-12-31")) == day("2026-12-31"));
    CHECK(kepil::year_start(day("2026-11-21")) == day("2026-01-01"));
    CHECK(kepil::quarter_start(day("2026-01-01")) == day("2026-01-01"));
    CHECK(kepil::quarter_start(day("2026-03-31")) == day("2026-01-01"));
    CHECK(kepil::quarter_start(day("2026-06-30")) == day("2026-04-01"));
    CHECK(kepil::quarter_start(day("2026-12-31")) == day("2026-10-01"));
}

TEST_CASE("a month is full on its last day, not the day before") {
    CHECK(kepil::full_months(day("2026-01-15"), day("2026-02-14")) == 0);
    CHECK(kepil::full_months(day("2026-01-15"), day("2026-02-15")) == 1);
    CHECK(kepil::full_months(day("2026-01-31"), day("2026-02-27")) == 0);
    CHECK(kepil::full_months(day("2026-01-31"), day("2026-02-28")) == 1);
    CHECK(kepil::full_months(day("2024-01-31"), day("2024-02-28")) == 0);
    CHECK(kepil::full_months(day("2026-01-31"), day("2026-03-30")) == 1);
    CHECK(kepil::full_months(day("2026-02-28"), day("2026-03-28")) == 1);
    CHECK(kepil::full_months(day("2026-01-15"), day("2026-01-15")) == 0);
    CHECK(kepil::full_months(day("2026-02-15"), day("2026-01-15")) == 0);
    CHECK(kepil::full_years(day("2008-02-29"), day("2026-02-27")) == 17);
    CHECK(kepil::full_years(day("2008-02-29"), day("2026-02-28")) == 18);
    CHECK(kepil::full_years(day("2000-05-05"), day("2018-05-04")) == 17);
    CHECK(kepil::full_years(day("2000-05-05"), day("2018-05-05")) == 18);
}

TEST_CASE("full months count what adding months reaches") {
    std::int64_t wrong = 0;
    for (Date from = day("2023-12-25"); from < day("2024-04-05"); ++from.days) {
        for (Date to = from; to < day("2025-04-05"); ++to.days) {
            const auto months = kepil::full_months(from, to);
            wrong += kepil::add_months(from, months) <= to && kepil::add_months(from, months + 1) > to ? 0 : 1;
        }
    }
    CHECK(wrong == 0);
}
