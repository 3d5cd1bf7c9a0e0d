// Changing the words of a message of one's own.

import { h } from './dom.js';
import { names } from './names.js';
import { act } from './server.js';
import { attempt } from './toast.js';

/** Slack's tokens as they were typed. */
function typed(text) {
  return text
    .replace(/<@(\w+)(?:\|[^>]*)?>/g, (_, id) => `@${names.person(id)}`)
    .replace(/<#\w+\|([^>]*)>/g, '#$1')
    .replace(/<(https?:[^|>]+)(?:\|[^>]*)?>/g, '$1')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&');
}

export function editMessage(channel, message) {
  const box = h('textarea', { 'aria-label': 'Edit message', rows: 4 });
  box.value = typed(message.text);
  const dialog = h(
    'dialog.modal.confirm',
    { 'aria-label': 'Edit message' },
    h('h2', {}, 'Edit message'),
    h('div.body', {}, box),
    h(
      'footer',
      {},
      h('button.button.plain', { type: 'button', onclick: () => dialog.remove() }, 'Cancel'),
      h(
        'button.button.primary',
        {
          type: 'button',
          onclick: () => {
            dialog.remove();
            attempt(() => act('edit', { channel, ts: message.ts, text: box.value }));
          },
        },
        'Save changes',
      ),
    ),
  );
  document.body.append(dialog);
  dialog.showModal();
}
