import type { ExternalSelect, MultiExternalSelect } from '@slack/types';
import type { JSX } from 'preact';
import { useId, useRef, useState } from 'preact/hooks';
import { type Choice, toChoice } from '../fields/choices.js';
import { actionIdOf } from '../fields/elements.js';
import { ListBox, optionId } from '../list-box.js';
import { usePlayground } from '../state/playground.js';
import { useCurrentSurface } from '../state/surface.js';
import { plainWords } from '../text/emoji.js';
import { Chips } from './chips.js';
import { type FieldProps, listOf, useField } from './field.js';
import { useLater } from './use-later.js';

const TYPING_PAUSE_MS = 200;
const LEAST_TYPED = 3;

/** A field in which to type; the app answers with what there is to choose from. */
export function ExternalSelectElement({
  element,
  blockId,
  aria,
  dispatches,
}: FieldProps<ExternalSelect | MultiExternalSelect>): JSX.Element {
  const { server } = usePlayground();
  const { container } = useCurrentSurface();
  const { value, choose } = useField({ element, blockId, dispatches });
  const [known, setKnown] = useState<readonly Choice[]>(initialChoices(element));
  const [typed, setTyped] = useState<string | null>(null);
  const [offered, setOffered] = useState<readonly Choice[] | string | null>(null);
  const [active, setActive] = useState(0);
  const asked = useRef(0);
  const listId = useId();
  const many = element.type === 'multi_external_select';
  const chosen = listOf(value).map(
    (one) => known.find((choice) => choice.value === one) ?? { value: one, label: one },
  );

  const choices = Array.isArray(offered) ? offered : [];

  const search = useLater(async () => {
    asked.current += 1;
    const turn = asked.current;
    const request = { container, blockId, actionId: actionIdOf(element), query: typed ?? '' };
    const { options, problem } = await server.suggest(request);
    if (turn !== asked.current) return;
    setOffered(problem ?? options ?? []);
    setActive(0);
  }, TYPING_PAUSE_MS);

  const type = (text: string): void => {
    setTyped(text);
    if (text.length >= (element.min_query_length ?? LEAST_TYPED)) search.later();
    else setOffered(null);
  };
  const close = (): void => {
    setTyped(null);
    setOffered(null);
    asked.current += 1;
  };
  const take = (index: number): void => {
    const choice = choices[index];
    if (choice === undefined) return;
    setKnown([...known, choice]);
    close();
    const others = listOf(value).filter((one) => one !== choice.value);
    void choose(many ? [...others, choice.value] : choice.value);
  };
  const shown = typed ?? (many ? '' : (chosen[0]?.label ?? ''));

  return (
    <div class="combobox">
      {many && (
        <Chips choices={chosen} remove={(gone) => void choose(listOf(value).filter((one) => one !== gone))} />
      )}
      <input
        {...aria}
        type="text"
        role="combobox"
        autocomplete="off"
        aria-autocomplete="list"
        aria-expanded={offered !== null}
        aria-controls={listId}
        aria-activedescendant={choices.length > 0 ? optionId(listId, active) : undefined}
        placeholder={plainWords(element.placeholder?.text ?? 'Type to search')}
        autofocus={element.focus_on_load === true}
        value={shown}
        onInput={({ currentTarget }) => type(currentTarget.value)}
        onFocus={() => element.min_query_length === 0 && type('')}
        onBlur={() => {
          if (typed === '' && !many) void choose(null);
          close();
        }}
        onKeyDown={(event) => {
          if (offered === null) return;
          const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
          const choice = choices[active];
          if (step !== undefined && choices.length > 0)
            setActive((active + step + choices.length) % choices.length);
          else if (event.key === 'Enter' && choice !== undefined) take(active);
          else if (event.key === 'Escape') close();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {choices.length > 0 && (
        <ListBox
          id={listId}
          name="Suggestions"
          active={active}
          options={choices.map(({ value: key, label }) => ({ key, content: label }))}
          take={take}
        />
      )}
      {offered !== null && choices.length === 0 && (
        <p class="listbox listbox-empty" role="status">
          {typeof offered === 'string' ? offered : 'Nothing found'}
        </p>
      )}
    </div>
  );
}

function initialChoices(element: ExternalSelect | MultiExternalSelect): readonly Choice[] {
  if (element.type === 'multi_external_select') return (element.initial_options ?? []).map(toChoice);
  return element.initial_option === undefined ? [] : [toChoice(element.initial_option)];
}
