import type { Profile, ProfileFields } from '../../starleaf/profile.js';
import { nameLayout } from '../blocks/layouts.js';
import type { ViewValues } from '../view-values.js';
import { nameLocale } from './locales.js';

export type FieldName = keyof ProfileFields;

/** The organisation's values, in force where a person has set none. */
export type OrganisationDefaults = Profile['defaults'];

/** What each field is called, in the order people read them. */
export const FIELD_LABELS: Readonly<Record<FieldName, string>> = {
  firstname: 'First name',
  lastname: 'Last name',
  zone: 'Time zone',
  locale: 'Language',
  phoneWork: 'Work phone',
  phoneMobile: 'Mobile phone',
  phoneHome: 'Home phone',
  layout: 'Layout of meetings',
};

export const FIELD_NAMES = Object.keys(FIELD_LABELS).filter(isFieldName);

/** What an integration that manages somebody keeps to itself. */
export const MANAGED_FIELDS: readonly FieldName[] = ['firstname', 'lastname', 'phoneWork', 'phoneMobile'];

/** The value of a select that leaves the matter to the organisation. */
export const ORGANISATION = 'organisation';

/** The `block_id` of a field's input. */
export function fieldId(name: FieldName): string {
  return `profile-${name}`;
}

/** What stands in the form; fields that it does not have are missing, and empty ones are null. */
export function readFields(values: ViewValues): Partial<ProfileFields> {
  const fields = FIELD_NAMES.filter((name) => values.has(fieldId(name)));
  return Object.fromEntries(fields.map((name) => [name, readField(values, name)]));
}

function readField(values: ViewValues, name: FieldName): string | null {
  const id = fieldId(name);
  switch (name) {
    case 'firstname':
    case 'lastname':
      return values.text(id).trim();
    case 'phoneHome':
    case 'phoneWork':
    case 'phoneMobile':
      return values.text(id).trim() || null;
    case 'zone':
    case 'locale':
    case 'layout': {
      const choice = values.choice(id);
      return choice === ORGANISATION ? null : choice;
    }
    default:
      return name satisfies never;
  }
}

/** What a value of a field is called. */
export function nameValue(name: FieldName, value: string): string {
  if (name === 'zone') return value.replaceAll('_', ' ');
  if (name === 'locale') return nameLocale(value);
  return name === 'layout' ? nameLayout(value) : value;
}

/** What stands for no value of one's own: the organisation's, where it has one. */
export function nameNothing(name: FieldName, defaults: OrganisationDefaults): string {
  if (name !== 'zone' && name !== 'locale' && name !== 'layout') return 'removed';
  const value = defaults[name];
  return value === null
    ? 'your organisation’s default'
    : `your organisation’s default, ${nameValue(name, value)}`;
}

function isFieldName(name: string): name is FieldName {
  return Object.hasOwn(FIELD_LABELS, name);
}
