// The page: what is open, and what happens.

import { DRAWINGS, drawing, h, keep, replace } from './dom.js';
import { blocks } from './blocks.js';
import { composer } from './composer.js';
import { day } from './dates.js';
import { messageItem, useOpen } from './message.js';
import { editMessage } from './edit.js';
import { showModal } from './modal.js';
import { names } from './names.js';
import { act, follow } from './server.js';
import { drawSidebar } from './sidebar.js';
import { firstVisit, mentionsMe, parentOf, readThread, readTo, store, unread } from './store.js';
import { attempt, toast } from './toast.js';

const GROUPED_SECONDS = 300;
const now = { person: '', channel: '', thread: '' };
let deaf = () => {};
let present = false;

const side = h('aside.side-bar', { 'aria-label': 'Workspace' });
const main = h('main.main-pane');
const pane = h('aside.thread-pane', { 'aria-label': 'Thread', hidden: true });
document.getElementById('app').append(side, main, pane);

/** The address says who looks at what: `#person/channel/thread`. */
function address() {
  const link = /^\/archives\/(\w+)\/p(\d+)(\d{6})$/.exec(location.pathname);
  const query = new URLSearchParams(location.search);
  if (link && !location.hash) {
    const thread = query.get('thread_ts') ?? `${link[2]}.${link[3]}`;
    return { person: query.get('as') ?? '', channel: link[1], thread };
  }
  const [person, channel, thread] = decodeURIComponent(location.hash.slice(1)).split('/');
  return { person: person || query.get('as') || '', channel: channel ?? '', thread: thread ?? '' };
}

function go(place) {
  const next = { ...now, ...(place.channel ? { thread: '' } : {}), ...place };
  location.hash = [next.person, next.channel, next.thread].filter(Boolean).join('/');
  if (next.person !== now.person) arrive();
  document.body.classList.remove('side-open');
}

function arrive() {
  const asked = address();
  const person = asked.person || localStorage.getItem('person') || 'alice';
  if (person !== now.person) {
    leave();
    now.person = person;
    deaf = follow(person, loaded, heard, () => person === 'alice' || go({ person: 'alice' }));
  } else if (present) {
    open(asked);
  }
}

/** Nothing is done as the former person once another one is asked for. */
function leave() {
  deaf();
  present = false;
  replace(main);
  replace(pane);
}

/** Everything is here, for the first time or after the connection was lost. */
function loaded(state) {
  store.load(state);
  present = true;
  localStorage.setItem('person', now.person);
  firstVisit();
  now.channel = '';
  open(address());
}

function open(asked) {
  const first = store.channels()[0].id;
  const known = asked.channel === 'home' || names.channels.has(asked.channel);
  const channel = known ? asked.channel : first;
  const moved = channel !== now.channel;
  Object.assign(now, { channel, thread: asked.thread });
  drawMain();
  drawThread();
  drawAll();
  if (moved && now.channel === 'home') attempt(() => act('home'));
}

function heard(event) {
  store.hear(event);
  if (event.kind === 'notice') toast(event.text);
  if (event.kind === 'message' && event.fresh) ping(event.channel, event.message);
  if (event.kind === 'home' && now.channel === 'home') drawMain();
  drawAll();
}

const pinged = new Set();

/** A mention where the person is not looking is announced once. */
function ping(channel, message) {
  if (!mentionsMe(message) || pinged.has(message.ts)) return;
  pinged.add(message.ts);
  const thread = parentOf(message) ?? '';
  if (channel === now.channel && thread === now.thread) return;
  const where = thread ? `in a thread in #${names.channel(channel)}` : `in #${names.channel(channel)}`;
  toast(`${names.realName(message.user)} mentioned you ${where}`, () => go({ channel, thread }));
}

let planned = false;

/** Draws what changed, at most once a frame. */
function drawAll() {
  if (planned) return;
  planned = true;
  setTimeout(() => {
    planned = false;
    if (!present) return;
    drawMessages();
    drawSidebar(side, now, go);
    showModal();
    const mentions = [...names.channels.keys()].reduce((sum, id) => sum + unread(id).mentions, 0);
    document.title = `${mentions ? `(${mentions}) ` : ''}${title()} · ${store.state.team.name}`;
  });
}

