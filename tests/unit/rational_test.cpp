// Exact numbers: what the law rounds, what it leaves exact, and what is too large to be trusted.
#include "number/rational.hpp"

#include <catch2/catch.hpp>

#include <cstdint>
#include <limits>
#include <random>

using kepil::Rational;

namespace {

Rational read(const char* text) { return Rational::parse(text).value_or(Rational::invalid()); }

constexpr std::int64_t largest = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t smallest = std::numeric_limits<std::int64_t>::min();

} // namespace

TEST_CASE("a percentage is rounded up by its exact value") {
    CHECK(Rational::round_up(read("118%") * Rational(50851)) == Rational(60005)); // 60 004.18
    CHECK(Rational::round_up(read("110%") * Rational(40000)) == Rational(44000)); // in binary floating point 44 000.000000000007
    CHECK(Rational::round_up(read("1.1") * Rational(3)) == Rational(4));
    CHECK((read("118%") * Rational(50851)).to_decimal() == "60004.18");
}

TEST_CASE("thirds and tenths lose nothing") {
    CHECK(read("0.1") + read("0.2") == read("0.3"));
    CHECK(read("1/3") + read("1/3") + read("1/3") == Rational(1));
    CHECK(Rational(280000) / Rational(3) * Rational(3) == Rational(280000));
    CHECK((Rational(280000) / Rational(3)).to_ratio() == "280000/3");
    CHECK(read("2/4") == read("1/2"));
    CHECK(Rational::ratio(1, -2) == read("-1/2"));
    CHECK(read("1/2") - read("1/2") == Rational());
}

TEST_CASE("rounding goes to the side it names, for negative numbers too") {
    CHECK(Rational::round_up(read("2.5")) == Rational(3));
    CHECK(Rational::round_up(read("-2.5")) == Rational(-2));
    CHECK(Rational::round_down(read("2.5")) == Rational(2));
    CHECK(Rational::round_down(read("-2.5")) == Rational(-3));
    CHECK(Rational::round_nearest(read("2.5")) == Rational(3));
    CHECK(Rational::round_nearest(read("-2.5")) == Rational(-3));
    CHECK(Rational::round_nearest(read("2.49")) == Rational(2));
    CHECK(Rational::round_nearest(read("-2.49")) == Rational(-2));
    for (const auto whole : {-7, 0, 7}) {
        CHECK(Rational::round_up(whole) == Rational(whole));
        CHECK(Rational::round_down(whole) == Rational(whole));
        CHECK(Rational::round_nearest(whole) == Rational(whole));
    }
}

TEST_CASE("rounding to a step") {
    CHECK(Rational::round_up(read("29453.251"), read("0.01")) == read("29453.26"));
    CHECK(Rational::round_up(read("29453.25"), read("0.01")) == read("29453.25"));
    CHECK(Rational::round_down(Rational(1234), Rational(100)) == Rational(1200));
    CHECK(Rational::round_nearest(Rational(1250), Rational(100)) == Rational(1300));
    CHECK_FALSE(Rational::round_up(Rational(5), Rational(0)).valid());
    CHECK_FALSE(Rational::round_up(Rational(5), Rational(-1)).valid());
}

TEST_CASE("what does not fit is invalid, and stays so") {
    const auto too_large = Rational(largest) + Rational(1);
    CHECK_FALSE(too_large.valid());
    CHECK_FALSE((too_large - too_large).valid());
    CHECK_FALSE((too_large * Rational(0)).valid());
    CHECK_FALSE((Rational(0) / too_large).valid());
    CHECK_FALSE((-too_large).valid());
    CHECK_FALSE(Rational::round_up(too_large).valid());
    CHECK_FALSE((Rational(largest) * Rational(2)).valid());
    CHECK_FALSE((Rational(1) / Rational(0)).valid());
    CHECK_FALSE(Rational::ratio(1, 0).valid());
    CHECK_FALSE((-Rational(smallest)).valid());
    CHECK_FALSE((Rational::ratio(1, largest) * Rational::ratio(1, largest)).valid());
    CHECK(too_large == Rational::invalid());
    CHECK_FALSE(too_large == Rational(0));
    CHECK(too_large.to_decimal() == "invalid");
}

