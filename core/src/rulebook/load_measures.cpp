// Measures: rule.json, text.json and cases.json of each folder below measures/.
#include "rulebook/loader.hpp"

#include "rulebook/reads.hpp"

#include <algorithm>

namespace kepil {
namespace {

/// Is it said that the law had no such measure from the day after `end` to the day before `start`?
bool fills(const std::vector<Gap>& gaps, Date end, Date start) {
    return std::any_of(gaps.begin(), gaps.end(), [&](const Gap& gap) {
        return (!gap.has_from || gap.from <= add_days(end, 1)) && (!gap.has_to || add_days(start, -1) <= gap.to);
    });
}

} // namespace

void Loader::load_measures() {
    for (const File* file : in_folder("measures/")) {
        const auto slash = file->path.rfind('/');
        const auto name = file->path.substr(slash + 1);
        if (name == "rule.json") {
            load_measure(*file);
        } else if (name == "text.json" && file->context.overlay) {
            override_text(*file);
        } else if (name != "text.json" && name != "cases.json") {
            file->context.error(0, "unexpected file", "a measure has rule.json, text.json and cases.json");
        }
    }
    check_successors();
}

Urgency Loader::read_urgency(ObjectReader& object, Urgency usual) {
    static const std::vector<std::string_view> urgencies{"now", "days", "later"};
    return static_cast<Urgency>(object.word("urgency", urgencies, static_cast<std::size_t>(usual)));
}

void Loader::read_by_risk(const File& file, ObjectReader& object, Measure& measure) {
    const auto places = object.of_kind("by_risk", json::Kind::object);
    for (std::size_t i = 0; places && i < places->size(); ++i) {
        const auto entry = (*places)[i];
        const auto risk = risks_.find(std::string(entry.key()));
        if (risk == risks_.end() || std::find(measure.risks.begin(), measure.risks.end(), risk->second) == measure.risks.end()) {
            file.context.error(entry.offset(), "the measure is in no life event \"" + std::string(entry.key()) + "\"", "see its \"risks\"");
            continue;
        }
        ObjectReader place(file.context, entry);
        if (place.valid()) {
            const auto weight = std::clamp<std::int64_t>(place.integer("weight", measure.weight), 0, 100000);
            measure.by_risk.push_back({risk->second, static_cast<std::uint32_t>(weight), read_urgency(place, measure.urgency)});
            place.finish();
        }
    }
}

void Loader::load_measure(const File& file) {
    ObjectReader object(file.context, file.document->root());
    if (!object.valid()) {
        return;
    }
    object.ignore("$schema");
    Measure measure;
    measure.id = object.id();
    const auto folder = file.path.substr(0, file.path.rfind('/'));
    if (folder.substr(folder.rfind('/') + 1) != measure.id) {
        file.context.error(object.offset(), "the folder is not named after the measure \"" + measure.id + "\"");
    }
    if (file.context.overlay) {
        result_.changes.measures.push_back(measure.id);
    }
    auto& measures = result_.rulebook.measures;
    const auto same = std::find_if(measures.begin(), measures.end(), [&](const Measure& m) { return m.id == measure.id; });
    if (same != measures.end() && file.context.overlay) {
        override_measure(file, object, *same);
        return;
    }
    if (same != measures.end()) {
        file.context.error(object.offset(), "the measure \"" + measure.id + "\" exists already");
    }
    static const std::vector<std::string_view> kinds{"payment", "service", "right"};
    measure.kind = static_cast<MeasureKind>(object.word("kind", kinds, 0, true));
    measure.level = object.string("level", true);
    if (!levels_.contains(measure.level)) {
        file.context.error(object.offset(), "unknown level \"" + measure.level + "\"", "see \"levels\" in glossary.json");
    }
    for (const auto& risk : object.strings("risks", true)) {
        if (const auto found = risks_.find(risk); found != risks_.end()) {
            measure.risks.push_back(found->second);
        } else {
            file.context.error(object.offset(), "unknown risk \"" + risk + "\"", "see risks.json");
        }
    }
    measure.weight = static_cast<std::uint32_t>(std::clamp<std::int64_t>(object.integer("weight", 500), 0, 100000));
    measure.urgency = read_urgency(object, measure.kind == MeasureKind::payment ? Urgency::days : Urgency::later);
    read_by_risk(file, object, measure);
    CompileContext context;
    if (const auto loop = object.of_kind("for_each", json::Kind::string)) {
        CompileError error;
        measure.element_where.source = std::string(loop->text());
        if (!compiler_.compile_for_each(loop->text(), measure.list, measure.element, measure.element_where.node, error)) {
            file.context.error(loop->offset() + error.offset, error.message, error.hint);
            return;
        }
        context.element_list = measure.list;
        context.element_name = measure.element;
    }
    measure.right_on = formula(file, object, "right_on", Type::date(), context, true);
    measure.choose_one = object.string("choose_one");
    if (!measure.choose_one.empty() && !choose_one_names_.contains(measure.choose_one)) {
        file.context.error(object.offset(), "unknown choose_one \"" + measure.choose_one + "\"", "see \"choose_one\" in glossary.json");
    }
    measure.complain = object.strings("complain");
    for (const auto& office : measure.complain) {
        if (!offices_.contains(office)) {
            file.context.error(object.offset(), "unknown office \"" + office + "\"", "see offices.json");
        }
    }
    measure.local = object.boolean("local", false);
    measure.already_paid = object.strings("already_paid");
    for (const auto& id : measure.already_paid) {
        named_already_paid_.emplace_back(Pending{&file, object.offset(), id}, measure.id);
    }
    measure.fault = read_basis(file, object, false, "fault");
    object.ignore("note");
    const auto versions = object.of_kind("versions", json::Kind::array, true);
    for (std::size_t i = 0; versions && i < versions->size(); ++i) {
        read_version(file, (*versions)[i], measure);
    }
    read_gaps(file, object, measure);
    object.finish();
    check_versions(file, measure);
    check_gaps(file, measure);
    if (!has_errors(diagnostics_)) {
        mark_schedules(measure);
    }
    load_measure_text(folder, file, measure);
    if (!file.context.overlay) {
        check_cases(folder, file, measure);
    }
    ++result_.counts.measures;
    result_.rulebook.measures.push_back(std::move(measure));
}

void Loader::read_version(const File& file, json::Value value, Measure& measure) {
    ObjectReader object(file.context, value);
    if (!object.valid()) {
        return;
    }
    CompileContext context;
    context.element_list = measure.list;
    context.element_name = measure.element;
    Version version;
    version.from = object.date("from", true).value_or(Date{});
    if (const auto to = object.date("to")) {
        version.has_to = true;
        version.to = *to;
    }
    context.at = formula(file, object, "at", Type::date(), context).node;
    version.basis = read_basis(file, object, true);
    version.confidence = read_confidence(object, true);
    read_conditions(file, object, version, context);
    if (measure.kind != MeasureKind::payment && object.any("pays")) {
        file.context.error(object.offset(), "only a payment pays", "set \"kind\" to payment, or remove \"pays\"");
    }
    read_pays(file, object, version, context);
    read_duration(file, object, version, context);
    read_withheld(file, object, version, context);
    version.deadline = formula(file, object, "deadline", Type::date(), context);
    static const std::vector<std::string_view> printed{"exact", "round_up", "round_nearest"};
    version.printed = static_cast<Printed>(object.word("printed", printed, 0));
    read_apply(file, object, version);
    object.ignore("note");
    object.ignore("limits");
    object.finish();
    ++result_.counts.versions;
    measure.versions.push_back(std::move(version));
}

void Loader::read_conditions(const File& file, ObjectReader& object, Version& version, const CompileContext& context) {
    const auto conditions = object.of_kind("conditions", json::Kind::array, true);
    for (std::size_t i = 0; conditions && i < conditions->size(); ++i) {
        ObjectReader reader(file.context, (*conditions)[i]);
        if (!reader.valid()) {
            continue;
        }
        Condition condition;
        condition.id = reader.id();
        const auto when = formula(file, reader, "when", Type::boolean(), context, true);
        condition.when = when.node;
        condition.source = when.source;
        condition.basis = read_basis(file, reader, false);
        read_confidence(reader, false);
        reader.ignore("note");
        reader.finish();
        if (std::any_of(version.conditions.begin(), version.conditions.end(), [&](const Condition& c) { return c.id == condition.id; })) {
            file.context.error(reader.offset(), "the condition \"" + condition.id + "\" is listed twice");
        }
        version.conditions.push_back(std::move(condition));
    }
}

void Loader::read_pays(const File& file, ObjectReader& object, Version& version, const CompileContext& context) {
    const auto pays = object.of_kind("pays", json::Kind::object);
    if (!pays) {
        return;
    }
    ObjectReader reader(file.context, *pays);
    int periods = 0;
    for (const auto period : {Period::once, Period::monthly, Period::yearly}) {
        auto amount = formula(file, reader, name_of(period), Type::number(Unit::tenge), context);
        if (!amount.source.empty()) {
            ++periods;
            version.period = period;
            version.amount = std::move(amount);
        }
    }
    if (periods != 1) {
        file.context.error(reader.offset(), "\"pays\" has exactly one of once, monthly, yearly");
    }
    version.starts =
        formula(file, reader, "from", Type::date(), context, version.period == Period::monthly || version.period == Period::yearly);
    version.ends = formula(file, reader, "to", Type::date(), context);
    version.when_paid = formula(file, reader, "when_paid", Type::date(), context);
    reader.ignore("note");
    reader.finish();
}

void Loader::read_duration(const File& file, ObjectReader& object, Version& version, const CompileContext& context) {
    const auto duration = object.of_kind("duration", json::Kind::object);
    if (!duration) {
        return;
    }
    ObjectReader reader(file.context, *duration);
    version.starts = formula(file, reader, "from", Type::date(), context);
    version.ends = formula(file, reader, "to", Type::date(), context);
    reader.finish();
}

void Loader::read_withheld(const File& file, ObjectReader& object, Version& version, CompileContext context) {
    const auto list = object.of_kind("withheld", json::Kind::array);
    context.gross_allowed = true;
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        ObjectReader reader(file.context, (*list)[i]);
        Withheld withheld;
        withheld.id = reader.id();
        if (!withheld_names_.contains(withheld.id)) {
            file.context.error(reader.offset(), "unknown withholding \"" + withheld.id + "\"", "see \"withheld\" in glossary.json");
        }
        auto amount = formula(file, reader, "amount", Type::number(Unit::tenge), context, true);
        auto when = formula(file, reader, "when", Type::boolean(), context);
        withheld.amount = amount.node;
        withheld.amount_source = std::move(amount.source);
        withheld.when = when.node;
        withheld.when_source = std::move(when.source);
        withheld.basis = read_basis(file, reader, true);
        reader.finish();
        version.withheld.push_back(std::move(withheld));
    }
}

