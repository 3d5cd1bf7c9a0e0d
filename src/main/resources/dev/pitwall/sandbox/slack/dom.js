// Elements from names, properties and children. Text always becomes text nodes.

/**
 * @param {string} name tag, with classes after dots
 * @param {object} properties attributes; `on…` are listeners, null and false are left out
 * @param {...(Node|string|null|Array)} children
 */
export function h(name, properties = {}, ...children) {
  const [tag, ...classes] = name.split('.');
  const element = document.createElement(tag);
  if (classes.length) element.className = classes.join(' ');
  set(element, properties);
  append(element, children);
  return element;
}

function set(element, properties) {
  for (const [key, value] of Object.entries(properties)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'value') element.value = value;
    else element.setAttribute(key, value === true ? '' : value);
  }
}

export function append(element, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false) continue;
    element.append(child);
  }
  return element;
}

export function replace(element, ...children) {
  element.replaceChildren();
  return append(element, children);
}

const SVG = 'http://www.w3.org/2000/svg';

/** A line drawing from path data, 20 units square. */
export function drawing(path, className = '') {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', `drawing ${className}`);
  svg.setAttribute('aria-hidden', 'true');
  const line = document.createElementNS(SVG, 'path');
  line.setAttribute('d', path);
  svg.append(line);
  return svg;
}

export const DRAWINGS = {
  reply: 'M3 4h14v10H9l-4 3v-3H3z',
  more: 'M10 4.5v.01M10 10v.01M10 15.5v.01',
  close: 'M5 5l10 10M15 5L5 15',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 8a2 2 0 100 4 2 2 0 000-4z',
  send: 'M3 4l14 6-14 6 2-6zM5 10h6',
  home: 'M3 9l7-6 7 6v8h-5v-5H8v5H3z',
  file: 'M5 2h7l4 4v12H5zM12 2v4h4',
  bolt: 'M11 2L4 11h5l-1 7 7-9h-5z',
  menu: 'M3 5h14M3 10h14M3 15h14',
};

/**
 * Makes `parent` hold these items in this order and keeps the elements of those that did not
 * change, so that focus, selection and scroll stay where they are.
 *
 * @param {Array<{key: string, version: string, make: function(): Element}>} items
 */
export function keep(parent, items) {
  const old = new Map();
  for (const child of parent.children) old.set(child.dataset.key, child);
  let place = parent.firstElementChild;
  for (const item of items) {
    let element = old.get(item.key);
    old.delete(item.key);
    if (!element || element.dataset.version !== item.version) {
      const made = item.make();
      made.dataset.key = item.key;
      made.dataset.version = item.version;
      if (element) {
        if (place === element) place = made;
        element.replaceWith(made);
      }
      element = made;
    }
    if (element === place) place = place.nextElementSibling;
    else parent.insertBefore(element, place);
  }
  old.forEach((element) => element.remove());
}
