#include "calendar/date.hpp"

#include <algorithm>
#include <array>

namespace kepil {

namespace {

constexpr int first_year = 1800;
constexpr int last_year = 2200;

struct Civil {
    int year = 0;
    int month = 0;
    int day = 0;
};

// Both conversions count from 1 March of the year 0, so that the leap day is the last day of a year; 719468 days later is 1970-01-01.
// Their quotients come cheaply, by multiplication and shift, after C. Neri and L. Schneider, "Euclidean affine functions and their
// application to calendar algorithms" (2022). Exact for far more days than there are here.
constexpr std::int32_t days_to_epoch = 719468;
constexpr std::int32_t days_in_era = 146097; // 400 years

constexpr std::int32_t days_from_civil(int year, int month, int day) {
    const auto from_march = static_cast<std::uint32_t>(month > 2 ? year : year - 1);
    const std::uint32_t century = from_march / 100;
    const auto month_of_year = static_cast<std::uint32_t>(month > 2 ? month : month + 12);
    const std::uint32_t days = 1461 * from_march / 4 - century + century / 4 + (979 * month_of_year - 2919) / 32;
    return static_cast<std::int32_t>(days) + day - 1 - days_to_epoch;
}

static_assert(days_from_civil(1970, 1, 1) == 0);
static_assert(days_from_civil(first_year, 1, 1) == first_date.days);
static_assert(days_from_civil(last_year, 12, 31) == last_date.days);

constexpr Civil to_civil(Date date) {
    const auto days = static_cast<std::uint32_t>(std::clamp(date, first_date, last_date).days + days_to_epoch);
    const std::uint32_t of_centuries = 4 * days + 3;
    const std::uint32_t century = of_centuries / days_in_era;
    const std::uint32_t of_years = of_centuries % days_in_era / 4 * 4 + 3;
    const std::uint64_t years = std::uint64_t{2939745} * of_years;
    const auto year_of_century = static_cast<std::uint32_t>(years >> 32U);
    const std::uint32_t day_of_year = static_cast<std::uint32_t>(years) / 2939745 / 4;
    const std::uint32_t of_months = 2141 * day_of_year + 197913;
    const std::uint32_t month = of_months >> 16U;
    const bool after_december = day_of_year >= 306;
    return {.year = static_cast<int>(100 * century + year_of_century + (after_december ? 1 : 0)),
            .month = static_cast<int>(after_december ? month - 12 : month),
            .day = static_cast<int>((of_months & 0xFFFFU) / 2141 + 1)};
}

constexpr int shortest_month = 28;

constexpr int days_in_month(int year, int month) {
    constexpr std::array<int, 12> lengths{31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    const bool leap_day = month == 2 && ((year % 4 == 0 && year % 100 != 0) || year % 400 == 0);
    return lengths[static_cast<std::size_t>(month - 1)] + (leap_day ? 1 : 0);
}

constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }

int read_number(std::string_view digits) {
    int value = 0;
    for (const char digit : digits) {
        value = value * 10 + (digit - '0');
    }
    return value;
}

} // namespace

std::optional<Date> Date::from_civil(int year, int month, int day) {
    if (year < first_year || year > last_year || month < 1 || month > 12 || day < 1 || day > days_in_month(year, month)) {
        return std::nullopt;
    }
    return Date{days_from_civil(year, month, day)};
}

bool Date::has_date_shape(std::string_view text) {
    constexpr std::string_view shape = "dddd-dd-dd";
    if (text.size() != 7 && text.size() != shape.size()) {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (shape[i] == 'd' ? !is_digit(text[i]) : text[i] != shape[i]) {
            return false;
        }
    }
    return true;
}

std::optional<Date> Date::parse(std::string_view text) {
    if (!has_date_shape(text)) {
        return std::nullopt;
    }
    return from_civil(read_number(text.substr(0, 4)), read_number(text.substr(5, 2)),
                      text.size() == 7 ? 1 : read_number(text.substr(8, 2)));
}

void Date::write(char* text) const {
    const Civil civil = to_civil(*this);
    const auto digits = [text](int place, int number, int count) {
        for (int i = place + count - 1; i >= place; --i, number /= 10) {
            text[i] = static_cast<char>('0' + number % 10);
        }
    };
    digits(0, civil.year, 4);
    text[4] = '-';
    digits(5, civil.month, 2);
    text[7] = '-';
    digits(8, civil.day, 2);
}

std::string Date::to_string() const {
    std::string text(10, '-');
    write(text.data());
    return text;
}

int Date::year() const { return to_civil(*this).year; }
int Date::month() const { return to_civil(*this).month; }
int Date::day() const { return to_civil(*this).day; }

Date add_days(Date date, std::int64_t days) {
    constexpr std::int64_t whole_range = std::int64_t{last_date.days} - first_date.days;
    const std::int64_t sum = std::clamp(date, first_date, last_date).days + std::clamp(days, -whole_range, whole_range);
    return Date{static_cast<std::int32_t>(std::clamp<std::int64_t>(sum, first_date.days, last_date.days))};
}

Date add_months(Date date, std::int64_t months) {
    constexpr std::int64_t whole_range = (last_year - first_year + 1) * 12;
    const Civil civil = to_civil(date);
    const std::int64_t sum = civil.year * 12 + civil.month - 1 + std::clamp(months, -whole_range, whole_range);
    if (sum < first_year * 12) {
        return first_date;
    }
    if (sum >= (last_year + 1) * 12) {
        return last_date;
    }
    const int year = static_cast<int>(sum / 12);
    const int month = static_cast<int>(sum % 12) + 1;
    return Date{days_from_civil(year, month, civil.day <= shortest_month ? civil.day : std::min(civil.day, days_in_month(year, month)))};
}

Date month_start(Date date) {
    const Civil civil = to_civil(date);
    return Date{days_from_civil(civil.year, civil.month, 1)};
}

Date month_end(Date date) {
    const Civil civil = to_civil(date);
    return Date{days_from_civil(civil.year, civil.month, days_in_month(civil.year, civil.month))};
}

Date quarter_start(Date date) {
    const Civil civil = to_civil(date);
    return Date{days_from_civil(civil.year, (civil.month - 1) / 3 * 3 + 1, 1)};
}

Date year_start(Date date) { return Date{days_from_civil(to_civil(date).year, 1, 1)}; }

std::int64_t full_months(Date a, Date b) {
    if (b < a) {
        return 0;
    }
    const Civil from = to_civil(a);
    const Civil to = to_civil(b);
    const bool complete = to.day >= std::min(from.day, days_in_month(to.year, to.month));
    return (to.year - from.year) * 12 + to.month - from.month - (complete ? 0 : 1);
}

std::int64_t full_years(Date a, Date b) { return full_months(a, b) / 12; }

} // namespace kepil
