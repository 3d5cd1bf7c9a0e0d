// Everything the page asks of its workspace.

import { names } from './names.js';

async function loadState(person) {
  const answer = await fetch(`/_page/state?as=${encodeURIComponent(person)}`);
  if (!answer.ok) throw new Error(`The workspace answered ${answer.status}.`);
  return answer.json();
}

/**
 * Asks for something to be done as the current person.
 *
 * @throws Error with a sentence for people
 */
export async function act(name, asked = {}) {
  const answer = await fetch(`/_page/${name}`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ as: names.me, ...asked }),
  }).catch(() => {
    throw new Error('The workspace does not answer. Is it still running?');
  });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.error ?? `The workspace answered ${answer.status}.`);
  return body;
}

/**
 * Takes in all that a person sees, and then what happens. That is done again whenever the
 * connection was lost, so nothing is missed in between.
 *
 * @param {function} loaded gets everything
 * @param {function} heard gets one event
 * @param {function} refused there is no such person
 * @return {function} ends it
 */
export function follow(person, loaded, heard, refused) {
  const source = new EventSource(`/_page/live?as=${encodeURIComponent(person)}`);
  let waiting = [];
  source.onopen = async () => {
    document.body.classList.remove('lost');
    waiting ??= [];
    const state = await loadState(person);
    if (source.readyState === EventSource.CLOSED) return;
    loaded(state);
    waiting.forEach(heard);
    waiting = null;
  };
  source.onmessage = (message) => {
    const event = JSON.parse(message.data);
    if (waiting) waiting.push(event);
    else heard(event);
  };
  source.onerror = () => {
    if (source.readyState === EventSource.CLOSED) refused();
    else document.body.classList.add('lost');
  };
  return () => source.close();
}
