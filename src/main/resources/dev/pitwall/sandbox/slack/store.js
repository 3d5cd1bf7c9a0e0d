// What the page knows, and what is unread.

import { names } from './names.js';

export const store = {
  state: null,
  messages: new Map(),
  whispers: [],
  modals: [],
  home: null,

  load(state) {
    this.state = state;
    names.me = state.me;
    names.people = new Map(state.people.map((person) => [person.id, person]));
    names.meName = names.person(state.me);
    names.channels = new Map(state.channels.map((channel) => [channel.id, channel]));
    this.messages = new Map(
      Object.entries(state.messages).map(([id, list]) => [
        id,
        new Map(list.map((message) => [message.ts, message])),
      ]),
    );
    this.whispers = state.whispers;
    this.modals = state.modals;
    this.home = state.home;
  },

  /** Takes in one event of the live feed. */
  hear(event) {
    switch (event.kind) {
      case 'message':
        this.channelMessages(event.channel).set(event.message.ts, event.message);
        break;
      case 'deleted':
        if (event.message) this.channelMessages(event.channel).set(event.ts, event.message);
        else this.channelMessages(event.channel).delete(event.ts);
        break;
      case 'whisper':
        this.whispers = this.whispers.filter((w) => w.message.ts !== event.message.ts);
        this.whispers.push({ channel: event.channel, message: event.message });
        break;
      case 'whisper_gone':
        this.whispers = this.whispers.filter((w) => w.message.ts !== event.ts);
        break;
      case 'home':
        this.home = event.view;
        break;
      case 'modals':
        this.modals = event.views;
        break;
      case 'channel':
        names.channels.set(event.channel.id, event.channel);
        break;
    }
  },

  channels() {
    return [...names.channels.values()].filter((channel) => !channel.direct);
  },

  channelMessages(id) {
    if (!this.messages.has(id)) this.messages.set(id, new Map());
    return this.messages.get(id);
  },

  sorted(id) {
    return [...this.channelMessages(id).values()].sort(byTs);
  },

  /** What stands in the channel itself, with ephemeral messages among them. */
  timeline(id) {
    const shown = this.sorted(id).filter((m) => !parentOf(m) || m.subtype === 'thread_broadcast');
    return [...shown, ...this.whispersIn(id, '')].sort(byTs);
  },

  /** The parent, then its replies. */
  thread(id, ts) {
    const shown = this.sorted(id).filter((m) => m.ts === ts || parentOf(m) === ts);
    return [...shown, ...this.whispersIn(id, ts)].sort(byTs);
  },

  replies(id, ts) {
    return this.sorted(id).filter((m) => parentOf(m) === ts);
  },

  whispersIn(id, thread) {
    return this.whispers
      .filter((w) => w.channel === id && (parentOf(w.message) ?? '') === thread)
      .map((w) => ({ ...w.message, whisper: true }));
  },
};

export function byTs(one, other) {
  return one.ts < other.ts ? -1 : one.ts > other.ts ? 1 : 0;
}

export function parentOf(message) {
  return message.thread_ts && message.thread_ts !== message.ts ? message.thread_ts : null;
}

/** Whether somebody else's message mentions the current person. */
export function mentionsMe(message) {
  if (message.user === names.me) return false;
  // An edit does not call anybody, and a context line only tells who.
  if (message.edited && message.bot_id) return false;
  const said = message.blocks
    ? JSON.stringify(message.blocks.filter((block) => block.type !== 'context'))
    : message.text;
  return said.includes(`<@${names.me}>`) || said.includes(`"user_id":"${names.me}"`);
}

// How far each person has read, kept in the browser: per channel, and per thread.

function mark(place) {
  return `read/${names.me}/${place}`;
}

export function readTo(place, ts) {
  if (ts > lastRead(place)) localStorage.setItem(mark(place), ts);
}

function lastRead(place) {
  const known = localStorage.getItem(mark(place));
  if (known) return known;
  const now = (Date.now() / 1000).toFixed(6);
  localStorage.setItem(mark(place), now);
  return now;
}

/** `{unread, mentions}` of a channel; replies count only where they mention the person. */
export function unread(id) {
  const since = lastRead(id);
  let any = false;
  let mentions = 0;
  for (const message of store.channelMessages(id).values()) {
    const parent = parentOf(message);
    if (message.user === names.me) continue;
    if (parent) {
      if (mentionsMe(message) && message.ts > threadRead(id, parent, since)) mentions += 1;
    } else if (message.ts > since) {
      any = true;
      if (mentionsMe(message)) mentions += 1;
    }
  }
  return { any, mentions };
}

function threadRead(id, parent, otherwise) {
  return localStorage.getItem(mark(`${id}/${parent}`)) ?? localStorage.getItem(first()) ?? otherwise;
}

/** Mentions in a thread that the person has not opened since. */
export function unreadMentions(id, parent) {
  const since = threadRead(id, parent, lastRead(id));
  return store.replies(id, parent).filter((m) => mentionsMe(m) && m.ts > since).length;
}

export function readThread(id, parent) {
  const last = store.thread(id, parent).at(-1);
  if (last) localStorage.setItem(mark(`${id}/${parent}`), last.ts);
}

function first() {
  return `read/${names.me}`;
}

/** The first visit of a person: what was said before it does not count as unread. */
export function firstVisit() {
  if (!localStorage.getItem(first())) {
    localStorage.setItem(first(), (Date.now() / 1000).toFixed(6));
  }
}
