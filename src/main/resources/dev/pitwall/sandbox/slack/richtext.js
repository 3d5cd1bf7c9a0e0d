// rich_text blocks.

import { h } from './dom.js';
import { channel, emojiNode, lines, link, mention } from './mrkdwn.js';
import { dateText } from './dates.js';

export function richText(block) {
  return h('div.rich-text', {}, block.elements.map(part));
}

function part(element) {
  const inside = () => element.elements.map(inline);
  switch (element.type) {
    case 'rich_text_section':
      return h('div', {}, inside());
    case 'rich_text_preformatted':
      return h('pre', {}, inside());
    case 'rich_text_quote':
      return h('blockquote', {}, inside());
    case 'rich_text_list':
      return list(element);
    default:
      return null;
  }
}

function list(element) {
  const tag = element.style === 'ordered' ? 'ol' : 'ul';
  const items = element.elements.map((item) => h('li', {}, item.elements.map(inline)));
  const made = h(tag, { start: element.offset ? element.offset + 1 : null }, items);
  made.style.marginInlineStart = `${20 + 24 * (element.indent ?? 0)}px`;
  return made;
}

function inline(element) {
  return styled(element.style ?? {}, content(element));
}

function content(element) {
  switch (element.type) {
    case 'text':
      return lines(element.text);
    case 'link':
      return [link(element.url, element.text || element.url)];
    case 'emoji':
      return [emojiNode(element.name)];
    case 'user':
      return [mention(element.user_id)];
    case 'channel':
      return [channel(element.channel_id)];
    case 'broadcast':
      return [h('span.mention.me', {}, `@${element.range}`)];
    case 'date':
      return [dateText(element.timestamp, element.format, element.fallback ?? '')];
    default:
      return [element.text ?? element.value ?? ''];
  }
}

function styled(style, nodes) {
  let inner = nodes;
  for (const [name, tag] of [['code', 'code'], ['strike', 's'], ['italic', 'em'], ['bold', 'strong']]) {
    if (style[name]) inner = [h(tag, {}, inner)];
  }
  return inner;
}
