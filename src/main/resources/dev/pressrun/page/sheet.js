'use strict';

/* Puts the parts together: what a choice, a key or a mark does to what is shown. */
(() => {
  const {el, byId, number, plural} = pressrun.dom;
  const {store, picks, filter, grid, toolbar, keys, cards, viewer, overview} = pressrun;
  const {view} = filter;
  /** How often a search shows what it has found so far, in milliseconds. */
  const SHOWN_EVERY = 400;

  let job = null;

  // What is shown

  /** @param working what is under way, in words; empty for nothing */
  function tell(working) {
    const total = store.count();
    const shown = grid.total();
    byId('count').textContent = (shown === total ? plural(total, 'item') : number(shown) + ' of ' + plural(total, 'item'))
        + (working ? ' · ' + working : '');
    byId('nothing').hidden = shown > 0 || working !== '';
    byId('nothing-words').textContent = total ? 'Nothing matches.' : 'This job has no rows yet.';
    byId('clear').hidden = total === 0;
  }

  function arrange(working = '') {
    grid.arrange(filter.select());
    tell(working);
  }

  /**
   * Tells now and then how far a long reading has come; what it has found so far is shown as well,
   * but most of the time goes to the reading.
   */
  function progress(word, shows) {
    let next = performance.now() + SHOWN_EVERY;
    return (share) => {
      const began = performance.now();
      if (began < next) return;
      const words = word + ' ' + Math.round(share * 100) + ' %';
      if (shows) arrange(words);
      else tell(words);
      next = performance.now() + Math.max(SHOWN_EVERY, 5 * (performance.now() - began));
    };
  }

  function choose(change) {
    Object.assign(view, change);
    toolbar.show();
    arrange();
  }

  async function search(text) {
    if (await filter.search(text, progress('searching', true))) arrange();
  }

  async function group(header, compare) {
    view.group = header;
    toolbar.show();
    const done = await filter.group(job.headers.indexOf(header), compare, progress('reading', false));
    if (!done) {
      view.group = '';
      toast(header + ' has too many different values to group by.');
    }
    toolbar.show();
    arrange();
  }

  function everything() {
    byId('search').value = '';
    filter.search('');
    choose({chip: 'all', code: ''});
  }

  function resize(size) {
    grid.resize(size);
    toolbar.show();
    arrange();
  }

  // Moving, opening and marking

  async function go(row) {
    if (row < 0) return;
    if (!store.item(row) && !await store.fetch(row)) return;
    if (!viewer.isOpen()) return grid.go(row);
    open(row);
  }

  async function open(row) {
    const siblings = [];
    for (const sibling of store.siblings(row)) {
      const item = store.item(sibling) ?? await store.fetch(sibling);
      if (item) siblings.push(item);
    }
    const item = store.item(row);
    if (!item) return;
    // A variant may be hidden by the filter: then the filter goes.
    if (!grid.shows(row)) everything();
    grid.here(row);
    viewer.show(item, {job, siblings, position: grid.position(row), total: grid.total(),
      next: store.item(grid.beside(1)), acts: viewerActs});
  }

  const move = (by) => go(grid.beside(by));

  async function mark(row, pick) {
    const item = row < 0 ? null : store.item(row) ?? await store.fetch(row);
    if (!item) return;
    const now = picks.toggle(item, pick);
    marked(row);
    viewer.refresh();
    toast((now ? cards.MARKS[now] : 'Unmarked') + ': ' + item.key);
  }

  function marked(row) {
    grid.refresh(row);
    toolbar.countLater();
  }

  async function note() {
    if (grid.current() < 0) return;
    if (!viewer.isOpen()) await open(grid.current());
    viewer.writeNote();
  }

  const viewerActs = {
    move, open,
    mark: (pick) => mark(grid.current(), pick),
    note: (item, text) => {
      picks.setNote(item, text);
      marked(item.row);
    },
  };

  function exportPicks() {
    const address = URL.createObjectURL(new Blob([picks.csv()], {type: 'text/csv'}));
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

  // The beginning

  function start() {
    overview.show(job, {
      code: (code) => jump({chip: 'all', code}),
      chip: (chip) => jump({chip, code: ''}),
    });
    grid.start({open, mark});
    toolbar.start(job, {choose, search, group, resize, everything, exportPicks});
    keys.start({move, moveRow: (by) => go(grid.below(by)), open, mark, note, resize: toolbar.resize,
      compare: () => group('', !view.compare)});
    viewer.onClose((item) => grid.shows(item.row) && grid.go(item.row));
    byId('large').hidden = !store.isLarge();
    byId('large').textContent = plural(store.count(), 'row') + ': shown 20,000 at a time. Search and grouping '
        + 'read all of them from the disk, which takes a while; states, failures and marks are there at once.';
    picks.find(() => {
      grid.refreshAll();
      toolbar.show();
      if (view.chip !== 'all') arrange();
    });
  }

  function jump(change) {
    choose(change);
    byId('toolbar').scrollIntoView();
  }

  pressrun.job = async (data) => {
    job = data;
    store.open(job, (address) => toast('Cannot read ' + address + '. Copy the whole output folder.'));
    picks.open(job.id);
    await store.load('page/index.js');
    start();
  };
})();
