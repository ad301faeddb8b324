import { describe, expect, test } from '@jest/globals';
import { parseMeeting } from '../../../src/meeting/parse.js';
import { isProblem } from '../../../src/meeting/problem.js';
import { contextAt } from '../context.js';

/** Place and title, as understood. */
function read(text: string, locale: string) {
  const reading = parseMeeting(text, contextAt('2026-11-24T10:00:00', { locale }));
  if (isProblem(reading)) throw new Error(`${text}: ${reading.problem}`);
  return { kind: reading.place.value.kind, words: reading.place.words, title: reading.title?.value ?? null };
}

describe('"privately" is a place and no title', () => {
  test.each([
    ['en-GB', 'budget tomorrow 3pm privately', 'privately'],
    ['fr-FR', 'budget demain à 15h en privé', 'en privé'],
    ['de-DE', 'Budget morgen um 15 Uhr privat', 'privat'],
    ['es-ES', 'presupuesto mañana a las 15:00 en privado', 'en privado'],
    ['pt-BR', 'orçamento amanhã às 15h em privado', 'em privado'],
    ['nl-NL', 'budget morgen om 15 uur privé', 'privé'],
    ['it-IT', 'budget domani alle 15 in privato', 'in privato'],
    ['sv-SE', 'budget imorgon kl 15 privat', 'privat'],
    ['ru-RU', 'бюджет завтра в 15:00 лично', 'лично'],
    ['ja-JP', '予算 明日15時 非公開', '非公開'],
  ])('%s: %s', (locale, text, words) => {
    expect(read(text, locale)).toMatchObject({ kind: 'privately', words });
    expect(read(text, locale).title).not.toContain(words);
  });
});

describe('"here" beside a time is where the card goes', () => {
  test.each([
    ['en-GB', 'budget tomorrow 3pm here', 'here'],
    ['fr-FR', 'budget demain à 15h ici', 'ici'],
    ['de-DE', 'Budget morgen um 15 Uhr hier', 'hier'],
    ['es-ES', 'presupuesto mañana a las 15:00 aquí', 'aquí'],
    ['pt-BR', 'orçamento amanhã às 15h aqui', 'aqui'],
    ['nl-NL', 'budget morgen om 15 uur hier', 'hier'],
    ['it-IT', 'budget domani alle 15 qui', 'qui'],
    ['sv-SE', 'budget imorgon kl 15 här', 'här'],
    ['ru-RU', 'бюджет завтра в 15:00 здесь', 'здесь'],
    ['ja-JP', '予算 明日15時 ここで', 'ここで'],
  ])('%s: %s', (locale, text, words) => {
    expect(read(text, locale)).toMatchObject({ kind: 'here', words });
  });

  test('elsewhere it is a word like others', () => {
    expect(read('welcome people here lunch tomorrow noon', 'en-GB')).toEqual({
      kind: 'here',
      words: null,
      title: 'welcome people here lunch',
    });
  });

  test('a channel that is mentioned is surer', () => {
    expect(read('budget tomorrow 3pm in <#C1|ops> here', 'en-GB').kind).toBe('channel');
  });
});
