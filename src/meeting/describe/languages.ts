import type { Unit } from '../lexicon/lexicon.js';
import { type DescribingWords, joinWith } from './words.js';

/** The words of a language, filled into patterns that `buildWords` knows. */
interface LanguageTable {
  readonly locale: string;
  readonly now: string;
  /** "for 45 min": before or after the length. */
  readonly lasting: (length: string) => string;
  readonly hours: string;
  readonly minutes: string;
  readonly each: Partial<Record<Unit, string>>;
  /** "every 2 weeks" */
  readonly eachFew: (unit: Unit, interval: number) => string;
  readonly everyWeekday: string;
  readonly and: string;
  readonly on: string;
  /** First to fifth, by gender of the weekday where the language has one. */
  readonly nth: (nth: number, weekdayNumber: number) => string;
  readonly days: (days: string) => string;
  readonly lastDay: string;
  readonly times: (count: number) => string;
  readonly until: (day: string) => string;
  readonly privately: string;
  readonly thenOn: string;
  readonly clocksChange: string;
}

function buildWords(table: LanguageTable): DescribingWords {
  const { on, and } = table;
  const led = (words: string) => (on === '' ? words : `${on} ${words}`);
  return {
    locale: table.locale,
    now: table.now,
    forLength: table.lasting,
    hours: table.hours,
    minutes: table.minutes,
    every: (unit, interval) => (interval === 1 ? (table.each[unit] ?? '') : table.eachFew(unit, interval)),
    everyWeekday: table.everyWeekday,
    onWeekdays: (days) => led(joinWith(and, days)),
    onNth: (nth, weekday, number) => led(`${table.nth(nth, number)} ${weekday}`),
    onDays: (days) => (days[0] === -1 ? table.lastDay : table.days(joinWith(and, days.map(String)))),
    times: table.times,
    until: table.until,
    privately: table.privately,
    thenOn: (dates) => `${table.thenOn} ${dates.join(', ')}`,
    clocksChange: (date) => `${table.clocksChange} ${date}`,
    twelveHours: false,
  };
}

type Names = Partial<Record<Unit, string>>;

/** The nth of a list that begins with the first; the last entry is for the last. */
function pick(list: readonly string[], nth: number): string {
  return (nth < 0 ? list.at(-1) : list[nth - 1]) ?? '';
}

const FRENCH: Names = {
  day: 'tous les jours',
  week: 'chaque semaine',
  month: 'chaque mois',
  year: 'chaque année',
};
const FRENCH_FEW: Names = {
  day: 'tous les # jours',
  week: 'toutes les # semaines',
  month: 'tous les # mois',
  year: 'tous les # ans',
};

const RUSSIAN_FEW: Names = {
  day: 'каждые # дня',
  week: 'каждые # недели',
  month: 'каждые # месяца',
  year: 'каждые # года',
};
const RUSSIAN_MANY: Names = {
  day: 'каждые # дней',
  week: 'каждые # недель',
  month: 'каждые # месяцев',
  year: 'каждые # лет',
};

function few(names: Names) {
  return (unit: Unit, interval: number) => (names[unit] ?? '').replace('#', String(interval));
}

