#include "words.hpp"

#include <algorithm>
#include <cstdlib>

namespace kepil::cli {
namespace {

struct Word {
    std::string_view id;
    std::array<std::string_view, languages.size()> texts;
};

constexpr std::array dictionary{
    Word{"entitled", {"тиесілі", "положено", "due"}},
    Word{"undecided", {"мүмкін", "возможно", "possible"}},
    Word{"not_entitled", {"тиесілі емес", "не положено", "not due"}},
    Word{"not_known", {"белгісіз", "неизвестно", "not known"}},
    Word{"true", {"иә", "да", "yes"}},
    Word{"false", {"жоқ", "нет", "no"}},
    Word{"unknown", {"белгісіз", "неясно", "unclear"}},

    Word{"state", {"Нәтиже", "Вывод", "State"}},
    Word{"name", {"Шара", "Мера", "Measure"}},
    Word{"amount", {"Сома, теңге", "Сумма, тенге", "Amount, tenge"}},
    Word{"period", {"Мерзім", "Срок", "Period"}},
    Word{"payer", {"Кім төлейді", "Кто платит", "Who pays"}},
    Word{"basis", {"Негіз", "Основание", "Basis"}},

    Word{"once", {"бір рет", "один раз", "once"}},
    Word{"monthly", {"ай сайын", "каждый месяц", "monthly"}},
    Word{"yearly", {"жыл сайын", "каждый год", "yearly"}},
    Word{"total", {"Барлығы", "Всего", "In total"}},
    Word{"not_due_count",
         {"Тиесілі емес шаралар (--all көрсетеді)", "Не положено мер (покажет --all)", "Measures not due (--all shows them)"}},
    Word{"questions", {"Нәтижені нақтылайтын мәліметтер", "Что уточнит ответ", "What would decide more"}},
    Word{"disclaimer",
         {"Бұл — анықтама, шешім емес. Шешімді уәкілетті орган қабылдайды.",
          "Это справка, а не решение. Решение принимает уполномоченный орган.",
          "This is information, not a decision. The authority decides."}},
    Word{"scenario", {"Сценарий", "Сценарий", "Scenario"}},
    Word{"law", {"Заң", "Закон", "Law"}},
    Word{"none_here", {"жоқ", "нет", "none"}},
    Word{"vague_count",
         {"Мәлімет жетпейтін, шектері ғана өзгеретін шаралар (--all көрсетеді)",
          "Мер, где пока не хватает сведений и сдвигаются лишь границы (покажет --all)",
          "Measures still undecided, where only the bounds move (--all shows them)"}},
    Word{"no_difference",
         {"Осы жағдайда сценарийлердің ешқайсысы нәтижені өзгертпейді.", "В этом случае ни один сценарий ничего не меняет.",
          "For this case no scenario changes anything."}},
    Word{"rulebook", {"Ережелер жинағы", "Свод правил", "Rulebook"}},

    Word{"conditions", {"Шарттар", "Условия", "Conditions"}},
    Word{"how_much", {"Сома қалай есептеледі", "Как считается сумма", "How the amount is computed"}},
    Word{"where", {"Сандар қайдан алынды", "Откуда взяты числа", "Where the numbers come from"}},
    Word{"gross", {"Есептелді", "Начислено", "Gross"}},
    Word{"net", {"Қолға тиеді", "К получению", "Net"}},
    Word{"from", {"басталуы", "с", "from"}},
    Word{"to", {"аяқталуы", "по", "to"}},
    Word{"deadline", {"өтініш мерзімі", "подать до", "apply by"}},
    Word{"until", {"соңғы күні:", "действовала по", "in force until"}},
    Word{"instead", {"Ол кезде оның орнында:", "Вместо нее тогда:", "In its place then:"}},
    Word{"since", {"қолданылуы:", "действует с", "in force from"}},
    Word{"missing", {"Жетіспейтін мәліметтер", "Чего не хватает", "What is missing"}},

    Word{"date", {"Күні", "Дата", "Date"}},
    Word{"what", {"Не өзгереді", "Что изменится", "What changes"}},
    Word{"event_starts", {"төлем басталады", "начинается", "begins"}},
    Word{"event_ends", {"соңғы күні", "последний день", "last day"}},
    Word{"event_deadline", {"өтініш берудің соңғы күні", "последний день, чтобы подать заявление", "last day to apply"}},
    Word{"event_amount", {"сомасы өзгереді", "меняется сумма", "the amount changes"}},
    Word{"event_state", {"", "", ""}},
    Word{"law_unknown",
         {"осы күннен бастап заңдағы сома әлі белгісіз", "с этого дня закон еще не известен", "from this day on the law is not known yet"}},
    Word{"delay",
         {"Өтінішті кешіктірген әр ай үшін жоғалтасыз", "Сколько теряете за каждый месяц промедления", "What each month of delay costs"}},
    Word{"each_month", {"Айына, теңге", "За месяц, тенге", "A month, tenge"}},
    Word{"due", {"Айына тиесілі, теңге", "Положено в месяц, тенге", "Due a month, tenge"}},
    Word{"how_many_months", {"Ай", "Месяцев", "Months"}},
    Word{"reachable", {"Әлі алуға болады", "Еще можно", "Still claimable"}},
    Word{"claimable", {"Әлі алуға болады, теңге", "Еще можно получить, тенге", "Can still be claimed, tenge"}},
    Word{"lost", {"Жоғалды, теңге", "Потеряно, тенге", "Lost, tenge"}},
    Word{"fault", {"Төлеуші кінәсі: бап", "По вине плательщика: статья", "Payer's fault: article"}},
    Word{"changes", {"Нәтижені не өзгертеді", "Что изменит отказ", "What would turn a refusal"}},
    Word{"nearby", {"Бұдан бөлек", "Кроме того", "Besides"}},
    Word{"alternatives", {"Таңдау", "Что выбрать", "What to choose"}},
    Word{"wait_until", {"мына күннен бастап өтініш беріңіз:", "подайте заявление не раньше:", "apply from:"}},

    Word{"and", {"және", "и", "and"}},
    Word{"or", {"немесе", "или", "or"}},
    Word{"not", {"емес:", "не", "not"}},
    Word{"in", {"мынаның бірі:", "одно из", "one of"}},
    Word{"among", {"ішінде", "из", "in"}},
    Word{"if", {"егер", "если", "if"}},
    Word{"then", {"онда", "то", "then"}},
    Word{"else", {"әйтпесе", "иначе", "otherwise"}},
    Word{"at", {"мына күнге:", "на дату", "as of"}},
    Word{"carry", {"жылдан жылға, бастапқысы", "из года в год, начиная с", "from year to year, starting with"}},
    Word{"over", {"мына жылдар бойынша:", "по", "over"}},
    Word{"carried", {"осыған дейінгі мәні", "достигнутая величина", "what it has come to"}},
    Word{"round_up", {"жоғары дөңгелектеу", "округлить вверх", "round up"}},
    Word{"round_down", {"төмен дөңгелектеу", "округлить вниз", "round down"}},
    Word{"round_nearest", {"дөңгелектеу", "округлить", "round"}},
    Word{"min", {"ең кішісі", "меньшее из", "the least of"}},
    Word{"max", {"ең үлкені", "большее из", "the greatest of"}},
    Word{"clamp", {"шектен асырмау", "в пределах", "within limits"}},
    Word{"earliest", {"ең ерте күн", "самая ранняя дата", "the earliest of"}},
    Word{"latest", {"ең кеш күн", "самая поздняя дата", "the latest of"}},
    Word{"count", {"саны", "число", "number of"}},
    Word{"sum", {"қосындысы", "сумма", "sum of"}},
    Word{"any", {"кем дегенде бірі", "хотя бы один", "any of"}},
    Word{"all", {"бәрі", "все", "all of"}},
    Word{"where_filter", {"мұнда", "где", "where"}},
    Word{"application_date", {"өтініш берілген күн", "день обращения", "day of application"}},
    Word{"paid_month", {"төленетін ай", "месяц выплаты", "month paid for"}},
    Word{"month_start", {"айдың басы", "начало месяца", "start of the month"}},
    Word{"month_end", {"айдың соңы", "конец месяца", "end of the month"}},
    Word{"year_start", {"жылдың басы", "начало года", "start of the year"}},
    Word{"quarter_start", {"тоқсанның басы", "начало квартала", "start of the quarter"}},
    Word{"full_months", {"толық ай саны", "полных месяцев", "full months"}},
    Word{"full_years", {"толық жыл саны", "полных лет", "full years"}},
    Word{"no_end", {"мерзімсіз", "без срока", "no end"}},
    Word{"days", {"күн", "дней", "days"}},
    Word{"days_few", {"күн", "дня", "days"}},
    Word{"day", {"күн", "день", "day"}},
    Word{"months", {"ай", "месяцев", "months"}},
    Word{"months_few", {"ай", "месяца", "months"}},
    Word{"month", {"ай", "месяц", "month"}},
    Word{"years", {"жыл", "лет", "years"}},
    Word{"years_few", {"жыл", "года", "years"}},
    Word{"year", {"жыл", "год", "year"}},
    Word{"percent", {"%", "%", "%"}},
    Word{"tenge", {"теңге", "тенге", "tenge"}},
};

} // namespace

std::string choose_language(const std::string& asked) {
    std::string wanted = asked;
    for (const char* const variable : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
        const char* const value = std::getenv(variable); // NOLINT(concurrency-mt-unsafe): read before any thread starts
        if (wanted.empty() && value != nullptr) {
            wanted = std::string(value).substr(0, 2);
        }
    }
    if (std::find(languages.begin(), languages.end(), wanted) != languages.end()) {
        return wanted;
    }
    return asked.empty() ? "en" : "";
}

std::string word(std::string_view id, std::string_view language) {
    const auto* const found = std::find_if(dictionary.begin(), dictionary.end(), [&](const Word& entry) { return entry.id == id; });
    const auto* const column = std::find(languages.begin(), languages.end(), language);
    if (found == dictionary.end() || column == languages.end()) {
        return std::string(id);
    }
    return std::string(found->texts[static_cast<std::size_t>(column - languages.begin())]);
}

} // namespace kepil::cli
