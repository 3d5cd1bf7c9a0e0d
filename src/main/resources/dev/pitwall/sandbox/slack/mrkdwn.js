// Slack's mrkdwn as nodes. Foreign text only ever becomes text nodes and checked links.

import { h } from './dom.js';
import { emoji, withEmoji } from './emoji.js';
import { dateText } from './dates.js';
import { names } from './names.js';

const SCHEMES = /^(https?:\/\/|mailto:|slack:\/\/)/;

const MESSAGE = /^https:\/\/slack\.com\/app_redirect\?/;

/** Slack's address of a message leads to it in this page. */
function place(url) {
  const query = new URL(url).searchParams;
  const parts = [names.me, query.get('channel') ?? '', query.get('message_ts') ?? ''];
  return `#${parts.map(encodeURIComponent).join('/')}`;
}

/** A link where it is safe to follow one, otherwise its text. */
export function link(url, text) {
  if (MESSAGE.test(url)) return h('a', { href: place(url) }, text);
  if (!SCHEMES.test(url)) return document.createTextNode(text);
  return h('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, text);
}

export function unescape(text) {
  return text.replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&amp;/g, '&');
}

/** A text object of a block. */
export function textObject(object) {
  if (!object) return [];
  if (object.type === 'plain_text') return lines(withEmoji(object.text));
  return mrkdwn(object.text);
}

/** mrkdwn with its blocks: fences and quotes, then what stands in a line. */
export function mrkdwn(text) {
  const nodes = [];
  const parts = text.split('```');
  parts.forEach((part, index) => {
    const fenced = index % 2 === 1 && index < parts.length - 1;
    if (fenced) nodes.push(h('pre', {}, tokens(part.replace(/^\n|\n$/g, ''))));
    else nodes.push(quotes(index % 2 === 1 ? '```' + part : trimmed(part, index, parts.length)));
  });
  return nodes.flat();
}

function trimmed(part, index, count) {
  let text = part;
  if (index > 0) text = text.replace(/^\n/, '');
  if (index < count - 1) text = text.replace(/\n$/, '');
  return text;
}

function quotes(text) {
  const nodes = [];
  let quoted = [];
  let plain = [];
  const flush = () => {
    if (quoted.length) nodes.push(h('blockquote', {}, inline(quoted.join('\n'))));
    if (plain.length) nodes.push(...inline(plain.join('\n')));
    quoted = [];
    plain = [];
  };
  const all = text.split('\n');
  all.forEach((line, index) => {
    const quote = /^(?:&gt;|>)\s?(.*)$/.exec(line);
    if (quote) {
      if (plain.length) flush();
      quoted.push(quote[1]);
    } else if (index < all.length - 1 || line !== '' || all.length === 1) {
      if (quoted.length) flush();
      plain.push(line);
    }
  });
  flush();
  return nodes;
}

const PART =
  /<([^<>]+)>|`([^`\n]+)`|:([a-z0-9_+-]+):|(?<![\w*])\*(?=\S)([^*\n]*\S)\*(?![\w*])|(?<![\w_])_(?=\S)([^_\n]*\S)_(?![\w_])|(?<![\w~])~(?=\S)([^~\n]*\S)~(?![\w~])/;

/** What stands in lines: tokens, code, emoji, bold, italic, strike. */
export function inline(text) {
  const nodes = [];
  let rest = text;
  for (let found = PART.exec(rest); found; found = PART.exec(rest)) {
    nodes.push(...lines(unescape(rest.slice(0, found.index))));
    const [whole, token, code, name, bold, italic, strike] = found;
    if (token !== undefined) nodes.push(tokenNode(token));
    else if (code !== undefined) nodes.push(h('code', {}, tokens(code)));
    else if (name !== undefined) nodes.push(emojiNode(name));
    else if (bold !== undefined) nodes.push(h('strong', {}, inline(bold)));
    else if (italic !== undefined) nodes.push(h('em', {}, inline(italic)));
    else nodes.push(h('s', {}, inline(strike)));
    rest = rest.slice(found.index + whole.length);
  }
  nodes.push(...lines(unescape(rest)));
  return nodes;
}

/** In code only tokens mean something. */
function tokens(text) {
  const nodes = [];
  let last = 0;
  for (const found of text.matchAll(/<([^<>]+)>/g)) {
    nodes.push(unescape(text.slice(last, found.index)), tokenNode(found[1]));
    last = found.index + found[0].length;
  }
  nodes.push(unescape(text.slice(last)));
  return nodes;
}

export function emojiNode(name) {
  const character = emoji(name);
  if (character.startsWith(':')) return document.createTextNode(character);
  return h('span.emoji', { role: 'img', 'aria-label': name.replaceAll('_', ' ') }, character);
}

function tokenNode(token) {
  const [target, label] = token.split(/\|(.*)/s);
  if (target.startsWith('@')) return mention(target.slice(1));
  if (target.startsWith('#')) return channel(target.slice(1), label);
  if (target.startsWith('!date^')) return dateNode(target, label);
  if (target.startsWith('!subteam^')) return h('span.mention', {}, unescape(label ?? '@group'));
  if (target.startsWith('!')) return h('span.mention.me', {}, `@${target.slice(1)}`);
  return link(unescape(target), unescape(label ?? target));
}

export function mention(id) {
  const mine = id === names.me;
  return h(mine ? 'span.mention.me' : 'span.mention', {}, `@${names.person(id)}`);
}

export function channel(id, label) {
  const text = `#${names.channel(id) ?? unescape(label ?? id)}`;
  return h('a.mention', { href: `#${names.meName}/${id}` }, text);
}

function dateNode(target, fallback) {
  const [, seconds, format, url] = target.split('^');
  const text = dateText(Number(seconds), unescape(format ?? ''), unescape(fallback ?? ''));
  if (url) return link(unescape(url), text);
  const moment = new Date(Number(seconds) * 1000);
  return h('time', { title: Number.isFinite(moment.getTime()) ? moment.toString() : '' }, text);
}

export function lines(text) {
  return text.split('\n').flatMap((line, index) => (index ? [h('br'), line] : [line]));
}
