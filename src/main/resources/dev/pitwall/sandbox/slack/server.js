// Everything the page asks of its workspace.

import { names } from './names.js';

/** Loads all that a person sees. */
export async function loadState(person) {
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
  });
  const body = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Error(body.error ?? `The workspace answered ${answer.status}.`);
  return body;
}

/** Hears what happens; the caller is told when the connection is back, for it may have missed. */
export function listen(person, heard, back) {
  const source = new EventSource(`/_page/live?as=${encodeURIComponent(person)}`);
  let lost = false;
  source.onopen = () => {
    if (lost) back();
    lost = false;
  };
  source.onerror = () => {
    lost = true;
  };
  source.onmessage = (event) => heard(JSON.parse(event.data));
  return () => source.close();
}
