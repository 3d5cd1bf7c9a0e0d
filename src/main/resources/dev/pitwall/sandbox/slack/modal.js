// The app's dialogs.

import { DRAWINGS, drawing, h, replace } from './dom.js';
import { blocks } from './blocks.js';
import { textObject } from './mrkdwn.js';
import { act } from './server.js';
import { store } from './store.js';
import { attempt } from './toast.js';

let dialog = null;
let shown = '';
let errors = {};
const forms = new Map();

/** Shows the top of the stack, or nothing. */
export function showModal() {
  const view = store.modals.at(-1);
  const version = view ? view.id + view.hash : '';
  if (version === shown) return;
  shown = version;
  errors = {};
  if (!view) {
    dialog?.remove();
    dialog = null;
    forms.clear();
    return;
  }
  draw(view);
}

function draw(view) {
  if (!dialog) {
    dialog = h('dialog.modal', { 'aria-labelledby': 'modal-title' });
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      close(false);
    });
    document.body.append(dialog);
  }
  if (!forms.has(view.id)) forms.set(view.id, new Map());
  const values = forms.get(view.id);
  const place = {
    values,
    errors,
    act: (block, element, chosen) =>
      attempt(() =>
        act('click', {
          place: 'modal',
          view: view.id,
          block: block.block_id,
          action: element.action_id,
          chosen,
          state: Object.fromEntries(values),
        }),
      ),
  };
  const send = view.submit
    ? h('button.button.primary', { type: 'submit' }, textObject(view.submit))
    : null;
  const form = h(
    'form',
    { novalidate: true },
    h(
      'header',
      {},
      h('img.avatar.small', { src: '/icon.svg', alt: '' }),
      h('h2', { id: 'modal-title' }, textObject(view.title)),
      h(
        'button.tool',
        { type: 'button', 'aria-label': 'Close', onclick: () => close(true) },
        drawing(DRAWINGS.close),
      ),
    ),
    h('div.body', {}, blocks(view.blocks, place)),
    h('footer', {}, leave(view), send),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit(view, values, send);
  });
  const scrolled = dialog.querySelector('.body')?.scrollTop ?? 0;
  replace(dialog, form);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector('.body').scrollTop = scrolled;
  const first = dialog.querySelector('[aria-invalid]') ?? dialog.querySelector('textarea, input');
  first?.focus();
}

function leave(view) {
  const label = view.close ? textObject(view.close) : [view.submit ? 'Cancel' : 'Close'];
  return h('button.button.plain', { type: 'button', onclick: () => close(false) }, label);
}

async function submit(view, values, button) {
  button?.setAttribute('aria-busy', 'true');
  const answer = await attempt(() =>
    act('submit', { view: view.id, values: Object.fromEntries(values) }),
  );
  button?.removeAttribute('aria-busy');
  if (answer?.kind === 'ERRORS') {
    errors = answer.errors;
    draw(store.modals.find((open) => open.id === view.id) ?? view);
  }
}

function close(all) {
  attempt(() => act('close', { all }));
}
