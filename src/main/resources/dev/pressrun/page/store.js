'use strict';

/*
 * The rows. A small index of all of them is always there, a few bytes each: state, failure, line and
 * shape. The rest of a row is in files of a thousand, which are loaded when they are shown or
 * searched; the last few stay in memory, however many there are.
 */
pressrun.store = (() => {
  const {el} = pressrun.dom;
  /** So many files are kept: jobs of up to 40,000 rows are in memory as a whole. */
  const KEPT = 40;
  /** The longest that a search works before the page may draw, in milliseconds. */
  const TURN = 12;

  let job = null;
  let states = new Uint8Array(0);
  let codes = new Uint8Array(0);
  let lines = new Int32Array(0);
  let shapes = new Uint16Array(0);
  let dictionary = [];
  let trouble = () => {};
  const shards = new Map();
  const asked = new Map();

  function open(data, onTrouble) {
    job = data;
    trouble = onTrouble;
    const rows = job.summary.rows;
    states = new Uint8Array(rows);
    codes = new Uint8Array(rows);
    lines = new Int32Array(rows);
    shapes = new Uint16Array(rows).fill(1000);
    dictionary = Object.keys(job.dictionary);
  }

  /** Called by the script of the index, once for each shard. */
  pressrun.index = (shard, block) => {
    const first = (shard - 1) * job.shardRows;
    let line = block.line;
    block.shapes.forEach((shape, i) => {
      line += block.steps[i];
      states[first + i] = Number(block.states[i]);
      lines[first + i] = line;
      shapes[first + i] = shape;
    });
    for (const [i, code] of block.codes) codes[first + i] = code + 1;
  };

  /** Called by the script of a shard. */
  pressrun.rows = (shard, rows) => {
    const first = (shard - 1) * job.shardRows;
    rows.forEach((item, i) => {
      item.row = first + i;
      item.values ??= [];
      if (item.code) Object.assign(item, job.dictionary[item.code]);
    });
    const waiting = asked.get(shard);
    asked.delete(shard);
    if (waiting?.keep) keep(shard, rows);
    waiting?.resolve(rows);
  };

  function keep(shard, rows) {
    shards.delete(shard);
    shards.set(shard, rows);
    if (shards.size > KEPT) shards.delete(shards.keys().next().value);
  }

  function load(address) {
    return new Promise((resolve) => {
      const script = el('script', {src: address});
      const end = (came) => () => {
        script.remove();
        if (!came) trouble(address);
        resolve(came);
      };
      script.addEventListener('load', end(true));
      script.addEventListener('error', end(false));
      document.head.append(script);
    });
  }

  const shardOf = (row) => Math.floor(row / job.shardRows) + 1;

  /** The rows of a shard; none where its file is missing. */
  function shard(number, keepIt = true) {
    const known = shards.get(number);
    if (known) {
      keep(number, known);
      return Promise.resolve(known);
    }
    const waiting = asked.get(number);
    if (waiting) {
      waiting.keep ||= keepIt;
      return waiting.promise;
    }
    const request = {keep: keepIt};
    request.promise = new Promise((resolve) => {
      request.resolve = resolve;
    });
    asked.set(number, request);
    load('page/data-' + String(number).padStart(4, '0') + '.js').then((came) => {
      if (came || asked.get(number) !== request) return;
      asked.delete(number);
      request.resolve([]);
    });
    return request.promise;
  }

  /** The row as it is in memory; null where it would have to be loaded. */
  function item(row) {
    return shards.get(shardOf(row))?.[row % job.shardRows] ?? null;
  }

  /** The row, loaded where need be; null where its file is missing. */
  async function fetch(row) {
    return (await shard(shardOf(row)))[row % job.shardRows] ?? null;
  }

  const pause = () => new Promise((resolve) => setTimeout(resolve));

  /**
   * Reads through all rows, in the order given, and lets the page draw in between.
   *
   * @param visit called with each row; true ends it
   * @param isOver whether nobody wants the outcome any more
   * @param order the shards' numbers
   * @returns whether it came to its end
   */
  async function scan(visit, isOver = () => false, tell = () => {}, order = numbers()) {
    let since = performance.now();
    let read = 0;
    for (const number of order) {
      const rows = shards.get(number) ?? await shard(number, job.shards <= KEPT);
      if (isOver()) return false;
      for (const row of rows) if (visit(row)) return true;
      read++;
      if (performance.now() - since > TURN) {
        tell(read / order.length);
        await pause();
        if (isOver()) return false;
        since = performance.now();
      }
    }
    return true;
  }

  function numbers() {
    return Array.from({length: job.shards}, (nothing, i) => i + 1);
  }

  /** The rows made of the same row of the table, which stand together. */
  function siblings(row) {
    let first = row;
    let last = row;
    while (first > 0 && lines[first - 1] === lines[row]) first--;
    while (last + 1 < lines.length && lines[last + 1] === lines[row]) last++;
    return Array.from({length: last - first + 1}, (nothing, i) => first + i);
  }

  const hasVariants = () => lines.some((line, row) => row > 0 && line === lines[row - 1]);

  return {open, load, need: shard, item, fetch, scan, siblings, hasVariants, shardOf, numbers,
    count: () => states.length,
    state: (row) => job.states[states[row]],
    code: (row) => (codes[row] ? dictionary[codes[row] - 1] : ''),
    line: (row) => lines[row],
    shape: (row) => shapes[row] / 1000,
    isLarge: () => job.shards > KEPT};
})();
