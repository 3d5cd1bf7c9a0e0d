// Channels, the app, and who is looking.

import { DRAWINGS, drawing, h, replace } from './dom.js';
import { avatar } from './message.js';
import { names } from './names.js';
import { store, unread } from './store.js';

/** @param {object} now what is open: channel or 'home' */
export function drawSidebar(side, now, go) {
  const entry = (id, sign, label) => {
    const { any, mentions } = id === 'home' ? {} : unread(id);
    const open = now.channel === id;
    const classes = ['button.entry', open ? 'open' : '', any && !open ? 'unread' : ''];
    return h(
      classes.filter(Boolean).join('.'),
      { type: 'button', 'aria-current': open ? 'page' : null, onclick: () => go({ channel: id }) },
      h('span.sign', { 'aria-hidden': 'true' }, sign),
      h('span.label', {}, label),
      mentions ? h('span.ping', { 'aria-label': `${mentions} mention you` }, String(mentions)) : null,
    );
  };
  const app = store.state.app;
  const direct = names.channels.has(app.direct);
  replace(
    side,
    h('div.team', {}, h('strong', {}, store.state.team.name), h('small', {}, 'sandbox workspace')),
    h(
      'nav',
      { 'aria-label': 'Channels' },
      h('h2', {}, 'Channels'),
      store.channels().map((channel) => entry(channel.id, '#', channel.name)),
      app.homeTab || direct ? h('h2', {}, 'Apps') : null,
      app.homeTab
        ? entry('home', h('img.avatar.small', { src: '/icon.svg', alt: '' }), `${app.name} Home`)
        : null,
      direct ? entry(app.direct, drawing(DRAWINGS.reply), `${app.name} messages`) : null,
    ),
    people(go),
  );
}

function people(go) {
  const all = [...names.people.values()].filter((person) => !person.bot);
  return h(
    'div.people',
    { role: 'group', 'aria-label': 'You are' },
    h('h2', {}, 'You are'),
    all.map((person) =>
      h(
        'button.person',
        {
          type: 'button',
          'aria-pressed': person.id === names.me ? 'true' : 'false',
          'aria-label': person.name,
          title: `Be ${person.realName}`,
          onclick: () => go({ person: person.name }),
        },
        avatar(person.id, '.small'),
        h('span', {}, person.realName),
      ),
    ),
  );
}
