// "Are you sure", as the app words it.

import { h } from './dom.js';
import { textObject } from './mrkdwn.js';

/** Resolves to true when the person confirms. */
export function ask(words) {
  return new Promise((resolve) => {
    const answer = (yes) => {
      dialog.close();
      dialog.remove();
      resolve(yes);
    };
    const look = words.style === 'danger' ? 'danger' : 'primary';
    const dialog = h(
      'dialog.modal.confirm',
      { 'aria-labelledby': 'confirm-title', role: 'alertdialog' },
      h('h2', { id: 'confirm-title' }, textObject(words.title)),
      h('div.body', {}, textObject(words.text)),
      h(
        'footer',
        {},
        h('button.button.plain', { type: 'button', onclick: () => answer(false) }, textObject(words.deny)),
        h(
          `button.button.${look}`,
          { type: 'button', autofocus: true, onclick: () => answer(true) },
          textObject(words.confirm),
        ),
      ),
    );
    dialog.addEventListener('cancel', (event) => {
      event.preventDefault();
      answer(false);
    });
    document.body.append(dialog);
    dialog.showModal();
  });
}
