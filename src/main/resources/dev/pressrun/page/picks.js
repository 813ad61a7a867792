'use strict';

/*
 * Marks and notes, kept in the browser under the job's id. A mark belongs to the picture it was
 * given to: when that has been made anew, the mark is gone and only the note stays.
 */
pressrun.picks = (() => {
  let storageKey = '';
  let marks = new Map();
  let stored = true;

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

  function of(item) {
    const mark = marks.get(item.key);
    if (!mark) return {pick: '', note: ''};
    const same = (mark.sha || '') === (item.sha || '');
    return {pick: same ? mark.pick : '', note: mark.note || ''};
  }

  function set(item, change) {
    const mark = {...of(item), ...change, sha: item.sha || ''};
    if (mark.pick || mark.note) marks.set(item.key, mark);
    else marks.delete(item.key);
    save();
  }

  /** Gives the mark, or takes it away where it is given already. Returns the mark that holds now. */
  function toggle(item, pick) {
    const now = of(item).pick === pick ? '' : pick;
    set(item, {pick: now});
    return now;
  }

  function cell(text) {
    return /[",\r\n]/.test(text) ? '"' + text.replaceAll('"', '""') + '"' : text;
  }

  /** key,pick,note in the order of the rows, for `pressrun rerun JOB --from picks.csv`. */
  function csv(items) {
    const lines = ['key,pick,note'];
    for (const item of items) {
      const mark = of(item);
      if (mark.pick || mark.note) lines.push([item.key, mark.pick, mark.note].map(cell).join(','));
    }
    return lines.join('\n') + '\n';
  }

  return {open, of, toggle, csv, setNote: (item, note) => set(item, {note}), isStored: () => stored};
})();
