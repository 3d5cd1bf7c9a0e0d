// A menu that floats over the page until something is picked.

import { h } from './dom.js';

let open = null;

export function popup(anchor, items) {
  close();
  const menu = h(
    'div.popup',
    { role: 'menu' },
    items.map((item) =>
      h(
        'button',
        {
          type: 'button',
          role: 'menuitem',
          onclick: () => {
            close();
            item.run();
          },
        },
        item.label,
      ),
    ),
  );
  (anchor.closest('dialog') ?? document.body).append(menu);
  put(menu, anchor);
  open = { menu, anchor };
  menu.querySelector('button')?.focus();
}

function put(menu, anchor) {
  const beside = anchor.getBoundingClientRect();
  const size = menu.getBoundingClientRect();
  const below = beside.bottom + 4 + size.height < innerHeight;
  menu.style.top = `${below ? beside.bottom + 4 : Math.max(4, beside.top - size.height - 4)}px`;
  menu.style.left = `${Math.max(4, Math.min(beside.left, innerWidth - size.width - 8))}px`;
}

export function close() {
  open?.menu.remove();
  open = null;
}

addEventListener('hashchange', close);
document.addEventListener('scroll', close, true);

document.addEventListener('pointerdown', (event) => {
  if (open && !open.menu.contains(event.target) && !open.anchor.contains(event.target)) close();
});

document.addEventListener('keydown', (event) => {
  if (!open) return;
  const items = [...open.menu.querySelectorAll('button')];
  const at = items.indexOf(document.activeElement);
  if (event.key === 'Escape') {
    open.anchor.focus();
    close();
  } else if (event.key === 'ArrowDown') items[(at + 1) % items.length].focus();
  else if (event.key === 'ArrowUp') items[(at - 1 + items.length) % items.length].focus();
  else return;
  event.preventDefault();
});
