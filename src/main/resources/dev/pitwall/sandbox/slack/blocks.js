// Blocks as people see them. `place` says where they stand and takes what is done to them.

import { DRAWINGS, drawing, h } from './dom.js';
import { markdown } from './markdown.js';
import { mrkdwn, textObject } from './mrkdwn.js';
import { richText } from './richtext.js';
import { interactive } from './elements.js';
import { field } from './inputs.js';

/**
 * @typedef {object} Place
 * @property {function(object, object, object): Promise} act block, element, what was chosen
 * @property {Map} [values] fields of a form, by block and action
 * @property {object} [errors] what is wrong with a field, by block id
 */

/** @param {Place} place */
export function blocks(list, place) {
  return h('div.blocks', {}, list.map((block) => one(block, place)));
}

function one(block, place) {
  const draw = KINDS[block.type];
  const made = draw ? draw(block, place) : h('div.unknown', {}, `(${block.type} block)`);
  made.classList.add('block');
  return made;
}

const KINDS = {
  section,
  context,
  actions,
  header: (block) => h('h3.header', {}, textObject(block.text)),
  divider: () => h('hr'),
  image,
  input: field,
  rich_text: richText,
  markdown: (block) => markdown(block.text),
  context_actions: actions,
  plan,
  task_card: task,
  table,
  alert: (block) => h('div.alert', { role: 'alert' }, textObject(block.text)),
  card: (block, place) =>
    h(
      'div.card',
      {},
      h('strong', {}, textObject(block.title)),
      h('div', {}, textObject(block.subtitle)),
      h('div', {}, textObject(block.body)),
      h('div.actions', {}, (block.actions ?? []).map((e) => interactive(block, e, place))),
    ),
  container: (block, place) =>
    h(
      'div.card',
      {},
      block.title ? h('strong', {}, textObject(block.title)) : null,
      blocks(block.child_blocks ?? [], place),
    ),
};

function section(block, place) {
  const text = block.text ? h('div.text', {}, textObject(block.text)) : null;
  const fields = block.fields
    ? h('div.fields', {}, block.fields.map((one) => h('div', {}, textObject(one))))
    : null;
  const beside = block.accessory ? interactive(block, block.accessory, place) : null;
  return h('div.section', {}, h('div.main', {}, text, fields), beside ? h('div.beside', {}, beside) : null);
}

function context(block) {
  const parts = block.elements.map((element) =>
    element.type === 'image'
      ? h('img', { src: element.image_url, alt: element.alt_text })
      : h('span', {}, textObject(element)),
  );
  return h('div.context', {}, parts);
}

function actions(block, place) {
  return h('div.actions', {}, block.elements.map((element) => interactive(block, element, place)));
}

function image(block) {
  return h(
    'figure.image',
    {},
    block.title ? h('figcaption', {}, textObject(block.title)) : null,
    h('img', { src: block.image_url, alt: block.alt_text }),
  );
}

const TASK_SIGNS = { pending: '○', in_progress: '◐', complete: '✓', error: '✕' };

function task(block) {
  return h(
    'div.task',
    {},
    h('span.sign', { 'aria-label': block.status }, TASK_SIGNS[block.status] ?? '○'),
    h(
      'div',
      {},
      h('strong', {}, block.title),
      block.details ? richText(block.details) : null,
      block.output ? richText(block.output) : null,
    ),
  );
}

function plan(block) {
  return h('div.plan', {}, h('strong', {}, block.title), (block.tasks ?? []).map(task));
}

function table(block) {
  const cell = (value) =>
    value.type === 'rich_text' ? richText(value) : String(value.text ?? value.value ?? '');
  const [head, ...rows] = block.rows;
  return h(
    'table',
    {},
    h('thead', {}, h('tr', {}, head.map((value) => h('th', {}, cell(value))))),
    h('tbody', {}, rows.map((row) => h('tr', {}, row.map((value) => h('td', {}, cell(value)))))),
  );
}

/** A shared file, with a way to read it. */
export function file(shared) {
  return h(
    'a.file',
    { href: shared.url_private, target: '_blank', rel: 'noopener noreferrer' },
    drawing(DRAWINGS.file),
    h('span', {}, h('strong', {}, shared.title), h('small', {}, `${shared.size} bytes`)),
  );
}

/** A message's words when it has no blocks. */
export function plainMessage(text) {
  const words = h('div.main', {}, h('div.text', {}, mrkdwn(text)));
  return h('div.blocks', {}, h('div.block.section', {}, words));
}