void Loader::read_apply(const File& file, ObjectReader& object, Version& version) {
    const auto apply = object.of_kind("apply", json::Kind::object);
    if (!apply) {
        return;
    }
    ObjectReader reader(file.context, *apply);
    version.where = reader.strings("where");
    version.documents = reader.strings("documents");
    version.decided_in = reader.string("decided_in");
    reader.ignore("note");
    reader.finish();
    for (const auto& office : version.where) {
        if (!offices_.contains(office)) {
            file.context.error(reader.offset(), "unknown office \"" + office + "\"", "see offices.json");
        }
    }
    for (const auto& document : version.documents) {
        if (!documents_.contains(document)) {
            file.context.error(reader.offset(), "unknown document \"" + document + "\"", "see documents.json");
        }
    }
}

void Loader::read_gaps(const File& file, ObjectReader& object, Measure& measure) {
    const auto list = object.of_kind("not_in_force", json::Kind::array);
    for (std::size_t i = 0; list && i < list->size(); ++i) {
        ObjectReader reader(file.context, (*list)[i]);
        Gap gap;
        gap.id = reader.id();
        if (const auto from = reader.date("from")) {
            gap.has_from = true;
            gap.from = *from;
        }
        if (const auto to = reader.date("to")) {
            gap.has_to = true;
            gap.to = *to;
        }
        gap.instead = reader.strings("instead");
        for (const auto& id : gap.instead) {
            named_instead_.emplace_back(Pending{&file, reader.offset(), id}, measure.id);
        }
        gap.basis = read_basis(file, reader, true);
        read_confidence(reader, true);
        reader.ignore("note");
        reader.finish();
        measure.gaps.push_back(std::move(gap));
    }
}

