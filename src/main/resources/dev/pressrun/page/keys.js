'use strict';

/* The keyboard, and the help that lists it. */
pressrun.keys = (() => {
  const {el, byId} = pressrun.dom;
  const {grid, viewer} = pressrun;
  const KEYS = [['j  →', 'next'], ['k  ←', 'previous'], ['↓ ↑', 'a row down, up'], ['Enter', 'open'],
    ['p', 'pick'], ['x', 'reject'], ['n', 'write a note'], ['z', 'full size, in an open picture'],
    ['c', 'compare variants'], ['/', 'search'], ['1 2 3', 'small, medium, large'], ['Esc', 'close'],
    ['?', 'this help']];

  function help() {
    const close = el('button', {type: 'button', class: 'main'}, 'Close');
    close.addEventListener('click', () => byId('keys').close());
    byId('keys').replaceChildren(el('h2', {id: 'keys-title'}, 'Keys'),
        el('dl', {}, ...KEYS.map(([key, text]) =>
            el('div', {}, el('dt', {}, el('kbd', {}, key)), el('dd', {}, text)))),
        el('p', {class: 'quiet'}, 'Marks and notes stay in this browser. Export them as picks.csv to make the rejected ones anew.'),
        close);
    byId('keys').showModal();
  }

  function start(acts) {
    const closed = (act) => () => !viewer.isOpen() && act();
    const doing = {
      j: () => acts.move(1), k: () => acts.move(-1),
      ArrowRight: () => acts.move(1), ArrowLeft: () => acts.move(-1),
      ArrowDown: closed(() => acts.moveRow(1)), ArrowUp: closed(() => acts.moveRow(-1)),
      Enter: closed(() => grid.current() >= 0 && acts.open(grid.current())),
      p: () => acts.mark(grid.current(), 'pick'), x: () => acts.mark(grid.current(), 'reject'), n: acts.note,
      z: () => viewer.isOpen() && viewer.zoom(),
      c: () => !byId('compare').hidden && acts.compare(), '/': closed(() => byId('search').focus()),
      1: () => acts.resize('S'), 2: () => acts.resize('M'), 3: () => acts.resize('L'), '?': help,
    };
    byId('help').addEventListener('click', help);
    document.addEventListener('keydown', (event) => {
      const target = event.target;
      if (event.ctrlKey || event.metaKey || event.altKey || byId('keys').open) return;
      if (target.matches('textarea, select, input:not([type=radio])')) {
        if (event.key === 'Escape' && target.id === 'search') target.blur();
        return;
      }
      if (event.key === 'Enter' && target.closest('button, a, summary')) return;
      if (event.key.startsWith('Arrow') && target.matches('input')) return;
      const act = doing[event.key.length === 1 ? event.key.toLowerCase() : event.key];
      if (!act) return;
      event.preventDefault();
      act();
    });
  }

  return {start};
})();
