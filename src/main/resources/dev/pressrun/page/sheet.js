'use strict';

/* Loads the rows, filters and groups them, draws the cards that are on screen, and obeys the keys. */
(() => {
  const {el, byId, number, plural, STATES} = pressrun.dom;
  const {picks, layout, cards, viewer} = pressrun;
  const HEIGHTS = {S: 112, M: 190, L: 320};
  const SHARDS_AT_ONCE = 100;
  const OVERSCAN = 600;
  const THEMES = ['auto', 'light', 'dark'];
  const KEYS = [['j  →', 'next'], ['k  ←', 'previous'], ['↓ ↑', 'a row down, up'], ['Enter', 'open'],
    ['p', 'pick'], ['x', 'reject'], ['n', 'write a note'], ['c', 'compare variants'], ['/', 'search'],
    ['1 2 3', 'small, medium, large'], ['Esc', 'close'], ['?', 'this help']];

  let job = null;
  const items = [];
  const byLine = new Map();
  const view = {size: 'M', group: '', compare: false, theme: 'auto', text: '', chip: 'all', code: ''};
  let order = [];
  let positions = new Map();
  let placed = {rows: [], places: new Map(), height: 0};
  let current = -1;
  const drawn = new Map();
  let shardsWanted = 0;
  let shardsLoaded = 0;

  // What is shown

  const CHIPS = {
    all: ['All', () => true],
    done: [STATES.done, (item) => item.state === 'done'],
    failed: [STATES.failed, (item) => item.state === 'failed'],
    invalid: [STATES.invalid, (item) => item.state === 'invalid'],
    in_doubt: [STATES.in_doubt, (item) => item.state === 'in_doubt'],
    open: ['Still to come', (item) => ['pending', 'submitting', 'submitted'].includes(item.state)],
    pick: ['Picked', (item) => picks.of(item).pick === 'pick'],
    reject: ['Rejected', (item) => picks.of(item).pick === 'reject'],
    unmarked: ['Unmarked', (item) => item.state === 'done' && !picks.of(item).pick],
    note: ['Noted', (item) => picks.of(item).note !== ''],
  };

  function haystack(item) {
    item.text ??= [item.key, item.prompt, item.message, item.code, ...item.values].join('\n').toLowerCase();
    return item.text;
  }

  function matches(item) {
    return CHIPS[view.chip][1](item) && (!view.code || item.code === view.code)
        && view.text.split(/\s+/).every((word) => haystack(item).includes(word));
  }

  function groupTitle(item) {
    if (view.compare) return 'Line ' + number(item.line) + (item.values[0] ? ' · ' + item.values[0] : '');
    return item.values[job.headers.indexOf(view.group)] || '(empty)';
  }

  function groups(indexes) {
    if (!view.compare && !view.group) return [{title: null, items: indexes}];
    const found = new Map();
    for (const index of indexes) {
      const item = items[index];
      const name = view.compare ? item.line : groupTitle(item);
      if (!found.has(name)) found.set(name, {title: groupTitle(item), items: []});
      found.get(name).items.push(index);
    }
    return [...found.values()];
  }

  function arrange() {
    const indexes = [];
    items.forEach((item, index) => {
      if (matches(item)) indexes.push(index);
    });
    const grouped = groups(indexes);
    order = grouped.flatMap((group) => group.items);
    positions = new Map(order.map((index, position) => [index, position]));
    placed = layout.place(items, grouped, {width: byId('sheet').clientWidth, target: HEIGHTS[view.size],
      gap: view.size === 'S' ? 10 : 16, caption: 34, heading: 52, ragged: view.compare});
    byId('sheet').style.height = placed.height + 'px';
    byId('sheet').replaceChildren();
    drawn.clear();
    if (!positions.has(current)) current = -1;
    draw();
    byId('nothing').hidden = order.length > 0 || !allLoaded();
    byId('count').textContent = (order.length === items.length ? plural(items.length, 'item')
        : number(order.length) + ' of ' + plural(items.length, 'item'))
        + (allLoaded() ? '' : ' · loading ' + number(items.length) + ' of ' + number(job.summary.rows));
  }

  // What is drawn

  function card(index) {
    const item = items[index];
    const node = cards.make(item, {
      open: () => open(index),
      mark: (pick) => mark(index, pick),
    });
    const at = placed.places.get(index);
    node.style.transform = 'translate(' + at.x + 'px,' + at.y + 'px)';
    node.style.width = at.width + 'px';
    node.querySelector('.frame').style.height = at.height + 'px';
    node.setAttribute('aria-posinset', positions.get(index) + 1);
    node.setAttribute('aria-setsize', order.length);
    node.classList.toggle('current', index === current);
    node.dataset.key = item.key;
    node.addEventListener('focusin', () => here(index));
    return node;
  }

  function heading(row) {
    const node = el('div', {class: 'heading', role: 'listitem'},
        el('h2', {}, row.title, el('small', {}, number(row.count))));
    node.style.transform = 'translateY(' + row.y + 'px)';
    return node;
  }

  /** What belongs near the window, from top to bottom: [name, how to make the node]. */
  function near() {
    const top = -byId('sheet').getBoundingClientRect().top;
    const wanted = new Map();
    for (let r = layout.rowAt(placed.rows, top - OVERSCAN); r < placed.rows.length; r++) {
      const row = placed.rows[r];
      if (row.y > top + innerHeight + OVERSCAN) break;
      if (row.title !== undefined) wanted.set('row' + r, () => heading(row));
      for (const index of row.cards) wanted.set(index, () => card(index));
    }
    return wanted;
  }

  /** Keeps nodes for what is near the window, in reading order, and only for that. */
  function draw() {
    const wanted = near();
    for (const [name, node] of drawn) {
      if (!wanted.has(name)) {
        node.remove();
        drawn.delete(name);
      }
    }
    let cursor = byId('sheet').firstChild;
    for (const [name, make] of wanted) {
      if (drawn.has(name)) {
        cursor = drawn.get(name).nextSibling;
        continue;
      }
      const node = make();
      drawn.set(name, node);
      byId('sheet').insertBefore(node, cursor);
    }
  }

  function later(act) {
    let waiting = false;
    return () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        act();
      });
    };
  }

  // Moving and marking

  function reveal(index) {
    const at = placed.places.get(index);
    const bar = document.querySelector('.toolbar').offsetHeight + 12;
    const top = at.y + byId('sheet').getBoundingClientRect().top;
    const bottom = top + at.height + 40;
    if (top < bar) scrollBy(0, top - bar);
    else if (bottom > innerHeight) scrollBy(0, bottom - innerHeight + 12);
    draw();
  }

  /** The keys act on this item from now on. */
  function here(index) {
    drawn.get(current)?.classList.remove('current');
    current = index;
    drawn.get(index)?.classList.add('current');
  }

  function go(index) {
    reveal(index);
    here(index);
    if (viewer.isOpen()) open(index);
    else drawn.get(index).querySelector('.frame').focus({preventScroll: true});
  }

  function move(by) {
    if (!order.length) return;
    const position = current < 0 ? (by > 0 ? 0 : order.length - 1) : positions.get(current) + by;
    if (position >= 0 && position < order.length) go(order[position]);
  }

  /** To the card below or above whose middle is nearest. */
  function moveRow(by) {
    if (current < 0) return move(1);
    const from = placed.places.get(current);
    let row = from.row + by;
    while (placed.rows[row] && !placed.rows[row].cards.length) row += by;
    if (!placed.rows[row]) return;
    const distance = (index) => {
      const at = placed.places.get(index);
      return Math.abs(at.x + at.width / 2 - from.x - from.width / 2);
    };
    go(placed.rows[row].cards.reduce((best, index) => (distance(index) < distance(best) ? index : best)));
  }

  function open(index) {
    here(index);
    viewer.show(items[index], positions.get(index), {
      job, total: order.length, siblings: byLine.get(items[index].line).map((i) => items[i]),
      acts: {
        move,
        mark: (pick) => mark(current, pick),
        note: (item, text) => {
          picks.setNote(item, text);
          marked(item.index);
        },
        open: (item) => openAnywhere(item.index),
      },
    });
  }

  /** A variant may be hidden by the filter: then the filter goes. */
  function openAnywhere(index) {
    if (!positions.has(index)) everything();
    open(index);
  }

  function mark(index, pick) {
    if (index < 0) return;
    const now = picks.toggle(items[index], pick);
    marked(index);
    viewer.refresh();
    toast((now ? cards.MARKS[now] : 'Unmarked') + ': ' + items[index].key);
  }

  function marked(index) {
    if (drawn.has(index)) cards.refresh(drawn.get(index), items[index]);
    countLater();
  }

  // The bar

  function count() {
    const counts = Object.fromEntries(Object.keys(CHIPS).map((name) => [name, 0]));
    for (const item of items) {
      for (const name in CHIPS) if (CHIPS[name][1](item)) counts[name]++;
    }
    const marks = items.filter((item) => picks.of(item).pick || picks.of(item).note).length;
    byId('export').disabled = marks === 0;
    byId('export').textContent = marks ? 'Export picks.csv (' + number(marks) + ')' : 'Export picks.csv';
    for (const chip of byId('chips').children) {
      const name = chip.dataset.chip;
      if (!name) continue;
      const fixed = name === 'all' || name === 'done' || name === view.chip;
      chip.hidden = !fixed && counts[name] === 0;
      chip.querySelector('small').textContent = number(counts[name]);
    }
  }

  const countLater = later(count);

  function chips() {
    for (const [name, [text]] of Object.entries(CHIPS)) {
      const chip = el('button', {type: 'button', class: 'chip', 'data-chip': name,
        'aria-pressed': String(name === view.chip)}, text, ' ', el('small', {}));
      chip.addEventListener('click', () => choose({chip: name, code: ''}));
      byId('chips').append(chip);
    }
    const code = el('button', {type: 'button', class: 'chip code', id: 'code', hidden: true,
      'aria-pressed': 'true'});
    code.addEventListener('click', () => choose({code: ''}));
    byId('chips').append(code);
  }

  function choose(change) {
    Object.assign(view, change);
    for (const chip of byId('chips').querySelectorAll('[data-chip]')) {
      chip.setAttribute('aria-pressed', String(chip.dataset.chip === view.chip));
    }
    byId('code').hidden = !view.code;
    byId('code').textContent = view.code + ' ✕';
    byId('code').setAttribute('aria-label', 'Only ' + view.code + '; show all');
    byId('compare').setAttribute('aria-pressed', String(view.compare));
    byId('group').value = view.group;
    for (const radio of document.getElementsByName('size')) radio.checked = radio.value === view.size;
    document.documentElement.dataset.theme = view.theme;
    byId('theme').textContent = 'Colours: ' + view.theme;
    document.body.dataset.size = view.size;
    remember();
    arrange();
    countLater();
  }

  function everything() {
    byId('search').value = '';
    choose({text: '', chip: 'all', code: ''});
  }

  const VIEW = 'pressrun.view';

  function remember() {
    try {
      localStorage.setItem(VIEW, JSON.stringify({size: view.size, theme: view.theme}));
    } catch (e) {
      // Without storage the view is the usual one next time.
    }
  }

  function remembered() {
    try {
      const {size, theme} = JSON.parse(localStorage.getItem(VIEW) || '{}');
      return {size: HEIGHTS[size] ? size : 'M', theme: THEMES.includes(theme) ? theme : 'auto'};
    } catch (e) {
      return {};
    }
  }

  function exportPicks() {
    const address = URL.createObjectURL(new Blob([picks.csv(items)], {type: 'text/csv'}));
    el('a', {href: address, download: 'picks.csv'}).click();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    toast('Saved picks.csv. Use it with: pressrun rerun JOB --from picks.csv');
  }

  const toasts = byId('toast');
  let toastTimer = 0;

  function toast(text) {
    const stored = picks.isStored() ? '' : ' (this browser keeps no marks: export them before you leave)';
    // An open dialog hides all that is not in it, and is filled anew with each item.
    (viewer.isOpen() ? byId('viewer') : document.body).append(toasts);
    toasts.textContent = text + stored;
    toasts.classList.add('on');
    clearTimeout(toastTimer);
    toastTimer = setTimeout(() => toasts.classList.remove('on'), 2500);
  }

  // The keys

  function help() {
    const close = el('button', {type: 'button', class: 'main'}, 'Close');
    close.addEventListener('click', () => byId('keys').close());
    byId('keys').replaceChildren(el('h2', {id: 'keys-title'}, 'Keys'),
        el('dl', {}, ...KEYS.map(([key, text]) =>
            el('div', {}, el('dt', {}, el('kbd', {}, key)), el('dd', {}, text)))),
        el('p', {class: 'quiet'}, 'Marks stay in this browser. Export them as picks.csv to make the rejected ones anew.'),
        close);
    byId('keys').showModal();
  }

  function note() {
    if (current < 0) return;
    if (!viewer.isOpen()) open(current);
    viewer.writeNote();
  }

  const ACTS = {
    j: () => move(1), k: () => move(-1), ArrowRight: () => move(1), ArrowLeft: () => move(-1),
    ArrowDown: () => !viewer.isOpen() && moveRow(1), ArrowUp: () => !viewer.isOpen() && moveRow(-1),
    Enter: () => current >= 0 && !viewer.isOpen() && open(current),
    p: () => mark(current, 'pick'), x: () => mark(current, 'reject'), n: note,
    c: () => !byId('compare').hidden && choose({compare: !view.compare}),
    '/': () => !viewer.isOpen() && byId('search').focus(),
    1: () => choose({size: 'S'}), 2: () => choose({size: 'M'}), 3: () => choose({size: 'L'}), '?': help,
  };

  function key(event) {
    const target = event.target;
    const writing = target.matches('textarea, select, input:not([type=radio])');
    if (event.ctrlKey || event.metaKey || event.altKey || byId('keys').open) return;
    if (writing) {
      if (event.key === 'Escape' && target.id === 'search') target.blur();
      return;
    }
    if (event.key === 'Enter' && target.closest('button, a, summary')) return;
    if (event.key.startsWith('Arrow') && target.matches('input')) return;
    const act = ACTS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  // The rows

  const allLoaded = () => shardsLoaded >= job.shards;

  /** One script after the other, so that the rows arrive in their order. */
  function load() {
    if (shardsLoaded >= shardsWanted) {
      const left = job.shards - shardsLoaded;
      byId('more').hidden = left === 0;
      byId('more').textContent = 'Load ' + plural(Math.min(left, SHARDS_AT_ONCE) * job.shardRows, 'more row');
      return;
    }
    const name = 'page/data-' + String(shardsLoaded + 1).padStart(4, '0') + '.js';
    const script = el('script', {src: name});
    script.addEventListener('error', () => toast('Cannot read ' + name));
    document.head.append(script);
  }

  function loadMore() {
    shardsWanted = Math.min(job.shards, shardsWanted + SHARDS_AT_ONCE);
    load();
  }

  function add(item) {
    item.index = items.length;
    item.values ??= [];
    if (item.code) {
      item.sentence = job.dictionary[item.code].sentence;
      item.advice = job.dictionary[item.code].advice;
    }
    if (item.ratioText) {
      const [across, down] = item.ratioText.split(':').map(Number);
      item.ratio = across / down || 1;
    }
    items.push(item);
    if (!byLine.has(item.line)) byLine.set(item.line, []);
    byLine.get(item.line).push(item.index);
    if (byLine.get(item.line).length > 1) byId('compare').hidden = false;
  }

  const arrangeLater = later(arrange);

  pressrun.rows = (shard, rows) => {
    rows.forEach(add);
    shardsLoaded = shard;
    // The first at once, so that the page's first pictures belong to its loading; then not at every shard, which would lay out all
    // rows again a hundred times.
    if (shard === 1) {
      arrange();
      countLater();
    } else if (shard % 10 === 0 || shard === shardsWanted) {
      arrangeLater();
      countLater();
    }
    load();
  };

  function listen() {
    let typing = 0;
    byId('search').addEventListener('input', () => {
      clearTimeout(typing);
      typing = setTimeout(() => choose({text: byId('search').value.trim().toLowerCase()}), 120);
    });
    byId('group').addEventListener('change', () => choose({group: byId('group').value, compare: false}));
    byId('compare').addEventListener('click', () => choose({compare: !view.compare}));
    for (const radio of document.getElementsByName('size')) {
      radio.addEventListener('change', () => choose({size: radio.value}));
    }
    byId('theme').addEventListener('click', () =>
      choose({theme: THEMES[(THEMES.indexOf(view.theme) + 1) % THEMES.length]}));
    byId('help').addEventListener('click', help);
    byId('export').addEventListener('click', exportPicks);
    byId('clear').addEventListener('click', everything);
    byId('more').addEventListener('click', loadMore);
    viewer.onClose((item) => positions.has(item.index) && go(item.index));
    document.addEventListener('keydown', key);
    addEventListener('scroll', later(draw), {passive: true});
    new ResizeObserver(arrangeLater).observe(document.querySelector('main'));
  }

  pressrun.job = (data) => {
    job = data;
    picks.open(job.id);
    byId('group').append(el('option', {value: ''}, 'nothing'),
        ...job.headers.filter(Boolean).map((header) => el('option', {value: header}, header)));
    pressrun.overview.show(job, (code) => {
      choose({chip: 'all', code});
      document.querySelector('.toolbar').scrollIntoView();
    });
    chips();
    listen();
    choose(remembered());
    if (job.shards) loadMore();
  };
})();
