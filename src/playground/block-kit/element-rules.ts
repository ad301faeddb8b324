import type { BlockElement } from './elements.js';
import type { Fault } from './fault.js';
import { findOptionFaults } from './option-rules.js';

/** What Slack refuses in an element that passed the schema. */
export function findElementFaults(element: BlockElement, pointer: string): readonly Fault[] {
  switch (element.type) {
    case 'button':
      return element.url === undefined
        ? []
        : check(isUrl(element.url), `${pointer}/url`, 'must be a valid URL');
    case 'static_select':
    case 'multi_static_select':
    case 'radio_buttons':
    case 'checkboxes':
    case 'overflow':
      return findOptionFaults(element, pointer);
    case 'datepicker':
      return checkOptional(
        element.initial_date,
        isDate,
        `${pointer}/initial_date`,
        'must be a date, YYYY-MM-DD',
      );
    case 'timepicker':
      return [
        ...checkOptional(element.initial_time, isTime, `${pointer}/initial_time`, 'must be a time, HH:mm'),
        ...checkOptional(element.timezone, isZone, `${pointer}/timezone`, 'must be an IANA time zone'),
      ];
    case 'datetimepicker':
      return checkOptional(
        element.initial_date_time,
        (seconds) => /^\d{10}$/.test(String(seconds)),
        `${pointer}/initial_date_time`,
        'must be a UNIX timestamp of 10 digits',
      );
    case 'plain_text_input':
      return findTextInputFaults(element, pointer);
    case 'number_input':
      return findNumberInputFaults(element, pointer);
    case 'email_text_input':
      return checkOptional(
        element.initial_value,
        isEmail,
        `${pointer}/initial_value`,
        'must be an e-mail address',
      );
    case 'url_text_input':
      return checkOptional(element.initial_value, isUrl, `${pointer}/initial_value`, 'must be a valid URL');
    default:
      return findSelectionFaults(element, pointer);
  }
}

const LONGEST_INPUT = 3000;

function findTextInputFaults(
  element: Extract<BlockElement, { type: 'plain_text_input' }>,
  pointer: string,
): readonly Fault[] {
  const { min_length: least = 0, max_length: most = LONGEST_INPUT, initial_value } = element;
  return [
    ...check(least >= 0 && least <= LONGEST_INPUT, `${pointer}/min_length`, 'must be between 0 and 3000'),
    ...check(most >= 1 && most <= LONGEST_INPUT, `${pointer}/max_length`, 'must be between 1 and 3000'),
    ...check(least <= most, `${pointer}/min_length`, '`min_length` must not exceed `max_length`'),
    ...check(
      (initial_value?.length ?? 0) <= most,
      `${pointer}/initial_value`,
      `must be less than ${most + 1} characters`,
    ),
  ];
}

function findNumberInputFaults(
  element: Extract<BlockElement, { type: 'number_input' }>,
  pointer: string,
): readonly Fault[] {
  const { min_value, max_value, initial_value, is_decimal_allowed } = element;
  const isNumber = (value: string): boolean =>
    isNumeric(value) && (is_decimal_allowed || Number.isInteger(Number(value)));
  const isWithin = (value: string): boolean =>
    Number(value) >= Number(min_value ?? -Infinity) && Number(value) <= Number(max_value ?? Infinity);
  const malformed = Object.entries({ min_value, max_value, initial_value }).flatMap(([field, value]) =>
    checkOptional(value, isNumber, `${pointer}/${field}`, 'must be a number'),
  );
  if (malformed.length > 0) return malformed;
  return [
    ...checkOptional(min_value, isWithin, `${pointer}/min_value`, '`min_value` must not exceed `max_value`'),
    ...checkOptional(
      initial_value,
      isWithin,
      `${pointer}/initial_value`,
      'must be within `min_value` and `max_value`',
    ),
  ];
}

function findSelectionFaults(element: BlockElement, pointer: string): readonly Fault[] {
  if (!('max_selected_items' in element) || element.max_selected_items === undefined) return [];
  return check(element.max_selected_items >= 1, `${pointer}/max_selected_items`, 'must be at least 1');
}

/** A plain decimal number, as people write it. */
export function isNumeric(value: string): boolean {
  return /^[+-]?\d+(\.\d+)?$/.test(value);
}

export function isEmail(value: string): boolean {
  return /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(value);
}

export function isUrl(value: string): boolean {
  return URL.canParse(value);
}

/** `YYYY-MM-DD`, and a day that exists. */
export function isDate(value: string): boolean {
  const date = new Date(`${value}T00:00:00Z`);
  return (
    /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(value)
  );
}

/** `HH:mm`, 00:00 to 23:59. */
export function isTime(value: string): boolean {
  return /^([01]\d|2[0-3]):[0-5]\d$/.test(value);
}

function isZone(value: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: value }));
  } catch {
    return false;
  }
}

function check(isFine: boolean, pointer: string, message: string): readonly Fault[] {
  return isFine ? [] : [{ pointer, code: 'failed_constraint', message }];
}

function checkOptional<Value>(
  value: Value | undefined,
  isFine: (value: Value) => boolean,
  pointer: string,
  message: string,
): readonly Fault[] {
  return value === undefined ? [] : check(isFine(value), pointer, message);
}
