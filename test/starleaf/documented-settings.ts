import { DateTime } from 'luxon';

const localTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/;

/** What is wrong with `{settings: conf_settings}` by the documentation's tables; undefined if nothing is. */
export function settingsFault(body: unknown): string | undefined {
  const { settings } = (body ?? {}) as { settings?: Record<string, unknown> };
  if (!settings) return 'settings: required';
  const { title, timezone, permanent, start, end, repetition, participants } = settings;
  if (typeof title !== 'string' || title.length < 2 || title.length > 256)
    return 'title: 2 to 256 characters';
  if (typeof timezone !== 'string' || !DateTime.utc().setZone(timezone).isValid) return 'timezone';
  if (typeof permanent !== 'boolean') return 'permanent: required';
  if (permanent) return start || end ? 'start, end: null if permanent' : undefined;
  if (typeof start !== 'string' || !localTime.test(start)) return 'start: local time';
  if (typeof end !== 'string' || !localTime.test(end) || end <= start) return 'end: local time after start';
  if (!Array.isArray(participants) || !participants.every(({ email }) => typeof email === 'string')) {
    return 'participants: list of {email}';
  }
  for (const name of [
    'require_owner',
    'recording',
    'dummy',
    'hide_dir_entry',
    'send_emails',
    'externally_managed',
  ]) {
    if (typeof settings[name] !== 'boolean') return `${name}: boolean`;
  }
  return repetition ? repetitionFault(repetition as Record<string, unknown>) : undefined;
}

function repetitionFault(repetition: Record<string, unknown>): string | undefined {
  const { frequency, interval, count, until } = repetition;
  const isNumber = (value: unknown) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 999;
  if (!['daily', 'weekly', 'monthly', 'yearly'].includes(String(frequency))) return 'frequency';
  if (!isNumber(interval)) return 'interval: 1 to 999';
  if (count !== null && !isNumber(count)) return 'count: 1 to 999';
  if (until !== null && !/^\d{4}-\d\d-\d\d$/.test(String(until))) return 'until: date';
  if (count !== null && until !== null) return 'count, until: at least one is null';
  if (repetition.days_of_week_mask !== null && frequency !== 'weekly')
    return 'days_of_week_mask: weekly only';
  if (repetition.days_of_month_mask !== null && frequency !== 'monthly')
    return 'days_of_month_mask: monthly only';
  if (repetition.months_of_year_mask !== null && frequency !== 'yearly')
    return 'months_of_year_mask: yearly only';
  if ((repetition.month_day_what === null) !== (repetition.month_day_which === null)) {
    return 'month_day_what and month_day_which: together';
  }
  return undefined;
}
