// The state that the steps of loading share. Each step lives in a file of its own (load_*.cpp) and is called in the order below.
#pragma once

#include "language/compiler.hpp"
#include "rulebook/load.hpp"
#include "rulebook/object_reader.hpp"

#include <deque>
#include <map>
#include <memory>
#include <set>

namespace kepil {

class Loader {
public:
    Loader(const SourceTree& tree, Diagnostics& diagnostics, std::string scenario)
        : tree_(tree), diagnostics_(diagnostics), scenario_(std::move(scenario)) {}
    LoadedRulebook run();

private:
    struct File {
        std::string path;
        FileContext context;
        std::unique_ptr<json::Document> document;
    };
    /// An expression seen while declaring, compiled once every name is known.
    struct Pending {
        const File* file = nullptr;
        std::size_t offset = 0;
        std::string text;
    };

    struct DefinitionSource {
        const File* file = nullptr;
        std::string at;
        std::size_t at_offset = 0;
        Pending value;
        Pending min;
        Pending max;
    };

    void parse_files();
    [[nodiscard]] const File* find(std::string_view path);
    /// The files of a folder of the law, then those of the same folder of the scenario.
    [[nodiscard]] std::vector<const File*> in_folder(const std::string& folder) const;
    template <class Visit>
    void each_object(const File& file, Visit visit);

    // load_vocabulary.cpp
    void load_header();
    void load_risks();
    void load_glossary();
    void load_places();
    void load_messages();
    void load_acts();

    // load_scenarios.cpp
    void load_scenarios();
    void load_scenario(const File& file);
    void check_scenario_files();
    void override_series(const File& file, ObjectReader& object, Series& series);
    void override_measure(const File& file, ObjectReader& object, Measure& measure);
    void read_changed_words(const File& file, const Measure& measure);
    void override_text(const File& file);
    void read_overlay_text(const File& rule, ObjectReader& object, const Measure& measure);

    // load_facts.cpp
    void declare_facts();
    void declare_fact(const File& file, ObjectReader& object);
    void read_fact_type(const File& file, ObjectReader& object, Fact& fact);
    void read_options(const File& file, ObjectReader& object, Fact& fact, const std::string& key);
    void read_limits(ObjectReader& object, Fact& fact);
    void declare_change(const File& file, ObjectReader& object, std::uint32_t index, Fact& fact, const std::string& key);
    void finish_facts();
    void read_answer(const File& file, json::Value value, const Fact& fact, Value& answer);

    // load_series.cpp
    void declare_series();
    void declare_one_series(const File& file, ObjectReader& object);
    void read_known_to(ObjectReader& object, Series& series);
    void read_rows(const File& file, ObjectReader& object, Series& series);
    bool read_row_value(const File& file, json::Value value, const Series& series, Row& row);
    std::optional<Rational> read_number(const File& file, json::Value value, const Type& type, bool years);

    // load_definitions.cpp
    void declare_definitions();
    void override_definition(const File& file, ObjectReader& object, const std::string& key, Definition definition,
                             DefinitionSource source);
    void compile_definitions();
    void check_circles();
    void mark_month_use();

    // load_measures.cpp
    void load_measures();
    void load_measure(const File& rule);
    static Urgency read_urgency(ObjectReader& object, Urgency usual);
    void read_by_risk(const File& file, ObjectReader& object, Measure& measure);
    void read_version(const File& file, json::Value value, Measure& measure);
    void read_conditions(const File& file, ObjectReader& object, Version& version, const CompileContext& context);
    void read_pays(const File& file, ObjectReader& object, Version& version, const CompileContext& context);
    void read_duration(const File& file, ObjectReader& object, Version& version, const CompileContext& context);
    void read_withheld(const File& file, ObjectReader& object, Version& version, CompileContext context);
    void read_apply(const File& file, ObjectReader& object, Version& version);
    void read_gaps(const File& file, ObjectReader& object, Measure& measure);
    void check_gaps(const File& file, const Measure& measure);
    void check_successors();
    void check_versions(const File& file, const Measure& measure);
    void mark_schedules(Measure& measure);
    void load_measure_text(const std::string& folder, const File& rule, const Measure& measure);
    void read_condition_texts(const File& file, ObjectReader& object, const Measure& measure);
    void check_cases(const std::string& folder, const File& rule, const Measure& measure);

    // load_alternatives.cpp
    void load_alternatives();
    void load_alternative(const File& file, ObjectReader& object);
    std::vector<std::uint32_t> read_measures(ObjectReader& object);
    Option read_option(const File& file, ObjectReader& object, const std::string& prefix);
    std::vector<Companion> read_values(const File& file, json::Value object, const std::string& owner);

    // shared
    void add_text(const std::string& key, const Translated& text, const FileContext& file, bool detail = false);
    void require_text(const std::string& key, ObjectReader& object, std::string_view member, bool detail = false);
    std::vector<std::string> read_basis(const File& file, ObjectReader& object, bool required, std::string_view member = "basis");
    std::string read_confidence(ObjectReader& object, bool required);
    std::optional<Type> read_unit(const File& file, ObjectReader& object, Shown& shown);
    std::uint32_t compile(const File& file, json::Value text, const Type& type, const CompileContext& context);
    std::uint32_t compile(const Pending& pending, const Type& type, const CompileContext& context);
    Formula formula(const File& file, ObjectReader& object, std::string_view member, const Type& type, const CompileContext& context,
                    bool required = false);
    void check_texts();
    bool claim_name(const File& file, std::size_t offset, const std::string& key, const char* what);

    const SourceTree& tree_;
    Diagnostics& diagnostics_;
    std::string scenario_;
    std::deque<File> files_;
    LoadedRulebook result_;
    Symbols symbols_;
    Compiler compiler_{result_.rulebook.program, symbols_};
    std::map<std::string, std::string> names_; ///< id -> what it names
    std::set<std::string> acts_;
    std::set<std::string> offices_;
    std::set<std::string> documents_;
    std::set<std::string> levels_;
    std::set<std::string> confidences_;
    std::set<std::string> withheld_names_;
    std::set<std::string> choose_one_names_;
    std::map<std::string, std::uint32_t> risks_;
    /// Measures that others name as what stood in their place: known only when all are loaded.
    std::vector<std::pair<Pending, std::string>> named_instead_;
    std::vector<std::pair<Pending, std::string>> named_already_paid_;
    std::map<std::string, std::uint32_t> fact_groups_;
    std::set<std::string> keyed_in_years_; ///< step tables whose keys are written in years, and counted in months
    std::map<std::uint32_t, Pending> ask_when_;
    std::map<std::uint32_t, std::pair<const File*, json::Value>> defaults_;
    std::map<std::uint32_t, std::pair<const File*, json::Value>> otherwise_;
    std::map<std::pair<std::uint32_t, std::string>, Pending> companions_; ///< by changed fact and companion
    std::vector<DefinitionSource> definition_sources_;
};

template <class Visit>
void Loader::each_object(const File& file, Visit visit) {
    const auto root = file.document->root();
    if (!root.is(json::Kind::array)) {
        file.context.error(root.offset(), "expected a list of objects");
        return;
    }
    for (std::size_t i = 0; i < root.size(); ++i) {
        ObjectReader object(file.context, root[i]);
        if (object.valid()) {
            visit(object);
            object.finish();
        }
    }
}

} // namespace kepil