TEST_CASE("a result that fits is right even where a step on the way does not") {
    CHECK(Rational(largest) * Rational(4) / Rational(4) == Rational::invalid()); // two operations: the first one overflows
    CHECK(Rational(largest) * Rational::ratio(1, largest) == Rational(1));
    CHECK(Rational::ratio(1, largest) + Rational::ratio(-1, largest) == Rational(0));
    CHECK(Rational(largest) + Rational(-largest) == Rational(0));
    CHECK(Rational::ratio(smallest, smallest) == Rational(1));
}

TEST_CASE("comparison does not overflow") {
    CHECK(Rational::ratio(largest, 2) > Rational::ratio(largest, 3));
    CHECK(Rational::ratio(1, largest) > Rational(0));
    CHECK(Rational::ratio(largest - 1, largest) < Rational(1));
    CHECK(read("-1/3") < read("-1/4"));
    CHECK(read("1/3") <= read("2/6"));
    CHECK(read("1/3") >= read("2/6"));
}

TEST_CASE("numbers as the law writes them are read") {
    CHECK(read("38") == Rational(38));
    CHECK(read("-0.45") == Rational::ratio(-45, 100));
    CHECK(read("10%") == Rational::ratio(1, 10));
    CHECK(read("5.5%") == Rational::ratio(55, 1000));
    CHECK(read("1/3") == Rational::ratio(1, 3));
    CHECK(read("-1/3") == Rational::ratio(-1, 3));
    CHECK(read("-0") == Rational(0));
    CHECK(read("999999999999999999") == Rational(999999999999999999));
    CHECK(read("0.00000000000000001") == Rational::ratio(1, 100000000000000000));
}

TEST_CASE("anything else is refused") {
    for (const char* text : {"",
                             "-",
                             ".",
                             ".5",
                             "5.",
                             "+5",
                             " 5",
                             "5 ",
                             "1e5",
                             "0x10",
                             "1,5",
                             "--1",
                             "1.2.3",
                             "5%%",
                             "%",
                             "1/",
                             "/2",
                             "1/0",
                             "1/-2",
                             "1/2%",
                             "1.5/2",
                             "1/2/3",
                             "nan",
                             "1234567890123456789",
                             "0.1234567890123456789",
                             "١",
                             "1/1234567890123456789"}) {
        INFO(text);
        CHECK_FALSE(Rational::parse(text));
    }
    CHECK_FALSE(Rational::parse(std::string_view("1\0", 2)));
}

TEST_CASE("amounts are written with at most two places") {
    CHECK(read("29453.25").to_decimal() == "29453.25");
    CHECK(read("0.50").to_decimal() == "0.5");
    CHECK(read("60005").to_decimal() == "60005");
    CHECK(read("-3.07").to_decimal() == "-3.07");
    CHECK(read("2/3").to_decimal() == "0.67");
    CHECK(read("0.005").to_decimal() == "0.01");
    CHECK(read("-0.005").to_decimal() == "-0.01");
    CHECK(read("-0.004").to_decimal() == "0");
    CHECK(read("0.999").to_decimal() == "1");
    CHECK(Rational(largest).to_decimal() == "9223372036854775807");
    CHECK(Rational(smallest).to_decimal() == "-9223372036854775808");
    CHECK(read("29453.25").fits_hundredths());
    CHECK_FALSE(read("2/3").fits_hundredths());
    CHECK_FALSE(read("0.005").fits_hundredths());
}

TEST_CASE("rates are written as people write them") {
    CHECK(read("1.61").to_text() == "1.61");
    CHECK(read("0.0625").to_text() == "0.0625");
    CHECK(read("-0.5").to_text() == "-0.5");
    CHECK(read("7").to_text() == "7");
    CHECK(read("1/3").to_text() == "1/3");
    CHECK(read("7/6").to_text() == "7/6");
}

