'use strict';

/* The bar: what is shown and how, and what to take along. */
pressrun.toolbar = (() => {
  const {el, byId, number, later} = pressrun.dom;
  const {filter, picks, store} = pressrun;
  const {view, CHIPS} = filter;
  const SIZES = ['S', 'M', 'L'];
  const THEMES = ['auto', 'light', 'dark'];
  const VIEW = 'pressrun.view';
  /** A pause in typing, in milliseconds. */
  const TYPED = 150;

  const look = {size: 'M', theme: 'auto'};
  let job = null;
  let acts = null;

  function remember() {
    try {
      localStorage.setItem(VIEW, JSON.stringify(look));
    } catch (e) {
      // Without storage the view is the usual one next time.
    }
  }

  function remembered() {
    try {
      const {size, theme} = JSON.parse(localStorage.getItem(VIEW) || '{}');
      if (SIZES.includes(size)) look.size = size;
      if (THEMES.includes(theme)) look.theme = theme;
    } catch (e) {
      // As above.
    }
  }

  function chips() {
    for (const [name, [text]] of Object.entries(CHIPS)) {
      const chip = el('button', {type: 'button', class: 'chip', 'data-chip': name}, text, ' ', el('small', {}));
      chip.addEventListener('click', () => acts.choose({chip: name, code: ''}));
      byId('chips').append(chip);
    }
    const code = el('button', {type: 'button', class: 'chip code', id: 'code', hidden: true, 'aria-pressed': 'true'});
    code.addEventListener('click', () => acts.choose({code: ''}));
    byId('chips').append(code);
  }

  /** Shows the counts and the marks as they are now. */
  function count() {
    const counts = filter.counts(job.summary);
    byId('export').disabled = picks.count() === 0;
    byId('export-count').textContent = picks.count() ? ' (' + number(picks.count()) + ')' : '';
    for (const chip of byId('chips').querySelectorAll('[data-chip]')) {
      const name = chip.dataset.chip;
      const fixed = name === 'all' || name === view.chip;
      const idle = name === 'unmarked' && counts.unmarked === counts.done;
      chip.hidden = !fixed && (counts[name] === 0 || idle);
      chip.querySelector('small').textContent = number(counts[name]);
    }
  }

  /** Shows what is chosen. */
  function show() {
    for (const chip of byId('chips').querySelectorAll('[data-chip]')) {
      chip.setAttribute('aria-pressed', String(chip.dataset.chip === view.chip));
    }
    byId('code').hidden = !view.code;
    byId('code').textContent = view.code + ' ✕';
    byId('code').setAttribute('aria-label', 'Only ' + view.code + '; show all');
    byId('compare').setAttribute('aria-pressed', String(view.compare));
    byId('group').value = view.group;
    for (const radio of document.getElementsByName('size')) radio.checked = radio.value === look.size;
    document.documentElement.dataset.theme = look.theme;
    byId('theme').textContent = 'Colours: ' + look.theme;
    document.body.dataset.size = look.size;
    count();
  }

  function resize(size) {
    look.size = size;
    remember();
    acts.resize(size);
  }

  function recolour() {
    look.theme = THEMES[(THEMES.indexOf(look.theme) + 1) % THEMES.length];
    remember();
    show();
  }

  function unfold() {
    const open = byId('toolbar').classList.toggle('open');
    byId('view').setAttribute('aria-expanded', String(open));
  }

  function listen() {
    let typing = 0;
    byId('search').addEventListener('input', () => {
      clearTimeout(typing);
      typing = setTimeout(() => acts.search(byId('search').value.trim()), TYPED);
    });
    byId('group').addEventListener('change', () => acts.group(byId('group').value, false));
    byId('compare').addEventListener('click', () => acts.group('', !view.compare));
    for (const radio of document.getElementsByName('size')) {
      radio.addEventListener('change', () => resize(radio.value));
    }
    byId('theme').addEventListener('click', recolour);
    byId('view').addEventListener('click', unfold);
    byId('export').addEventListener('click', acts.exportPicks);
    byId('clear').addEventListener('click', acts.everything);
  }

  function start(data, doing) {
    job = data;
    acts = doing;
    remembered();
    byId('group').append(el('option', {value: ''}, 'no column'),
        ...job.headers.filter(Boolean).map((header) => el('option', {value: header}, header)));
    byId('compare').hidden = !store.hasVariants();
    chips();
    listen();
    acts.resize(look.size);
  }

  return {start, show, resize, countLater: later(count)};
})();