void Loader::check_gaps(const File& file, const Measure& measure) {
    const auto overlap = [](const auto& a, const auto& b, bool a_starts, bool b_starts) {
        return (!a.has_to || !b_starts || a.to >= b.from) && (!b.has_to || !a_starts || b.to >= a.from);
    };
    for (std::size_t i = 0; i < measure.gaps.size(); ++i) {
        const Gap& gap = measure.gaps[i];
        if (!gap.has_from && !gap.has_to) {
            file.context.error(0, "not_in_force \"" + gap.id + "\" has neither \"from\" nor \"to\"");
            continue;
        }
        if (gap.has_from && gap.has_to && gap.to < gap.from) {
            file.context.error(0, "not_in_force \"" + gap.id + "\" ends before it begins");
        }
        for (const auto& version : measure.versions) {
            if (overlap(gap, version, gap.has_from, true)) {
                file.context.error(0, "not_in_force \"" + gap.id + "\" overlaps the version from " + version.from.to_string(),
                                   "on a day the law either had this measure or had not");
            }
        }
        for (std::size_t j = 0; j < i; ++j) {
            if (gap.id == measure.gaps[j].id || overlap(gap, measure.gaps[j], gap.has_from, measure.gaps[j].has_from)) {
                file.context.error(0, "not_in_force \"" + gap.id + "\" overlaps or doubles \"" + measure.gaps[j].id + "\"");
            }
        }
    }
}

