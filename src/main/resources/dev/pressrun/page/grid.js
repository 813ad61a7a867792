'use strict';

/* The sheet itself: draws the cards that are on screen, and knows on which one the keys act. */
pressrun.grid = (() => {
  const {el, byId, number, later} = pressrun.dom;
  const {store, layout, cards, filter} = pressrun;
  const HEIGHTS = {S: 112, M: 190, L: 320};
  const NARROW = 560;
  const NARROW_HEIGHTS = {S: 84, M: 132, L: 240};
  const OVERSCAN = 600;
  /** Browsers bound the height of a page, and memory bounds the places that are kept. */
  const PAGE = 20_000;

  const sheet = byId('sheet');
  let selection = {order: new Int32Array(0), groupOf: null, sizes: null};
  let positions = new Int32Array(0);
  let placed = {rows: [], places: new Map(), height: 0};
  let page = 0;
  let size = 'M';
  let current = -1;
  const drawn = new Map();
  let acts = null;

  const pages = () => Math.max(1, Math.ceil(selection.order.length / PAGE));

  // Where everything goes

  /** Shows these rows from now on; what was in view stays there where it is still shown. */
  function arrange(next) {
    selection = next;
    positions = new Int32Array(store.count()).fill(-1);
    selection.order.forEach((row, position) => {
      positions[row] = position;
    });
    if (current >= 0 && positions[current] < 0) current = -1;
    page = current < 0 ? Math.min(page, pages() - 1) : Math.floor(positions[current] / PAGE);
    layOut();
  }

  function groupsOfPage() {
    const rows = selection.order.subarray(page * PAGE, (page + 1) * PAGE);
    if (!selection.groupOf) return [{heading: null, items: rows}];
    const groups = [];
    let last = null;
    for (const row of rows) {
      const id = selection.groupOf[row];
      if (!last || last.heading.id !== id) {
        const goesOn = !last && page > 0 && selection.groupOf[selection.order[page * PAGE - 1]] === id;
        last = {heading: {id, row, count: selection.sizes[id], goesOn}, items: []};
        groups.push(last);
      }
      last.items.push(row);
    }
    return groups;
  }

  function layOut() {
    const width = sheet.clientWidth;
    const target = (width < NARROW ? NARROW_HEIGHTS : HEIGHTS)[size];
    placed = layout.place(store.shape, groupsOfPage(), {width, target,
      gap: size === 'S' || width < NARROW ? 10 : 16, caption: 34, heading: 52, ragged: filter.view.compare});
    sheet.style.height = placed.height + 'px';
    sheet.replaceChildren();
    drawn.clear();
    draw();
    for (const nav of document.querySelectorAll('.pager')) pager(nav);
  }

  // What is drawn

  function stand(node, at) {
    node.style.transform = 'translate(' + at.x + 'px,' + at.y + 'px)';
    node.style.width = at.width + 'px';
    node.querySelector('.frame').style.height = at.height + 'px';
    return node;
  }

  function card(row) {
    const item = store.item(row);
    const at = placed.places.get(row);
    if (!item) return stand(el('div', {class: 'card loading', role: 'listitem'}, el('div', {class: 'frame'})), at);
    const node = stand(cards.make(item, {open: () => acts.open(row), mark: (pick) => acts.mark(row, pick)}), at);
    node.setAttribute('aria-posinset', positions[row] + 1);
    node.setAttribute('aria-setsize', selection.order.length);
    node.classList.toggle('current', row === current);
    node.dataset.key = item.key;
    node.addEventListener('focusin', () => here(row));
    return node;
  }

  function title({id, row}) {
    const known = filter.title(id);
    if (known !== null) return known;
    const name = store.item(row)?.values[0];
    return 'Line ' + number(store.line(row)) + (name ? ' · ' + name : '');
  }

  function heading(row) {
    const {count, goesOn} = row.heading;
    const node = el('div', {class: 'heading', role: 'listitem'},
        el('h2', {}, title(row.heading), goesOn ? ' (continued)' : '', el('small', {}, number(count))));
    node.style.transform = 'translateY(' + row.y + 'px)';
    return node;
  }

  /** What belongs near the window, from top to bottom: name, the row that it needs, how it is made. */
  function near() {
    const top = -sheet.getBoundingClientRect().top;
    const wanted = new Map();
    for (let r = layout.rowAt(placed.rows, top - OVERSCAN); r < placed.rows.length; r++) {
      const line = placed.rows[r];
      if (line.y > top + innerHeight + OVERSCAN) break;
      if (line.heading) wanted.set('heading' + r, {row: line.heading.row, make: () => heading(line)});
      for (const row of line.cards) wanted.set(row, {row, make: () => card(row)});
    }
    return wanted;
  }

  /** Keeps nodes for what is near the window, in reading order, and only for that. */
  function draw() {
    const wanted = near();
    const missing = new Set();
    for (const [name, {node, whole}] of drawn) {
      if (wanted.has(name) && (whole || !store.item(wanted.get(name).row))) continue;
      node.remove();
      drawn.delete(name);
    }
    let cursor = sheet.firstChild;
    for (const [name, {row, make}] of wanted) {
      const whole = store.item(row) !== null;
      if (!whole) missing.add(store.shardOf(row));
      if (drawn.has(name)) {
        cursor = drawn.get(name).node.nextSibling;
        continue;
      }
      const node = make();
      drawn.set(name, {node, whole});
      sheet.insertBefore(node, cursor);
    }
    for (const shard of missing) store.need(shard).then((rows) => rows.length && drawLater());
  }

  const drawLater = later(draw);

  /** Shows a card's mark as it is now; headings have none. */
  function refresh(row) {
    const item = store.item(row);
    if (item && drawn.get(row)?.whole) cards.refresh(drawn.get(row).node, item);
  }

  function pager(nav) {
    nav.hidden = pages() === 1;
    if (nav.hidden) return;
    const from = page * PAGE + 1;
    const to = Math.min(selection.order.length, (page + 1) * PAGE);
    nav.replaceChildren(turn('←', 'Previous page', -1),
        el('span', {}, number(from) + '–' + number(to) + ' of ' + number(selection.order.length)),
        turn('→', 'Next page', 1));
  }

  function turn(text, name, by) {
    const button = el('button', {type: 'button', class: 'plain', 'aria-label': name,
      disabled: page + by < 0 || page + by >= pages()}, text);
    button.addEventListener('click', () => {
      page += by;
      layOut();
      byId('toolbar').scrollIntoView();
      sheet.focus({preventScroll: true});
    });
    return button;
  }

  // Where the keys act

  function reveal(row) {
    const its = Math.floor(positions[row] / PAGE);
    if (its !== page) {
      page = its;
      layOut();
    }
    const at = placed.places.get(row);
    const bar = byId('toolbar').offsetHeight + 12;
    const top = at.y + sheet.getBoundingClientRect().top;
    const bottom = top + at.height + 40;
    if (top < bar) scrollBy(0, top - bar);
    else if (bottom > innerHeight) scrollBy(0, bottom - innerHeight + 12);
    draw();
  }

  function here(row) {
    drawn.get(current)?.node.classList.remove('current');
    current = row;
    drawn.get(row)?.node.classList.add('current');
  }

  /** Brings the row into view, and the keys to it. */
  function go(row) {
    reveal(row);
    here(row);
    drawn.get(row)?.node.querySelector('button.frame')?.focus({preventScroll: true});
  }

  /** The row so many places on; -1 where there is none. */
  function beside(by) {
    const {order} = selection;
    if (!order.length) return -1;
    const position = current < 0 ? (by > 0 ? 0 : order.length - 1) : positions[current] + by;
    return order[position] ?? -1;
  }

  /** The row of the card below or above whose middle is nearest. */
  function below(by) {
    const from = placed.places.get(current);
    if (!from) return beside(by);
    let line = from.row + by;
    while (placed.rows[line] && !placed.rows[line].cards.length) line += by;
    if (!placed.rows[line]) return beside(by);
    const distance = (row) => {
      const at = placed.places.get(row);
      return Math.abs(at.x + at.width / 2 - from.x - from.width / 2);
    };
    return placed.rows[line].cards.reduce((best, row) => (distance(row) < distance(best) ? row : best));
  }

  function start(doing) {
    acts = doing;
    addEventListener('scroll', drawLater, {passive: true});
    let width = sheet.clientWidth;
    new ResizeObserver(later(() => {
      if (sheet.clientWidth === width) return;
      width = sheet.clientWidth;
      layOut();
    })).observe(sheet);
  }

  return {start, arrange, here, go, beside, below,
    resize: (wanted) => {
      size = wanted;
    },
    refresh,
    refreshAll: () => [...drawn.keys()].forEach(refresh),
    current: () => current,
    shows: (row) => positions[row] >= 0,
    position: (row) => positions[row],
    total: () => selection.order.length};
})();