function title() {
  return now.channel === 'home' ? `${store.state.app.name} Home` : label(now.channel);
}

function label(id) {
  const channel = names.channels.get(id);
  return channel.direct ? channel.name : `#${channel.name}`;
}

function menuButton() {
  return h(
    'button.tool.menu',
    {
      type: 'button',
      'aria-label': 'Show channels',
      onclick: () => document.body.classList.toggle('side-open'),
    },
    drawing(DRAWINGS.menu),
  );
}

function drawMain() {
  if (now.channel === 'home') {
    drawHome();
    return;
  }
  const channel = names.channels.get(now.channel);
  const invite = h(
    'button.button.plain',
    { type: 'button', onclick: () => attempt(() => act('invite', { channel: channel.id })) },
    `Add ${store.state.app.name}`,
  );
  replace(
    main,
    h(
      'header.bar',
      {},
      menuButton(),
      h('h1', {}, label(now.channel)),
      channel.archived ? h('span.badge', {}, 'archived') : null,
      h('span.grow'),
      channel.hasApp || channel.direct ? null : invite,
    ),
    h('div.messages', { role: 'log', 'aria-label': `Messages in ${label(now.channel)}`, tabindex: '0' }),
    channel.archived
      ? h('div.archived', {}, 'This channel is archived.')
      : composer(now.channel, '', `Message ${label(now.channel)}`),
  );
}

function drawHome() {
  const place = {
    act: (block, element, chosen) =>
      attempt(() =>
        act('click', { place: 'home', block: block.block_id, action: element.action_id, chosen }),
      ),
  };
  const view = store.home;
  const empty = h('p.empty', {}, `${store.state.app.name} has nothing here yet.`);
  replace(
    main,
    h('header.bar', {}, menuButton(), h('h1', {}, `${store.state.app.name} Home`)),
    h('div.home', { 'aria-label': 'Home tab' }, view ? blocks(view.blocks, place) : empty),
  );
}

function drawThread() {
  document.body.classList.toggle('with-thread', Boolean(now.thread));
  pane.hidden = !now.thread;
  if (!now.thread) {
    replace(pane);
    return;
  }
  replace(
    pane,
    h(
      'header.bar',
      {},
      h('h1', {}, 'Thread'),
      h('small', {}, label(now.channel)),
      h('span.grow'),
      h(
        'button.tool',
        { type: 'button', 'aria-label': 'Close thread', onclick: () => go({ thread: '' }) },
        drawing(DRAWINGS.close),
      ),
    ),
    h('div.messages', { role: 'log', 'aria-label': 'Thread messages', tabindex: '0' }),
    composer(now.channel, now.thread, 'Reply…'),
  );
}

function drawMessages() {
  if (now.channel === 'home') return;
  const shown = store.timeline(now.channel);
  fill(main.querySelector('.messages'), listed(shown, false));
  const last = shown.filter((message) => !message.whisper).at(-1);
  if (last && document.visibilityState === 'visible') readTo(now.channel, last.ts);
  if (now.thread) {
    readThread(now.channel, now.thread);
    fill(pane.querySelector('.messages'), listed(store.thread(now.channel, now.thread), true));
  }
}

function listed(messages, inThread) {
  const items = [];
  let before = null;
  for (const message of messages) {
    const seconds = Number(message.ts);
    if (!inThread && (!before || day(Number(before.ts)) !== day(seconds))) {
      const text = day(seconds);
      items.push({ key: text, version: text, make: () => h('div.day', {}, h('span', {}, text)) });
      before = null;
    }
    const joined = Boolean(
      before && !message.whisper && !before.whisper && !message.bot_id &&
        before.user === message.user && seconds - Number(before.ts) < GROUPED_SECONDS,
    );
    items.push(messageItem(message, { channel: now.channel, inThread, joined }));
    before = message;
  }
  return items;
}

/** Stays at the end when the person was there, and where they were when they were not. */
function fill(list, items) {
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 60;
  const fresh = list.childElementCount === 0;
  keep(list, items);
  if (atEnd || fresh) list.scrollTop = list.scrollHeight;
}

useOpen({ thread: (channel, thread) => go({ channel, thread }), edit: editMessage });
addEventListener('hashchange', arrive);
document.addEventListener('visibilitychange', drawAll);
arrive();
