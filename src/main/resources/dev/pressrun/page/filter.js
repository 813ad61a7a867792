'use strict';

/* Which rows are shown, and in which groups: by state, failure, mark, text and column. */
pressrun.filter = (() => {
  const {STATES} = pressrun.dom;
  const {store, picks} = pressrun;
  /** With more values than this a column of a large job parts nothing. */
  const MOST_GROUPS = 5_000;
  const OPEN = new Set(['pending', 'submitting', 'submitted']);

  const view = {chip: 'all', code: '', text: '', group: '', compare: false};
  const is = (state) => (row) => store.state(row) === state;
  const CHIPS = {
    all: ['All', () => true],
    done: [STATES.done, is('done')],
    failed: [STATES.failed, is('failed')],
    invalid: [STATES.invalid, is('invalid')],
    in_doubt: [STATES.in_doubt, is('in_doubt')],
    open: ['Still to come', (row) => OPEN.has(store.state(row))],
    pick: ['Picked', (row) => picks.at(row).pick === 'pick'],
    reject: ['Rejected', (row) => picks.at(row).pick === 'reject'],
    unmarked: ['Unmarked', (row) => store.state(row) === 'done' && !picks.at(row).pick],
    note: ['Noted', (row) => picks.at(row).note !== ''],
  };

  let found = null;
  let groupOf = null;
  let titles = [];
  let round = 0;

  /**
   * Reads all rows for a text; what is found so far holds meanwhile.
   *
   * @param progress called with the share that is read
   */
  async function search(text, progress) {
    const mine = ++round;
    view.text = text;
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    found = words.length ? new Uint8Array(store.count()) : null;
    if (!found) return true;
    const hits = found;
    return store.scan((item) => {
      const text = [item.key, item.prompt, item.message, item.code, ...item.values].join('\n').toLowerCase();
      hits[item.row] = words.every((word) => text.includes(word)) ? 1 : 0;
      return false;
    }, () => mine !== round, progress);
  }

  let grouping = 0;

  /**
   * Groups by a column, by the rows of the table where variants are compared, or not at all.
   *
   * @param column its place among the headers; -1 for none
   * @returns false where the column has too many values, and nothing is grouped
   */
  async function group(column, compare, progress) {
    const mine = ++grouping;
    groupOf = null;
    titles = [];
    view.compare = compare;
    if (compare) groupByLine();
    if (compare || column < 0) return true;
    const known = new Map();
    const groups = new Int32Array(store.count());
    let tooMany = false;
    await store.scan((item) => {
      const value = item.values[column] || '';
      if (!known.has(value)) known.set(value, known.size);
      groups[item.row] = known.get(value);
      tooMany = store.isLarge() && known.size > MOST_GROUPS;
      return tooMany;
    }, () => mine !== grouping, progress);
    if (mine !== grouping || tooMany) return mine !== grouping;
    groupOf = groups;
    titles = [...known.keys()].map((value) => value || '(empty)');
    return true;
  }

  function groupByLine() {
    groupOf = new Int32Array(store.count());
    let last = 0;
    for (let row = 1; row < groupOf.length; row++) {
      if (store.line(row) !== store.line(row - 1)) last++;
      groupOf[row] = last;
    }
    titles = null;
  }

  function matches(row) {
    return CHIPS[view.chip][1](row) && (!view.code || store.code(row) === view.code)
        && (!found || found[row] === 1);
  }

  /**
   * The rows that are shown, in their order.
   *
   * @returns {order, groupOf, sizes}: sizes[group] rows are in each group; both null without groups
   */
  function select() {
    const rows = [];
    for (let row = 0; row < store.count(); row++) if (matches(row)) rows.push(row);
    if (!groupOf) return {order: Int32Array.from(rows), groupOf: null, sizes: null};
    const sizes = new Int32Array(titles ? titles.length : rows.length ? groupOf[groupOf.length - 1] + 1 : 0);
    for (const row of rows) sizes[groupOf[row]]++;
    const next = new Int32Array(sizes.length);
    for (let i = 1; i < next.length; i++) next[i] = next[i - 1] + sizes[i - 1];
    const order = new Int32Array(rows.length);
    for (const row of rows) order[next[groupOf[row]]++] = row;
    return {order, groupOf, sizes};
  }

  /** How many rows each chip stands for. */
  function counts(summary) {
    const {states} = summary;
    const count = Object.fromEntries(Object.keys(CHIPS).map((name) => [name, states[name] || 0]));
    count.all = summary.rows;
    for (const state of OPEN) count.open += states[state];
    for (const {pick, note} of picks.all()) {
      if (pick) count[pick]++;
      if (note) count.note++;
    }
    count.unmarked = count.done;
    for (const row of picks.rows()) {
      if (store.state(row) === 'done' && picks.at(row).pick) count.unmarked--;
    }
    return count;
  }

  return {view, CHIPS, search, group, select, counts,
    title: (id) => (titles ? titles[id] : null)};
})();
