'use strict';

/*
 * Marks and notes, kept in the browser under the job's id. A mark belongs to the picture it was
 * given to: when that has been made anew, the mark is gone and only the note stays.
 */
pressrun.picks = (() => {
  const {store} = pressrun;
  const NONE = {pick: '', note: ''};
  let storageKey = '';
  let marks = new Map();
  let stored = true;
  /** What holds today, by row: marks are kept by key, and a key's row may change with the table. */
  const byRow = new Map();

  function open(jobId) {
    storageKey = 'pressrun.picks:' + jobId;
    try {
      marks = new Map(Object.entries(JSON.parse(localStorage.getItem(storageKey) || '{}')));
    } catch (e) {
      stored = false;
    }
  }

  function save() {
    try {
      localStorage.setItem(storageKey, JSON.stringify(Object.fromEntries(marks)));
      stored = true;
    } catch (e) {
      stored = false;
    }
  }

  /**
   * Finds the rows that the marks belong to: first where they were last time, then everywhere.
   *
   * @param changed called as marks are found
   */
  async function find(changed) {
    if (!marks.size) return;
    const left = new Set(marks.keys());
    const likely = new Set();
    for (const {row} of marks.values()) {
      if (row >= 0 && row < store.count()) likely.add(store.shardOf(row));
    }
    const order = [...likely, ...store.numbers().filter((number) => !likely.has(number))];
    await store.scan((item) => {
      if (left.delete(item.key)) settle(item);
      return left.size === 0;
    }, () => false, changed, order);
    changed();
  }

  function settle(item) {
    const mark = marks.get(item.key);
    mark.row = item.row;
    const same = (mark.sha || '') === (item.sha || '');
    const pick = same ? mark.pick : '';
    if (pick || mark.note) byRow.set(item.row, {key: item.key, pick, note: mark.note || ''});
  }

  const at = (row) => byRow.get(row) || NONE;

  function set(item, change) {
    const {pick, note} = {...at(item.row), ...change};
    if (pick || note) {
      byRow.set(item.row, {key: item.key, pick, note});
      marks.set(item.key, {pick, note, sha: item.sha || '', row: item.row});
    } else {
      byRow.delete(item.row);
      marks.delete(item.key);
    }
    save();
  }

  /** Gives the mark, or takes it away where it is given already. Returns the mark that holds now. */
  function toggle(item, pick) {
    const now = at(item.row).pick === pick ? '' : pick;
    set(item, {pick: now});
    return now;
  }

  function cell(text) {
    return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  }

  /** key,pick,note in the order of the rows, for `pressrun rerun JOB --from picks.csv`. */
  function csv() {
    const lines = ['key,pick,note'];
    for (const row of [...byRow.keys()].sort((a, b) => a - b)) {
      const {key, pick, note} = byRow.get(row);
      lines.push([key, pick, note].map(cell).join(','));
    }
    return lines.join('\n') + '\n';
  }

  return {open, find, at, toggle, csv, setNote: (item, note) => set(item, {note}),
    all: () => byRow.values(), rows: () => byRow.keys(), count: () => byRow.size, isStored: () => stored};
})();
