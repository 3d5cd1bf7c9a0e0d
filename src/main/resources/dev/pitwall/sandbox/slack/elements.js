// Buttons, menus and selects.

import { DRAWINGS, drawing, h } from './dom.js';
import { textObject } from './mrkdwn.js';
import { withEmoji } from './emoji.js';
import { names } from './names.js';
import { popup } from './popup.js';
import { ask } from './confirm.js';

export function interactive(block, element, place) {
  const draw = KINDS[element.type];
  return draw ? draw(block, element, place) : h('span.unknown', {}, `(${element.type})`);
}

const KINDS = {
  button,
  overflow,
  image: (_, element) => h('img.accessory', { src: element.image_url, alt: element.alt_text }),
  static_select: select,
  users_select: (block, element, place) =>
    select(block, { ...element, options: peopleOptions() }, place, (option) => ({
      selected_user: option.value,
    })),
  radio_buttons: choices('radio'),
  checkboxes: choices('checkbox'),
  feedback_buttons: (block, element, place) =>
    h(
      'span.actions',
      {},
      [element.positive_button, element.negative_button].map((one) =>
        h('button.button', { type: 'button', onclick: () => place.act(block, element, one) }, one.text.text),
      ),
    ),
};

/** Does it, after asking where the app wants that. */
async function perform(block, element, place, chosen, busy) {
  if (element.confirm && !(await ask(element.confirm))) return false;
  busy?.setAttribute('aria-busy', 'true');
  try {
    await place.act(block, element, chosen);
  } finally {
    busy?.removeAttribute('aria-busy');
  }
  return true;
}

function button(block, element, place) {
  const look = `button.button.${element.style ?? 'plain'}`;
  const name = element.accessibility_label ?? null;
  const made = h(look, { type: 'button', 'aria-label': name, 'data-action': element.action_id });
  made.append(...textObject(element.text));
  made.addEventListener('click', () => {
    if (element.url && /^https?:/.test(element.url)) {
      window.open(element.url, '_blank', 'noopener');
    }
    perform(block, element, place, {}, made);
  });
  return made;
}

function overflow(block, element, place) {
  const made = h(
    'button.button.plain.dots',
    {
      type: 'button',
      'aria-label': 'More actions',
      'aria-haspopup': 'menu',
      'data-action': element.action_id,
    },
    drawing(DRAWINGS.more),
  );
  made.addEventListener('click', () =>
    popup(
      made,
      element.options.map((option) => ({
        label: withEmoji(option.text.text),
        run: () => {
          if (option.url && /^https?:/.test(option.url)) window.open(option.url, '_blank', 'noopener');
          perform(block, element, place, { selected_option: option }, made);
        },
      })),
    ),
  );
  return made;
}

function allOptions(element) {
  return element.options ?? (element.option_groups ?? []).flatMap((group) => group.options);
}

function peopleOptions() {
  return [...names.people.values()]
    .filter((person) => !person.bot)
    .map((person) => ({ text: { text: person.realName }, value: person.id }));
}

function optionNode(option, chosen) {
  const selected = chosen?.value === option.value;
  return h('option', { value: option.value, selected }, withEmoji(option.text.text));
}

function select(block, element, place, choice = (option) => ({ selected_option: option })) {
  const chosen = place.chosen?.(block, element) ?? element.initial_option;
  const hint = withEmoji(element.placeholder?.text ?? 'Select an option');
  const made = h('select', { 'aria-label': hint, 'data-action': element.action_id });
  if (!chosen) made.append(h('option', { value: '', disabled: true, selected: true }, hint));
  if (element.option_groups) {
    for (const group of element.option_groups) {
      const inside = group.options.map((option) => optionNode(option, chosen));
      made.append(h('optgroup', { label: group.label.text }, inside));
    }
  } else {
    made.append(...element.options.map((option) => optionNode(option, chosen)));
  }
  let before = made.value;
  made.addEventListener('change', async () => {
    const option = allOptions(element).find((one) => one.value === made.value);
    const done = await perform(block, element, place, choice(option), made);
    if (done) before = made.value;
    else made.value = before;
  });
  return made;
}

let groups = 0;

function choices(kind) {
  return (block, element, place) => {
    const name = `choice-${(groups += 1)}`;
    const initial = place.chosen?.(block, element) ?? element.initial_options ?? element.initial_option;
    const chosen = [initial ?? []].flat();
    const made = h('div.choices', { role: kind === 'radio' ? 'radiogroup' : 'group' });
    for (const option of element.options) {
      const input = h('input', {
        type: kind,
        name,
        value: option.value,
        checked: chosen.some((one) => one.value === option.value),
      });
      input.addEventListener('change', () => {
        const on = new Set([...made.querySelectorAll('input:checked')].map((one) => one.value));
        const now = element.options.filter((one) => on.has(one.value));
        const what = kind === 'radio' ? { selected_option: now[0] } : { selected_options: now };
        perform(block, element, place, what, made);
      });
      const more = option.description ? h('small', {}, textObject(option.description)) : null;
      made.append(h('label', {}, input, h('span', {}, textObject(option.text), more)));
    }
    return made;
  };
}
