/** Short builders of Block Kit for tables: each valid as it stands. */
export const plain = (text: string) => ({ type: 'plain_text', text });
export const mrkdwn = (text: string) => ({ type: 'mrkdwn', text });
export const section = (fields: object = {}) => ({ type: 'section', text: mrkdwn('words'), ...fields });
export const button = (fields: object = {}) => ({
  type: 'button',
  text: plain('Join'),
  action_id: 'join',
  ...fields,
});
export const actions = (...elements: readonly object[]) => ({ type: 'actions', elements });
export const option = (value: string, text = value) => ({ text: plain(text), value });
export const select = (fields: object = {}) => ({
  type: 'static_select',
  action_id: 'pick',
  options: [option('a'), option('b')],
  ...fields,
});
export const textInput = (fields: object = {}) => ({
  type: 'plain_text_input',
  action_id: 'typed',
  ...fields,
});
export const input = (element: object, fields: object = {}) => ({
  type: 'input',
  block_id: 'in',
  label: plain('Label'),
  element,
  ...fields,
});
export const modal = (blocks: readonly object[], fields: object = {}) => ({
  type: 'modal',
  title: plain('Title'),
  submit: plain('Go'),
  blocks,
  ...fields,
});
export const home = (...blocks: readonly object[]) => ({ type: 'home', blocks });
export const long = (length: number) => 'x'.repeat(length);
export const times = <Item>(count: number, make: (index: number) => Item): Item[] =>
  Array.from({ length: count }, (_, index) => make(index));
