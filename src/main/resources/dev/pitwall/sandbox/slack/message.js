// One message in a channel or thread.

import { DRAWINGS, drawing, h } from './dom.js';
import { blocks, file, plainMessage } from './blocks.js';
import { emojiNode } from './mrkdwn.js';
import { names } from './names.js';
import { popup } from './popup.js';
import { act } from './server.js';
import { mentionsMe, store, unreadMentions } from './store.js';
import { time } from './dates.js';
import { attempt } from './toast.js';
import { ask } from './confirm.js';

const COLORS = { alice: '#2f6fb5', bob: '#a4561f', carol: '#5d7a2e' };

/** A picture for a person: the app's icon, or a letter. */
export function avatar(user, size = '') {
  if (user === store.state.app.user) {
    return h(`img.avatar${size}`, { src: '/icon.svg', alt: '' });
  }
  const name = names.realName(user);
  const made = h(`span.avatar${size}`, { 'aria-hidden': 'true' }, name[0]);
  made.style.backgroundColor = COLORS[name.toLowerCase()] ?? '#6b6b6b';
  return made;
}

/** The parts of the page a message can ask for. */
let open = { thread: () => {} };

export function useOpen(functions) {
  open = functions;
}

/**
 * @param {object} where channel, whether it is shown in a thread, whether it follows one of the
 *     same person and needs no head
 */
export function messageItem(message, where) {
  const replies = where.inThread ? [] : store.replies(where.channel, message.ts);
  const pinged = where.inThread ? 0 : unreadMentions(where.channel, message.ts);
  const counted = replies.length ? `${replies.length}/${replies.at(-1).ts}/${pinged}` : '';
  return {
    key: message.ts,
    version: JSON.stringify(message) + counted + where.joined,
    make: () => draw(message, where, replies, pinged),
  };
}

function draw(message, where, replies, pinged) {
  const classes = ['article.message'];
  if (where.joined) classes.push('joined');
  if (message.whisper) classes.push('whisper');
  if (!message.whisper && mentionsMe(message)) classes.push('pinged');
  const gone = message.subtype === 'tombstone';
  const bare = where.joined || gone;
  const said = gone
    ? h('div.gone', {}, 'This message was deleted.')
    : content(message, where.channel);
  return h(
    classes.join('.'),
    { 'data-testid': 'message', 'data-ts': message.ts, 'aria-label': names.realName(message.user) },
    where.joined ? h('div.side', {}, shortTime(message)) : h('div.side', {}, gone ? null : avatar(message.user)),
    h(
      'div.said',
      {},
      message.whisper ? h('div.only-you', {}, drawing(DRAWINGS.eye), 'Only visible to you') : null,
      bare ? null : heading(message),
      said,
      reactions(message),
      replies.length ? summary(message, where.channel, replies, pinged) : null,
    ),
    gone ? null : tools(message, where),
  );
}

function shortTime(message) {
  return h('time.short', {}, time(Number(message.ts)).replace(/\s?[AP]M$/, ''));
}

function heading(message) {
  const bot = message.user === store.state.app.user;
  return h(
    'div.head',
    {},
    h('strong', {}, names.realName(message.user)),
    bot ? h('span.badge', {}, 'APP') : null,
    h('time', {}, time(Number(message.ts))),
  );
}

function content(message, channel) {
  const place = {
    act: (block, element, chosen) =>
      attempt(() =>
        act('click', {
          place: message.whisper ? 'whisper' : 'message',
          channel,
          ts: message.ts,
          block: block.block_id,
          action: element.action_id,
          chosen,
        }),
      ),
  };
  const body = message.blocks?.length ? blocks(message.blocks, place) : plainMessage(message.text);
  if (message.edited && !message.blocks?.length) {
    body.querySelector('.text').append(h('span.edited', {}, ' (edited)'));
  }
  return [body, (message.files ?? []).map(file)];
}

function reactions(message) {
  if (!message.reactions?.length) return null;
  return h(
    'div.reactions',
    {},
    message.reactions.map((one) => h('span', {}, emojiNode(one.name), ` ${one.count}`)),
  );
}

function summary(message, channel, replies, pinged) {
  const people = [...new Set(replies.map((reply) => reply.user))].slice(0, 4);
  const count = `${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}`;
  return h(
    'button.summary',
    { type: 'button', onclick: () => open.thread(channel, message.ts) },
    people.map((user) => avatar(user, '.small')),
    h('span.count', {}, count),
    pinged ? h('span.ping', { 'aria-label': `${pinged} mention you` }, `@${pinged}`) : null,
    h('time', {}, `Last reply ${time(Number(replies.at(-1).ts))}`),
  );
}

function tools(message, where) {
  const parts = [];
  if (!where.inThread && !message.whisper) {
    parts.push(tool('Reply in thread', DRAWINGS.reply, () => open.thread(where.channel, message.ts)));
  }
  if (message.whisper) {
    parts.push(tool('Dismiss', DRAWINGS.close, () => attempt(() => act('dismiss', { ts: message.ts }))));
  } else {
    const more = tool('Message actions', DRAWINGS.more, () => popup(more, choices(message, where.channel)));
    parts.push(more);
  }
  return h('div.tools', { role: 'toolbar', 'aria-label': 'Message' }, parts);
}

function tool(name, path, run) {
  return h('button', { type: 'button', 'aria-label': name, title: name, onclick: run }, drawing(path));
}

function choices(message, channel) {
  const place = { channel, ts: message.ts };
  const shortcuts = store.state.shortcuts
    .filter((shortcut) => shortcut.onMessage)
    .map((shortcut) => ({
      label: shortcut.name,
      run: () => attempt(() => act('shortcut', { callback: shortcut.callbackId, ...place })),
    }));
  const own = message.user === names.me;
  return [
    ...shortcuts,
    {
      label: 'Copy link',
      run: () => navigator.clipboard?.writeText(permalink(channel, message.ts)),
    },
    own ? { label: 'Edit message', run: () => open.edit(channel, message) } : null,
    { label: 'Delete message', run: () => remove(place) },
  ].filter(Boolean);
}

async function remove(place) {
  const plain = (text) => ({ type: 'plain_text', text });
  const sure = await ask({
    title: plain('Delete message'),
    text: plain('Are you sure you want to delete this message? This cannot be undone.'),
    confirm: plain('Delete'),
    deny: plain('Cancel'),
    style: 'danger',
  });
  if (sure) attempt(() => act('delete', place));
}

function permalink(channel, ts) {
  return `${location.origin}/archives/${channel}/p${ts.replace('.', '')}`;
}