void Loader::check_successors() {
    const auto another = [&](const std::string& id, const std::string& than) {
        const auto& measures = result_.rulebook.measures;
        return id != than && std::any_of(measures.begin(), measures.end(), [&](const Measure& m) { return m.id == id; });
    };
    for (const auto& [named, by] : named_already_paid_) {
        if (!another(named.text, by)) {
            named.file->context.error(named.offset, "\"already_paid\" names no other measure: \"" + named.text + "\"");
        }
    }
    for (const auto& [named, by] : named_instead_) {
        if (!another(named.text, by)) {
            named.file->context.error(named.offset, "\"instead\" names no other measure: \"" + named.text + "\"",
                                      "put in words what stood in its place: text.json, \"not_in_force\"");
        }
    }
}

// A gap between versions is allowed only after an explicit end; an overlap never is.
void Loader::check_versions(const File& file, const Measure& measure) {
    if (measure.versions.empty()) {
        file.context.error(0, "the measure \"" + measure.id + "\" has no version");
    }
    for (std::size_t i = 0; i < measure.versions.size(); ++i) {
        const Version& version = measure.versions[i];
        if (measure.kind == MeasureKind::payment && version.period == Period::none) {
            file.context.error(0,
                               "the version from " + version.from.to_string() + " of the payment \"" + measure.id + "\" has no \"pays\"");
        }
        if (version.has_to && version.to < version.from) {
            file.context.error(0, "the version from " + version.from.to_string() + " ends before it begins");
        }
        if (i == 0) {
            continue;
        }
        const Version& before = measure.versions[i - 1];
        if (version.from <= before.from || !before.has_to || before.to >= version.from) {
            file.context.error(0, "the versions from " + before.from.to_string() + " and from " + version.from.to_string() + " overlap",
                               "order versions by date, and give the earlier one a \"to\" before the later one begins");
        } else if (add_days(before.to, 1) != version.from && !fills(measure.gaps, before.to, version.from)) {
            file.context.note(0, "no version between " + before.to.to_string() + " and " + version.from.to_string(),
                              "fine if the law had none");
        }
    }
}

