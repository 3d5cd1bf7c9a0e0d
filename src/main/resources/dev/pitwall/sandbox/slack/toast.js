// Short words at the bottom of the page.

import { h } from './dom.js';

const SHOWN_MILLIS = 8000;

/** @param {function} [open] what a click on it does */
export function toast(text, open) {
  let shelf = document.getElementById('toasts');
  if (!shelf) {
    shelf = h('div', { id: 'toasts', role: 'status' });
  }
  // An open dialog covers everything outside of it.
  const top = [...document.querySelectorAll('dialog[open]')].at(-1) ?? document.body;
  if (shelf.parentNode !== top) top.append(shelf);
  const note = h('button.toast', { type: 'button' }, text);
  note.addEventListener('click', () => {
    note.remove();
    open?.();
  });
  shelf.append(note);
  setTimeout(() => note.remove(), SHOWN_MILLIS);
}

/** Does it and says so when it cannot be done. */
export async function attempt(work) {
  try {
    return await work();
  } catch (error) {
    toast(error.message);
    return undefined;
  }
}
