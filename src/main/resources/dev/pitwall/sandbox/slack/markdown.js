// The markdown block: what agents write, in the common part of Markdown.

import { h } from './dom.js';
import { lines, link } from './mrkdwn.js';
import { withEmoji } from './emoji.js';

export function markdown(text) {
  const nodes = [];
  const rows = text.split('\n');
  while (rows.length) nodes.push(next(rows));
  return h('div.markdown', {}, nodes);
}

function next(rows) {
  const row = rows.shift();
  const fence = /^\s*(```|~~~)/.exec(row);
  if (fence) {
    const code = [];
    while (rows.length && !rows[0].trimStart().startsWith(fence[1])) code.push(rows.shift());
    rows.shift();
    return h('pre', {}, code.join('\n'));
  }
  const heading = /^(#{1,6})\s+(.*?)\s*#*$/.exec(row);
  if (heading) return h(`h${Math.min(heading[1].length + 2, 6)}`, {}, inline(heading[2]));
  if (/^\s*([-*_])(\s*\1){2,}\s*$/.test(row)) return h('hr');
  if (/^\s*>/.test(row)) {
    const quoted = [row, ...takeWhile(rows, (r) => /^\s*>/.test(r))];
    return h('blockquote', {}, markdown(quoted.map((r) => r.replace(/^\s*> ?/, '')).join('\n')));
  }
  const item = /^\s*([-*+]|\d+[.)])\s+/.exec(row);
  if (item) return list(row, rows, /\d/.test(item[1]));
  if (row.trim() === '') return null;
  const paragraph = [row, ...takeWhile(rows, (r) => r.trim() !== '' && !starts(r))];
  return h('p', {}, inline(paragraph.join('\n')));
}

function starts(row) {
  return /^\s*(```|~~~|#{1,6}\s|>|[-*+]\s|\d+[.)]\s)/.test(row);
}

function list(row, rows, ordered) {
  const items = [row, ...takeWhile(rows, (r) => /^\s*([-*+]|\d+[.)])\s+/.test(r) || /^\s{2,}\S/.test(r))];
  const made = h(ordered ? 'ol' : 'ul');
  for (const text of items) {
    const content = text.replace(/^\s*([-*+]|\d+[.)])\s+/, '');
    if (content === text && made.lastElementChild) made.lastElementChild.append(' ', ...inline(text.trim()));
    else made.append(h('li', {}, inline(content)));
  }
  return made;
}

function takeWhile(rows, holds) {
  const taken = [];
  while (rows.length && holds(rows[0])) taken.push(rows.shift());
  return taken;
}

const PART =
  /`([^`]+)`|\[([^\]]+)\]\(([^()\s]+)\)|\*\*(?=\S)(.+?)\*\*|(?<!\w)[*_](?=\S)([^*_]+?)[*_](?!\w)|~~(.+?)~~/;

function inline(text) {
  const nodes = [];
  let rest = text;
  for (let found = PART.exec(rest); found; found = PART.exec(rest)) {
    nodes.push(...lines(withEmoji(rest.slice(0, found.index))));
    const [whole, code, label, url, bold, italic, strike] = found;
    if (code !== undefined) nodes.push(h('code', {}, code));
    else if (label !== undefined) nodes.push(link(url, label));
    else if (bold !== undefined) nodes.push(h('strong', {}, inline(bold)));
    else if (italic !== undefined) nodes.push(h('em', {}, inline(italic)));
    else nodes.push(h('s', {}, inline(strike)));
    rest = rest.slice(found.index + whole.length);
  }
  nodes.push(...lines(withEmoji(rest)));
  return nodes;
}
