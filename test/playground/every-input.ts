import type { ModalView } from '@slack/types';
import { input, modal, option, plain } from './block-kit/blocks-fixture.js';

const named = (type: string, fields: object = {}) =>
  input({ type, action_id: 'it', ...fields }, { block_id: type, optional: true });

const OPTIONS = { options: [option('a', 'A'), option('b', 'B')] };

/** A modal with every input there is, none of them required, none with an initial value. */
export const EVERY_INPUT = modal(
  [
    named('plain_text_input'),
    named('rich_text_input'),
    named('email_text_input'),
    named('url_text_input'),
    named('number_input', { is_decimal_allowed: true }),
    named('datepicker'),
    named('timepicker', { timezone: 'Europe/London' }),
    named('datetimepicker'),
    named('static_select', OPTIONS),
    named('multi_static_select', OPTIONS),
    named('radio_buttons', OPTIONS),
    named('checkboxes', OPTIONS),
    named('external_select', { min_query_length: 1 }),
    named('multi_external_select', { min_query_length: 1 }),
    named('users_select'),
    named('multi_users_select'),
    named('channels_select'),
    named('multi_channels_select'),
    named('conversations_select'),
    named('multi_conversations_select'),
    named('file_input'),
  ],
  { callback_id: 'every', private_metadata: 'kept' },
) as ModalView;

/** The same with an initial value wherever there may be one. */
export const EVERY_INITIAL = modal(
  [
    named('plain_text_input', { initial_value: 'words' }),
    named('email_text_input', { initial_value: 'ana@example.com' }),
    named('url_text_input', { initial_value: 'https://a.example/' }),
    named('number_input', { is_decimal_allowed: false, initial_value: '5' }),
    named('datepicker', { initial_date: '2026-11-24' }),
    named('timepicker', { initial_time: '15:00' }),
    named('datetimepicker', { initial_date_time: 1_795_500_000 }),
    named('static_select', { ...OPTIONS, initial_option: option('b', 'B') }),
    named('multi_static_select', { ...OPTIONS, initial_options: [option('a', 'A')] }),
    named('radio_buttons', { ...OPTIONS, initial_option: option('a', 'A') }),
    named('checkboxes', { ...OPTIONS, initial_options: [option('b', 'B')] }),
    named('external_select', { initial_option: option('x', 'X') }),
    named('multi_external_select', { initial_options: [option('y', 'Y')] }),
    named('users_select', { initial_user: 'U0ANACOSTA' }),
    named('multi_users_select', { initial_users: ['U0ANACOSTA'] }),
    named('channels_select', { initial_channel: 'C0GENERAL1' }),
    named('multi_channels_select', { initial_channels: ['C0GENERAL1'] }),
    named('conversations_select', { default_to_current_conversation: true }),
    named('multi_conversations_select', { initial_conversations: ['C0DESIGN01'] }),
  ],
  { callback_id: 'every', submit: plain('Go') },
) as ModalView;
