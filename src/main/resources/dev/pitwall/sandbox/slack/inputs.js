// Fields of forms: label, control, hint, and what is wrong.

import { h } from './dom.js';
import { textObject } from './mrkdwn.js';
import { interactive } from './elements.js';
import { names } from './names.js';

const TYPES = { email_text_input: 'email', url_text_input: 'url', number_input: 'text' };
let fields = 0;

/** An input block; its value is kept in `place.values` under block and action. */
export function field(block, place) {
  const element = block.element;
  const id = `field-${(fields += 1)}`;
  const error = place.errors?.[block.block_id];
  const control = element.type.endsWith('input') ? written(block, place, id) : chosen(block, place);
  control.setAttribute('aria-describedby', `${id}-note`);
  if (error) control.setAttribute('aria-invalid', 'true');
  const optional = block.optional ? h('span.optional', {}, ' (optional)') : null;
  if (!element.type.endsWith('input')) control.setAttribute('aria-label', block.label.text);
  return h(
    'div.field',
    {},
    h('label', { for: id }, textObject(block.label), optional),
    control,
    h(
      'div.note',
      { id: `${id}-note` },
      error ? h('span.error', { role: 'alert' }, error) : block.hint ? textObject(block.hint) : null,
    ),
  );
}

function keep(block, place, held) {
  const element = block.element;
  if (!place.values.has(block.block_id)) place.values.set(block.block_id, {});
  place.values.get(block.block_id)[element.action_id] = { type: element.type, ...held };
}

function kept(block, place) {
  return place.values?.get(block.block_id)?.[block.element.action_id];
}

function written(block, place, id) {
  const element = block.element;
  const value = kept(block, place)?.value ?? element.initial_value ?? '';
  const properties = {
    id,
    placeholder: element.placeholder?.text ?? null,
    maxlength: element.max_length ?? 3000,
    autofocus: element.focus_on_load ?? null,
    'data-action': element.action_id,
  };
  const made = element.multiline
    ? h('textarea', { ...properties, rows: 5 })
    : h('input', { ...properties, type: TYPES[element.type] ?? 'text' });
  made.value = value;
  keep(block, place, { value: value === '' ? null : value });
  made.addEventListener('input', () => {
    keep(block, place, { value: made.value === '' ? null : made.value });
    const on = element.dispatch_action_config?.trigger_actions_on ?? ['on_enter_pressed'];
    if (block.dispatch_action && on.includes('on_character_entered')) told(block, place);
  });
  made.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && block.dispatch_action && !element.multiline) {
      event.preventDefault();
      told(block, place);
    }
  });
  return made;
}

function told(block, place) {
  place.act(block, block.element, { value: kept(block, place).value });
}

/** A select and the like: changes stay in the form, and go to the app where it asked for them. */
function chosen(block, place) {
  const element = block.element;
  const initial = kept(block, place) ?? {
    selected_option: element.initial_option ?? null,
    ...(element.type === 'checkboxes' ? { selected_options: element.initial_options ?? [] } : {}),
    ...(element.type === 'users_select' ? { selected_user: element.initial_user ?? null } : {}),
  };
  if (element.type === 'checkboxes') delete initial.selected_option;
  keep(block, place, initial);
  const inner = {
    chosen: () => selected(kept(block, place)),
    act: async (_, one, what) => {
      keep(block, place, what);
      if (block.dispatch_action) await place.act(block, one, what);
    },
  };
  return interactive(block, element, inner);
}

function selected(held) {
  if (held.selected_user) {
    return { value: held.selected_user, text: { text: names.realName(held.selected_user) } };
  }
  return held.selected_options ?? held.selected_option ?? undefined;
}
