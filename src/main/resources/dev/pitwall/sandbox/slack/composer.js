// Where people type: messages, mentions and slash commands.

import { DRAWINGS, drawing, h, replace } from './dom.js';
import { act } from './server.js';
import { names } from './names.js';
import { popup } from './popup.js';
import { store } from './store.js';
import { attempt } from './toast.js';

const drafts = new Map();

/** @param {string} thread the parent's ts, empty in the channel itself */
export function composer(channel, thread, label) {
  const key = `${names.me}/${channel}/${thread}`;
  const box = h('textarea', { 'aria-label': label, placeholder: label, rows: 1 });
  box.value = drafts.get(key) ?? '';
  const hints = h('div.hints', { role: 'listbox', 'aria-label': 'Suggestions', hidden: true });
  const send = h('button.send', { type: 'submit', 'aria-label': 'Send' }, drawing(DRAWINGS.send));
  const form = h('form.composer', {}, hints, box, h('div.bar', {}, shortcutButton(thread), send));

  const changed = () => {
    drafts.set(key, box.value);
    box.style.height = 'auto';
    box.style.height = `${Math.min(box.scrollHeight, 220)}px`;
    send.disabled = box.value.trim() === '';
    suggest(box, hints, thread, changed);
  };
  const submit = () => {
    const text = box.value.trim();
    if (!text) return;
    box.value = '';
    changed();
    attempt(async () => {
      try {
        await act('send', { channel, thread, text });
      } catch (error) {
        if (!box.value) box.value = text;
        changed();
        throw error;
      }
    });
  };
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    submit();
  });
  box.addEventListener('input', changed);
  box.addEventListener('keydown', (event) => {
    if (picked(event, hints)) return;
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  });
  requestAnimationFrame(changed);
  return form;
}

function shortcutButton(thread) {
  const global = store.state.shortcuts.filter((shortcut) => !shortcut.onMessage);
  if (thread || !global.length) return h('span');
  const made = h(
    'button.tool',
    { type: 'button', 'aria-label': 'Shortcuts', title: 'Shortcuts' },
    drawing(DRAWINGS.bolt),
  );
  made.addEventListener('click', () =>
    popup(
      made,
      global.map((shortcut) => ({
        label: shortcut.name,
        run: () => attempt(() => act('shortcut', { callback: shortcut.callbackId })),
      })),
    ),
  );
  return made;
}

/** What could be meant by the word at the cursor: a command, a person, a channel. */
function candidates(text, thread) {
  const command = /^\/(\S*)$/.exec(text);
  if (command && !thread) {
    return store.state.commands
      .filter((one) => one.word.startsWith(text) && one.word !== text)
      .map((one) => ({ insert: one.word, label: `${one.word} ${one.hint}`, note: one.description }));
  }
  const word = /(?:^|\s)([@#])([a-z0-9_-]*)$/i.exec(text);
  if (!word) return [];
  const all = word[1] === '@' ? [...names.people.values()] : store.channels();
  return all
    .filter((one) => one.name.startsWith(word[2].toLowerCase()) && one.name !== word[2])
    .map((one) => ({ insert: word[1] + one.name, label: word[1] + one.name, length: word[2].length + 1 }));
}

function suggest(box, hints, thread, changed) {
  const before = box.value.slice(0, box.selectionStart);
  const found = candidates(before, thread);
  hints.hidden = found.length === 0;
  replace(
    hints,
    found.map((one, index) =>
      h(
        'button',
        {
          type: 'button',
          role: 'option',
          tabindex: '-1',
          'aria-selected': index === 0 ? 'true' : 'false',
          onclick: () => {
            const start = before.length - (one.length ?? before.length);
            const after = box.value.slice(box.selectionStart);
            box.value = `${before.slice(0, start)}${one.insert} ${after.trimStart()}`;
            const at = start + one.insert.length + 1;
            box.setSelectionRange(at, at);
            box.focus();
            changed();
          },
        },
        one.label,
        one.note ? h('small', {}, one.note) : null,
      ),
    ),
  );
}

/** Tab takes the marked suggestion; arrows move the mark; Enter always sends. */
function picked(event, hints) {
  if (hints.hidden) return false;
  const options = [...hints.children];
  const at = options.findIndex((one) => one.getAttribute('aria-selected') === 'true');
  if (event.key === 'Tab') options[at].click();
  else if (event.key === 'Escape') hints.hidden = true;
  else if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
    const next = (at + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length;
    options.forEach((one, index) => one.setAttribute('aria-selected', String(index === next)));
  } else return false;
  event.preventDefault();
  return true;
}