TEST_CASE("what is written reads back as it was") {
    std::mt19937_64 random(20261121);
    std::uniform_int_distribution<std::int64_t> numerators(-99999999999, 99999999999);
    std::uniform_int_distribution<std::int64_t> denominators(1, 99999);
    for (int i = 0; i < 2000; ++i) {
        const auto x = Rational::ratio(numerators(random), denominators(random));
        const auto y = Rational::ratio(numerators(random), denominators(random));
        CHECK(read(x.to_ratio().c_str()) == x);
        CHECK(x + y - y == x);
        CHECK((y == Rational(0) || x * y / y == x || !(x * y).valid()));
        CHECK(Rational::round_down(x) <= x);
        CHECK(Rational::round_up(x) >= x);
        CHECK(Rational::round_up(x) - Rational::round_down(x) == Rational(x.is_integer() ? 0 : 1));
        CHECK((x < y) == (Rational(0) < y - x));
    }
}

TEST_CASE("what 64 bits do not hold is calculated on in full") {
    const auto a = Rational::ratio(1, 1'000'000'007); // primes: nothing cancels
    const auto b = Rational::ratio(1, 998'244'353);
    const auto c = Rational::ratio(123'456'789, 999'999'937);
    const auto sum = a + b + c;
    REQUIRE(sum.valid());
    CHECK(sum - a - b == c);
    CHECK(sum - (b + c) == a);
    CHECK(c + b + a == sum);
    CHECK(sum.to_ratio() == "123240045319687048321942939/998244297098315791774240327");
    CHECK_FALSE(sum.is_integer());
    CHECK_FALSE(sum.fits_hundredths());
    CHECK((sum * Rational(1000)).to_decimal() == "123.46");
    CHECK((-sum * Rational(1000)).to_decimal() == "-123.46");
    CHECK(sum * Rational(3) / Rational(3) == sum);
    CHECK(sum / sum == Rational(1));
    CHECK(c < sum);
    CHECK(sum > c + b);
    CHECK(-sum < Rational(0));
    CHECK(-(-sum) == sum);
    CHECK(Rational::round_up(sum * Rational(1000)) == Rational(124));
    CHECK(Rational::round_down(sum * Rational(-1000)) == Rational(-124));
    CHECK(Rational::round_nearest(sum * Rational(1000), read("0.1")) == read("123.5"));
    CHECK((sum * Rational(1000)).numerator() == 123); // whoever asks only how much
}

TEST_CASE("what more than 119 bits would be needed for stays invalid, and new cases begin with all their room") {
    const auto a = Rational::ratio(1, 1'000'000'007) * Rational::ratio(1, 998'244'353) * Rational::ratio(1, 999'999'937);
    REQUIRE(a.valid());
    CHECK_FALSE((a * a).valid());
    CHECK_FALSE((a / Rational(0)).valid());
    int kept = 0;
    for (std::int64_t i = 1; i < 10'000 && (a * Rational(i)).valid(); ++i) {
        kept = static_cast<int>(i);
    }
    CHECK(kept > 1000);
    CHECK(kept < 10'000);
    Rational::forget_wide();
    CHECK((Rational::ratio(1, 1'000'000'007) * Rational::ratio(1, 998'244'353) * Rational::ratio(1, 999'999'937)).valid());
}

TEST_CASE("narrow and wide ratios are in one order") {
    std::mt19937_64 random(7);
    std::uniform_int_distribution<std::int64_t> numerators(-999'999'999, 999'999'999);
    std::uniform_int_distribution<std::int64_t> denominators(1, 99'999'999'999);
    for (int i = 0; i < 1000; ++i) {
        const auto x = Rational::ratio(numerators(random), denominators(random));
        const auto y = Rational::ratio(numerators(random), denominators(random));
        const auto sum = x + y;
        REQUIRE(sum.valid());
        CHECK(sum - y == x);
        CHECK((sum < x) == (y < Rational(0)));
        CHECK((sum > y) == (x > Rational(0)));
        CHECK(Rational::round_down(sum) <= sum);
        CHECK(Rational::round_up(sum) >= sum);
    }
}
