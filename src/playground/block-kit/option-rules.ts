import type {
  Checkboxes,
  MultiStaticSelect,
  Option,
  Overflow,
  RadioButtons,
  StaticSelect,
} from '@slack/types';
import type { Fault } from './fault.js';

/** An element whose options the app gives with it. */
export type ElementWithOptions = Checkboxes | MultiStaticSelect | Overflow | RadioButtons | StaticSelect;

/** Its options, those in groups included. */
export function optionsOf(element: ElementWithOptions): readonly Option[] {
  const groups = 'option_groups' in element ? (element.option_groups ?? []) : [];
  return [...(element.options ?? []), ...groups.flatMap((group) => group.options)];
}

/** What Slack refuses in options: none at all, both kinds at once, an initial choice that is none of them. */
export function findOptionFaults(element: ElementWithOptions, pointer: string): readonly Fault[] {
  const groups = 'option_groups' in element ? element.option_groups : undefined;
  if (element.options && groups)
    return [failed(pointer, 'must define only one of `options` or `option_groups`')];
  if (!element.options && !groups) {
    return [{ pointer, code: 'missing_field', message: 'must define either `options` or `option_groups`' }];
  }
  if (optionsOf(element).length === 0) return [failed(`${pointer}/options`, 'no fewer than 1 items allowed')];
  return [...findInitialFaults(element, pointer), ...findFaultsInOptions(element, pointer)];
}

function findInitialFaults(element: ElementWithOptions, pointer: string): readonly Fault[] {
  const [field, chosen] = initialOf(element);
  const known = new Set(optionsOf(element).map(({ value }) => value));
  const isKnown = chosen.every(({ value }) => known.has(value));
  return isKnown ? [] : [failed(`${pointer}/${field}`, `\`${field}\` must match one of the options`)];
}

function initialOf(element: ElementWithOptions): readonly [string, readonly Option[]] {
  if ('initial_option' in element)
    return ['initial_option', element.initial_option ? [element.initial_option] : []];
  if ('initial_options' in element) return ['initial_options', element.initial_options ?? []];
  return ['', []];
}

function findFaultsInOptions(element: ElementWithOptions, pointer: string): readonly Fault[] {
  return optionsOf(element).flatMap((option) => {
    if (option.url !== undefined && element.type !== 'overflow') {
      return [failed(`${pointer}/options`, '`url` is only available in overflow menus')];
    }
    const isNamed = option.value !== undefined || option.url !== undefined;
    return isNamed
      ? []
      : [
          {
            pointer: `${pointer}/options`,
            code: 'missing_field',
            message: 'missing required field: value',
          } as const,
        ];
  });
}

function failed(pointer: string, message: string): Fault {
  return { pointer, code: 'failed_constraint', message };
}