// What the schedule of a payment needs to know: is it enough to look where parameters change, or at every month?
void Loader::mark_schedules(Measure& measure) {
    for (auto& version : measure.versions) {
        Reads reads = no_reads(result_.rulebook.program);
        collect_reads(result_.rulebook.program, version.amount.node, reads);
        for (const auto& withheld : version.withheld) {
            collect_reads(result_.rulebook.program, withheld.amount, reads);
            collect_reads(result_.rulebook.program, withheld.when, reads);
        }
        version.amount_by_rows = !reads.month_beyond_rows;
        version.amount_series.clear();
        for (std::uint32_t i = 0; i < reads.series.size(); ++i) {
            if (reads.series[i]) {
                version.amount_series.push_back(i);
            }
        }
    }
}

void Loader::load_measure_text(const std::string& folder, const File& rule, const Measure& measure) {
    const File* file = find(folder + "/text.json");
    if (file == nullptr) {
        rule.context.error(0, "text.json is missing beside this rule", "name, summary, conditions, how, notes in every language");
        return;
    }
    ObjectReader object(file->context, file->document->root());
    object.ignore("$schema");
    const std::string prefix = "measure." + measure.id + ".";
    require_text(prefix + "name", object, "name");
    require_text(prefix + "summary", object, "summary", true);
    read_condition_texts(*file, object, measure);
    if (const auto gaps = object.of_kind("not_in_force", json::Kind::object)) {
        for (std::size_t i = 0; i < gaps->size(); ++i) {
            const auto entry = (*gaps)[i];
            if (std::none_of(measure.gaps.begin(), measure.gaps.end(), [&](const Gap& gap) { return gap.id == entry.key(); })) {
                file->context.error(entry.offset(), "no not_in_force of the rule is called \"" + std::string(entry.key()) + "\"");
            } else if (const auto text = read_text(file->context, entry)) {
                add_text(prefix + "not_in_force." + std::string(entry.key()), *text, file->context, true);
            }
        }
    }
    for (const auto& [member, name] : {std::pair{"how", "how"}, std::pair{"notes", "note"}}) {
        const auto list = object.of_kind(member, json::Kind::array);
        for (std::size_t i = 0; list && i < list->size(); ++i) {
            if (const auto text = read_text(file->context, (*list)[i])) {
                add_text(prefix + name + "." + std::to_string(i + 1), *text, file->context, true);
            }
        }
    }
    object.ignore("withheld");
    object.finish();
}

// What must be true, in words. A measure that a scenario words anew keeps the words of its other conditions.
void Loader::read_condition_texts(const File& file, ObjectReader& object, const Measure& measure) {
    const std::string prefix = "measure." + measure.id + ".";
    std::set<std::string> told;
    if (const auto conditions = object.of_kind("conditions", json::Kind::object)) {
        for (std::size_t i = 0; i < conditions->size(); ++i) {
            const auto entry = (*conditions)[i];
            told.emplace(entry.key());
            if (const auto text = read_text(file.context, entry)) {
                add_text(prefix + "condition." + std::string(entry.key()), *text, file.context, true);
            }
        }
    }
    for (const auto& version : measure.versions) {
        for (const auto& condition : version.conditions) {
            const bool told_by_law = file.context.overlay && result_.texts[result_.rulebook.languages.front()].details.count(
                                                                 prefix + "condition." + condition.id) > 0;
            if (!told_by_law && !told.contains(condition.id)) {
                file.context.error(object.offset(), "the condition \"" + condition.id + "\" has no text");
                told.insert(condition.id);
            }
        }
    }
}

void Loader::check_cases(const std::string& folder, const File& rule, const Measure& measure) {
    const File* file = find(folder + "/cases.json");
    if (file == nullptr || !file->document->root().is(json::Kind::array) || file->document->root().size() == 0) {
        rule.context.error(0, "the measure \"" + measure.id + "\" has no case", "add cases.json with at least one worked example");
        return;
    }
    result_.counts.cases += static_cast<int>(file->document->root().size());
}

} // namespace kepil
