#include "by_hand.hpp"

#include "json/document.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

namespace kepil_bench {
namespace {

constexpr std::int64_t mci = 432500; // tiyn

class Facts {
public:
    explicit Facts(kepil::json::Value facts) : facts_(facts) {}

    [[nodiscard]] std::string_view text(std::string_view name) const {
        const auto value = facts_.find(name);
        return value ? value->text() : std::string_view();
    }
    [[nodiscard]] bool yes(std::string_view name) const {
        const auto value = facts_.find(name);
        return value && value->boolean();
    }
    /// In hundredths.
    [[nodiscard]] std::int64_t number(std::string_view name) const {
        std::int64_t whole = 0;
        int places = -1;
        for (const char c : text(name)) {
            if (c == '.') {
                places = 0;
            } else if (places < 2) {
                whole = whole * 10 + (c - '0');
                places += places >= 0 ? 1 : 0;
            }
        }
        for (places = std::max(places, 0); places < 2; ++places) {
            whole *= 10;
        }
        return whole;
    }

private:
    kepil::json::Value facts_;
};

template <std::size_t n>
std::int64_t rate(const std::array<std::pair<std::string_view, std::int64_t>, n>& table, std::string_view key) {
    const auto found = std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == key; });
    return found == table.end() ? 0 : found->second;
}

constexpr std::array<std::pair<std::string_view, std::int64_t>, 5> awards{
    {{"kumis_alqa", 640}, {"altyn_alqa", 740}, {"mother_heroine", 740}, {"maternal_glory_1", 740}, {"maternal_glory_2", 740}}};
constexpr std::array<std::pair<std::string_view, std::int64_t>, 5> zones{
    {{"emergency", 200}, {"maximum", 175}, {"increased", 150}, {"minimal", 125}, {"preferential", 100}}};
constexpr std::array<std::pair<std::string_view, std::int64_t>, 8> statuses{{{"hero", 13863},
                                                                             {"war_veteran", 1600},
                                                                             {"equated_war_disabled", 755},
                                                                             {"combat_veteran_high", 619},
                                                                             {"combat_veteran_low", 480},
                                                                             {"fallen_family", 459},
                                                                             {"rear_worker", 213},
                                                                             {"merit_pension", 123}}};

void write(std::string& rows, std::string_view measure, bool due, std::int64_t tiyn) {
    if (!due) {
        return;
    }
    if (rows.back() == '}') {
        rows += ',';
    }
    rows += R"({"measure":")";
    rows += measure;
    rows += R"(","net":")";
    rows += std::to_string(tiyn / 100);
    if (tiyn % 100 != 0) {
        rows += '.';
        rows += static_cast<char>('0' + tiyn % 100 / 10);
        rows += static_cast<char>('0' + tiyn % 10);
    }
    rows += R"("})";
}

} // namespace

void by_hand(std::string_view case_json, std::string& rows) {
    const kepil::json::Document document(case_json);
    const auto found = document.root().find("facts");
    if (!found) {
        return;
    }
    const Facts facts(*found);
    const auto residence = facts.text("residence");
    const bool resident =
        residence == "citizen" || residence == "kandas" || residence == "resident_foreigner" || residence == "resident_stateless";
    const auto award = facts.text("mother_award");
    const auto zone = facts.text("nuclear_zone");
    const auto status = facts.text("special_status");
    const auto quota = facts.text("in_relocation_quota");
    const bool foster = facts.text("foster_contract") == "professional_foster";
    const auto percent = facts.number("professional_loss_percent");
    const bool hurt = percent >= 500 && percent <= 2900 && facts.text("injury_employer") == "working";
    const bool moves = quota != "no" && (quota == "kandas" || facts.yes("relocation_jobseeker")) && !facts.yes("employer_pays_move") &&
                       facts.yes("social_contract_signed");
    const auto months = facts.number("repression_months");
    rows += R"({"amounts":[)";
    write(rows, "awarded_mother_allowance", resident && facts.text("sex") == "female" && award != "none", mci * rate(awards, award) / 100);
    write(rows, "foster_parent_pay", foster, mci * 75 * facts.number("professional_parents") / 100);
    write(rows, "foster_family_allowance", foster && facts.number("foster_children") > 0, mci * 10 * facts.number("foster_children") / 100);
    write(rows, "nuclear_aid_astana", facts.yes("nuclear_victim") && facts.text("region") == "astana", mci * 5 / 2);
    write(rows, "nuclear_extra_pay", zone != "none" && facts.yes("works_in_nuclear_zone"), mci * rate(zones, zone) / 100);
    write(rows, "repression_compensation",
          facts.text("repression_status") == "victim" && months >= 100 && !facts.yes("repression_compensation_paid"),
          std::min(mci * 3 * months / 400, mci * 100));
    write(rows, "special_allowance_status", resident && status != "none" && !facts.yes("lives_in_care_centre"),
          mci * rate(statuses, status) / 100);
    write(rows, "relocation_subsidy", moves, mci * 70 * facts.number("moving_members") / 100);
    write(rows, "mobility_certificate", moves, std::min(facts.number("new_home_price"), mci * 1625));
    write(rows, "employer_injury_costs", hurt, std::min(facts.number("injury_costs"), mci * 250));
    write(rows, "employer_injury_compensation", hurt, (facts.number("wage_before_injury") * percent + 5000) / 10000);
    write(rows, "work_burial_payment", facts.yes("died_from_work_accident") && facts.yes("arranged_burial"), mci * 100);
    rows += "]}\n";
}

} // namespace kepil_bench
