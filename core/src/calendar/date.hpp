// Calendar dates of the Gregorian calendar as a count of days; arithmetic as statutes mean it (months and years by the calendar).
#pragma once

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kepil {

struct Date {
    std::int32_t days = 0; ///< days since 1970-01-01

    friend constexpr auto operator<=>(const Date&, const Date&) = default;

    /// Empty for a date that does not exist (31 February) or a year outside 1800..2200.
    [[nodiscard]] static std::optional<Date> from_civil(int year, int month, int day);
    /// True for the shape YYYY-MM-DD or YYYY-MM (the first of the month), whether or not the day exists.
    [[nodiscard]] static bool has_date_shape(std::string_view text);
    /// Reads YYYY-MM-DD or YYYY-MM (the first of the month).
    [[nodiscard]] static std::optional<Date> parse(std::string_view text);
    [[nodiscard]] std::string to_string() const;
    /// Writes the ten characters of to_string().
    void write(char* text) const;

    [[nodiscard]] int year() const;
    [[nodiscard]] int month() const;
    [[nodiscard]] int day() const;
};

inline constexpr Date first_date{-62091}; ///< 1800-01-01
inline constexpr Date last_date{84370};   ///< 2200-12-31; as the end of a payment: none

[[nodiscard]] Date add_days(Date date, std::int64_t days); ///< clamped to first_date..last_date
/// The same day `months` later (or earlier, if negative); the last day of the month where that month is shorter. Clamped to
/// first_date..last_date.
[[nodiscard]] Date add_months(Date date, std::int64_t months);
[[nodiscard]] Date month_start(Date date);
[[nodiscard]] Date month_end(Date date);
[[nodiscard]] Date quarter_start(Date date);
[[nodiscard]] Date year_start(Date date);
/// Complete calendar months from a to b; 0 if b is before a. A month from the 31st is complete on the last day of a shorter month.
[[nodiscard]] std::int64_t full_months(Date a, Date b);
[[nodiscard]] std::int64_t full_years(Date a, Date b);

} // namespace kepil