/** Words for describing in the languages beside English that sentences are read in, by language. */
export const LANGUAGES: ReadonlyMap<string, DescribingWords> = new Map(
  Object.entries({
    fr: buildWords({
      locale: 'fr-FR',
      now: 'maintenant',
      lasting: (length) => `pendant ${length}`,
      hours: 'h',
      minutes: 'min',
      each: FRENCH,
      eachFew: few(FRENCH_FEW),
      everyWeekday: 'tous les jours ouvrés',
      and: 'et',
      on: 'le',
      nth: (nth) => pick(['premier', 'deuxième', 'troisième', 'quatrième', 'cinquième', 'dernier'], nth),
      days: (days) => `le jour ${days}`,
      lastDay: 'le dernier jour',
      times: (count) => `${count} fois`,
      until: (day) => `jusqu'au ${day}`,
      privately: 'en privé',
      thenOn: 'puis',
      clocksChange: "changement d'heure le",
    }),
    de: buildWords({
      locale: 'de-DE',
      now: 'jetzt',
      lasting: (length) => `für ${length}`,
      hours: 'Std',
      minutes: 'Min',
      each: { day: 'jeden Tag', week: 'jede Woche', month: 'jeden Monat', year: 'jedes Jahr' },
      eachFew: few({
        day: 'alle # Tage',
        week: 'alle # Wochen',
        month: 'alle # Monate',
        year: 'alle # Jahre',
      }),
      everyWeekday: 'jeden Werktag',
      and: 'und',
      on: 'am',
      nth: (nth) => pick(['ersten', 'zweiten', 'dritten', 'vierten', 'fünften', 'letzten'], nth),
      days: (days) => `am Tag ${days}`,
      lastDay: 'am letzten Tag',
      times: (count) => `${count} Mal`,
      until: (day) => `bis ${day}`,
      privately: 'privat',
      thenOn: 'dann',
      clocksChange: 'Zeitumstellung am',
    }),
    es: buildWords({
      locale: 'es-ES',
      now: 'ahora',
      lasting: (length) => `durante ${length}`,
      hours: 'h',
      minutes: 'min',
      each: { day: 'cada día', week: 'cada semana', month: 'cada mes', year: 'cada año' },
      eachFew: few({
        day: 'cada # días',
        week: 'cada # semanas',
        month: 'cada # meses',
        year: 'cada # años',
      }),
      everyWeekday: 'cada día laborable',
      and: 'y',
      on: 'el',
      nth: (nth) => pick(['primer', 'segundo', 'tercer', 'cuarto', 'quinto', 'último'], nth),
      days: (days) => `el día ${days}`,
      lastDay: 'el último día',
      times: (count) => `${count} ${count === 1 ? 'vez' : 'veces'}`,
      until: (day) => `hasta el ${day}`,
      privately: 'en privado',
      thenOn: 'luego',
      clocksChange: 'cambio de hora el',
    }),
    pt: buildWords({
      locale: 'pt-BR',
      now: 'agora',
      lasting: (length) => `durante ${length}`,
      hours: 'h',
      minutes: 'min',
      each: { day: 'cada dia', week: 'cada semana', month: 'cada mês', year: 'cada ano' },
      eachFew: few({
        day: 'cada # dias',
        week: 'cada # semanas',
        month: 'cada # meses',
        year: 'cada # anos',
      }),
      everyWeekday: 'cada dia útil',
      and: 'e',
      on: 'em',
      nth: (nth, weekday) =>
        weekday > 5
          ? pick(['primeiro', 'segundo', 'terceiro', 'quarto', 'quinto', 'último'], nth)
          : pick(['primeira', '2ª', 'terceira', '4ª', '5ª', 'última'], nth),
      days: (days) => `no dia ${days}`,
      lastDay: 'no último dia',
      times: (count) => `${count} ${count === 1 ? 'vez' : 'vezes'}`,
      until: (day) => `até ${day}`,
      privately: 'em privado',
      thenOn: 'depois',
      clocksChange: 'mudança de hora em',
    }),
    nl: buildWords({
      locale: 'nl-NL',
      now: 'nu',
      lasting: (length) => `gedurende ${length}`,
      hours: 'uur',
      minutes: 'min',
      each: { day: 'elke dag', week: 'elke week', month: 'elke maand', year: 'elk jaar' },
      eachFew: few({
        day: 'elke # dagen',
        week: 'elke # weken',
        month: 'elke # maanden',
        year: 'elke # jaren',
      }),
      everyWeekday: 'elke werkdag',
      and: 'en',
      on: 'op',
      nth: (nth) => pick(['eerste', 'tweede', 'derde', 'vierde', 'vijfde', 'laatste'], nth),
      days: (days) => `op dag ${days}`,
      lastDay: 'op de laatste dag',
      times: (count) => `${count} keer`,
      until: (day) => `tot en met ${day}`,
      privately: 'privé',
      thenOn: 'dan',
      clocksChange: 'de klok verandert op',
    }),
    it: buildWords({
      locale: 'it-IT',
      now: 'adesso',
      lasting: (length) => `per ${length}`,
      hours: 'ore',
      minutes: 'min',
      each: { day: 'ogni giorno', week: 'ogni settimana', month: 'ogni mese', year: 'ogni anno' },
      eachFew: few({
        day: 'ogni # giorni',
        week: 'ogni # settimane',
        month: 'ogni # mesi',
        year: 'ogni # anni',
      }),
      everyWeekday: 'ogni giorno feriale',
      and: 'e',
      on: 'il',
      nth: (nth, weekday) =>
        weekday === 7
          ? pick(['prima', 'seconda', 'terza', 'quarta', 'quinta', 'ultima'], nth)
          : pick(['primo', 'secondo', 'terzo', 'quarto', 'quinto', 'ultimo'], nth),
      days: (days) => `il giorno ${days}`,
      lastDay: "l'ultimo giorno",
      times: (count) => `${count} ${count === 1 ? 'volta' : 'volte'}`,
      until: (day) => `fino al ${day}`,
      privately: 'in privato',
      thenOn: 'poi',
      clocksChange: "cambio dell'ora il",
    }),
    sv: buildWords({
      locale: 'sv-SE',
      now: 'nu',
      lasting: (length) => `under ${length}`,
      hours: 'tim',
      minutes: 'min',
      each: { day: 'varje dag', week: 'varje vecka', month: 'varje månad', year: 'varje år' },
      eachFew: few({ day: 'var # dag', week: 'var # vecka', month: 'var # månad', year: 'var # år' }),
      everyWeekday: 'varje vardag',
      and: 'och',
      on: 'på',
      nth: (nth) => pick(['första', 'andra', 'tredje', 'fjärde', 'femte', 'sista'], nth),
      days: (days) => `på dag ${days}`,
      lastDay: 'på sista dagen',
      times: (count) => `${count} ${count === 1 ? 'gång' : 'gånger'}`,
      until: (day) => `till och med ${day}`,
      privately: 'privat',
      thenOn: 'sedan',
      clocksChange: 'klockan ställs om',
    }),
    ru: buildWords({
      locale: 'ru-RU',
      now: 'сейчас',
      lasting: (length) => `на ${length}`,
      hours: 'ч',
      minutes: 'мин',
      each: { day: 'каждый день', week: 'каждую неделю', month: 'каждый месяц', year: 'каждый год' },
      eachFew: (unit, interval) =>
        few(
          interval % 10 > 1 && interval % 10 < 5 && (interval < 10 || interval > 20)
            ? RUSSIAN_FEW
            : RUSSIAN_MANY,
        )(unit, interval),
      everyWeekday: 'каждый рабочий день',
      and: 'и',
      on: 'в',
      nth: (nth, weekday) => {
        const feminine = [3, 5, 6].includes(weekday);
        const neuter = ['первое', 'второе', 'третье', 'четвертое', 'пятое', 'последнее'];
        const masculine = ['первый', 'второй', 'третий', 'четвертый', 'пятый', 'последний'];
        const accusative = ['первую', 'вторую', 'третью', 'четвертую', 'пятую', 'последнюю'];
        return pick(weekday === 7 ? neuter : feminine ? accusative : masculine, nth);
      },
      days: (days) => `по дням ${days}`,
      lastDay: 'в последний день',
      times: (count) => `${count} раз`,
      until: (day) => `до ${day}`,
      privately: 'лично',
      thenOn: 'затем',
      clocksChange: 'перевод часов',
    }),
    ja: buildWords({
      locale: 'ja-JP',
      now: '今すぐ',
      lasting: (length) => length,
      hours: '時間',
      minutes: '分間',
      each: { day: '毎日', week: '毎週', month: '毎月', year: '毎年' },
      eachFew: few({ day: '#日ごと', week: '#週間ごと', month: '#か月ごと', year: '#年ごと' }),
      everyWeekday: '毎平日',
      and: 'と',
      on: '',
      nth: (nth) => (nth < 0 ? '最終' : `第${nth}`),
      days: (days) => `${days}日`,
      lastDay: '最終日',
      times: (count) => `${count}回`,
      until: (day) => `${day}まで`,
      privately: '非公開',
      thenOn: '次回',
      clocksChange: '時刻切替',
    }),
  }),
);
