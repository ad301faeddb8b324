import type { InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { ProfileFields } from '../../starleaf/profile.js';
import { button, buttons, context, section } from '../blocks/build.js';
import { buildFormView } from '../blocks/form-view.js';
import { option, searchInput, selectInput, textInput } from '../blocks/inputs.js';
import { LAYOUTS } from '../blocks/layouts.js';
import { bold, escapeText } from '../blocks/mrkdwn.js';
import { zoneOption } from '../suggestions/zones.js';
import { LOCALES } from './locales.js';
import {
  FIELD_LABELS,
  type FieldName,
  fieldId,
  MANAGED_FIELDS,
  nameValue,
  ORGANISATION,
} from './profile-fields.js';
import { hasOwnValues, type ShownProfile } from './shown-profile.js';

/** The `callback_id` of the profile's modal. */
export const PROFILE_FORM = 'profile';

/** How long StarLeaf lets names and phone numbers be. */
const LONGEST = { name: 256, phone: 64 } as const;

/** What the form shows. */
export interface ProfileFormFacts {
  readonly shown: ShownProfile;
  readonly fields: Partial<ProfileFields>;
  /** Null where it is not at hand. */
  readonly email: string | null;
  readonly notice: string | null;
}

/** The profile to be changed: what is in force, where it comes from, and what cannot be changed here. */
export function buildProfileForm({ shown, fields, email, notice }: ProfileFormFacts): ModalView {
  return buildFormView({
    id: PROFILE_FORM,
    title: 'StarLeaf profile',
    submit: 'Save',
    metadata: JSON.stringify(shown),
    notice,
    blocks: [
      ...(email === null ? [] : [section(`*E-mail*  ${escapeText(email)}`)]),
      context(':lock: The e-mail address is your StarLeaf sign-in and cannot be changed here.'),
      ...describeManaged(shown, fields),
      ...buildInputs(shown, fields),
      ...(hasOwnValues(shown) ? [buildReset()] : []),
    ],
  });
}

function buildInputs(shown: ShownProfile, fields: Partial<ProfileFields>): readonly KnownBlock[] {
  const names: readonly FieldName[] = [
    'firstname',
    'lastname',
    'zone',
    'locale',
    'phoneWork',
    'phoneMobile',
    'phoneHome',
    'layout',
  ];
  return names
    .filter((name) => shown.fingerprints[name] !== undefined)
    .map((name) => buildInput(name, { shown, value: fields[name] ?? null }));
}

function buildInput(
  name: FieldName,
  { shown, value }: { readonly shown: ShownProfile; readonly value: string | null },
): InputBlock {
  const facts = { id: fieldId(name), label: FIELD_LABELS[name] };
  switch (name) {
    case 'firstname':
    case 'lastname':
      return textInput({ ...facts, value: value ?? '', longest: LONGEST.name });
    case 'phoneHome':
    case 'phoneWork':
    case 'phoneMobile':
      return textInput({
        ...facts,
        value: value ?? '',
        longest: LONGEST.phone,
        isOptional: true,
        placeholder: 'For example +44 20 7946 0000',
      });
    case 'zone':
      return searchInput({
        ...facts,
        hint: describeSource(value, shown.defaults.zone && nameValue(name, shown.defaults.zone)),
        chosen: value === null ? organisationOption(name, shown) : zoneOption(value),
        placeholder: 'Type a city',
      });
    case 'locale':
    case 'layout':
      return selectInput({
        ...facts,
        hint: describeSource(value, shown.defaults[name] && nameValue(name, shown.defaults[name])),
        options: choicesOf(name, { shown, value }),
        chosen: value ?? ORGANISATION,
      });
    default:
      return name satisfies never;
  }
}

/** Where the value in force comes from. */
function describeSource(own: string | null, organisations: string | null): string {
  const value = organisations ?? 'not told by StarLeaf';
  return own === null
    ? `In force: your organisation’s default, ${value}.`
    : `In force: your own choice. Your organisation’s default: ${value}.`;
}

/** The organisation's value first; one that a later StarLeaf has and we do not know stays what it is. */
function choicesOf(
  name: 'locale' | 'layout',
  { shown, value }: { readonly shown: ShownProfile; readonly value: string | null },
): readonly PlainTextOption[] {
  const known: Readonly<Record<string, string>> = name === 'locale' ? LOCALES : LAYOUTS;
  const unknown = value !== null && known[value] === undefined ? [option(value, value)] : [];
  return [
    organisationOption(name, shown),
    ...Object.entries(known).map(([code, label]) => option(code, label)),
    ...unknown,
  ];
}

function organisationOption(name: 'zone' | 'locale' | 'layout', { defaults }: ShownProfile): PlainTextOption {
  const value = defaults[name];
  return option(ORGANISATION, `Organisation’s default${value === null ? '' : `: ${nameValue(name, value)}`}`);
}

/** What another system keeps: shown, and locked with the reason. */
function describeManaged(shown: ShownProfile, fields: Partial<ProfileFields>): readonly KnownBlock[] {
  if (shown.managedBy === null) return [];
  const manager = shown.managedBy === '' ? 'another system of your organisation' : bold(shown.managedBy);
  const known = MANAGED_FIELDS.flatMap((name) => {
    const value = fields[name];
    return value == null || value === '' ? [] : [`*${FIELD_LABELS[name]}*  ${escapeText(value)}`];
  });
  return [
    ...(known.length === 0 ? [] : [section(known.join('\n'))]),
    context(
      `:lock: Names, work phone and mobile phone are managed by ${manager}, so they can be changed only there.`,
    ),
  ];
}

function buildReset(): KnownBlock {
  return buttons(
    button({
      actionId: 'reset-profile',
      label: 'Reset all to my organisation’s defaults',
      value: 'reset',
      confirm: {
        title: 'Reset your profile?',
        question:
          'Time zone, language and layout become those of your organisation. Your name and phone numbers stay. What you have changed in this form and not saved is dropped.',
        yes: 'Reset',
        no: 'Keep mine',
      },
    }),
  );
}
