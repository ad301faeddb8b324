import type { ModalView } from '@slack/types';
import { Duration } from 'luxon';
import { section } from '../blocks/build.js';
import { buildFormView } from '../blocks/form-view.js';
import { input, option, selectInput, textInput } from '../blocks/inputs.js';
import { describeLength } from '../blocks/when.js';
import { lengthsWith } from '../form/lengths.js';
import type { FieldErrors, Modal } from '../modal.js';
import { PLAN_LIMITS } from '../plan.js';
import { areSettings, type PersonSettings } from '../settings.js';
import { findUnknownWords, TITLE_WORDS } from '../title-pattern.js';
import type { ViewValues } from '../view-values.js';

const ID = 'settings';

/** *Settings*: how somebody likes their meetings. */
export const settingsModal: Modal = {
  id: ID,
  check: async ({ view }) => check(read(view.values)),
  submit: async ({ owner, view }, { tools }) => {
    await tools.settings.save(owner, read(view.values));
    const text = 'Saved. This holds for what you schedule from now on.';
    return { privately: { text, blocks: [section(`:white_check_mark: ${text}`)] }, changesHome: true };
  },
  rebuild: async ({ view }, { notice }) => buildSettingsView({ settings: read(view.values), notice }),
};

export function buildSettingsView(facts: {
  readonly settings: PersonSettings;
  readonly notice: string | null;
}): ModalView {
  const { settings, notice } = facts;
  const { defaultMinutes, titlePattern, postsTo, clock, previews } = settings;
  const preview = {
    ...option('previews', 'Show me how a sentence is read before anything happens'),
    description: {
      type: 'plain_text' as const,
      text: 'Without it, a clear sentence is scheduled at once, with an Undo.',
    },
  };
  return buildFormView({
    id: ID,
    title: 'Settings',
    submit: 'Save',
    metadata: '',
    notice,
    blocks: [
      selectInput({
        id: 'length',
        label: 'Length, if I do not say',
        options: lengthsWith(defaultMinutes).map((minutes) =>
          option(String(minutes), describeLength(Duration.fromObject({ minutes }))),
        ),
        chosen: String(defaultMinutes),
      }),
      textInput({
        id: 'pattern',
        label: 'Title, if I do not say',
        hint: `${TITLE_WORDS.join(', ')} stand for your name, who is invited, the channel and the day. Left empty, meetings are called by who is invited.`,
        isOptional: true,
        value: titlePattern,
        longest: PLAN_LIMITS.longestTitle,
        placeholder: '{name}’s meeting',
      }),
      selectInput({
        id: 'post',
        label: 'Post the card, if I do not say where',
        options: [
          option('here', 'In the conversation where I type'),
          option('nobody', 'Nowhere; show it to me alone'),
        ],
        chosen: postsTo,
      }),
      selectInput({
        id: 'clock',
        label: 'Clock',
        options: [
          option('locale', 'As usual in my language'),
          option('12', '3:00 PM'),
          option('24', '15:00'),
        ],
        chosen: clock,
      }),
      input(
        { id: 'preview', label: 'Before scheduling', isOptional: true },
        { type: 'checkboxes', options: [preview], ...(previews ? { initial_options: [preview] } : {}) },
      ),
    ],
  });
}

function check(settings: PersonSettings): FieldErrors | null {
  if (!areSettings(settings)) return { length: 'Please choose one of these lengths.' };
  const { titlePattern } = settings;
  const [unknown] = findUnknownWords(titlePattern);
  if (unknown !== undefined)
    return { pattern: `“${unknown}” stands for nothing. There are ${TITLE_WORDS.join(', ')}.` };
  const { shortestTitle, longestTitle } = PLAN_LIMITS;
  if (titlePattern.length > longestTitle)
    return { pattern: `This has ${titlePattern.length} characters; a title has up to ${longestTitle}.` };
  const isShort = titlePattern.length > 0 && [...titlePattern].length < shortestTitle;
  return isShort ? { pattern: `A title has at least ${shortestTitle} characters.` } : null;
}

function read(values: ViewValues): PersonSettings {
  const clock = values.choice('clock');
  return {
    defaultMinutes: Number(values.choice('length') ?? 30),
    titlePattern: values.text('pattern').trim(),
    postsTo: values.choice('post') === 'nobody' ? 'nobody' : 'here',
    previews: values.choices('preview').length > 0,
    clock: clock === '12' || clock === '24' ? clock : 'locale',
  };
}
