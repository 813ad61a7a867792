'use strict';

/*
 * Where each card goes: rows of equal height that fill the width and keep every picture's
 * proportions, as on a photographer's sheet. Pure arithmetic, so that thousands of items take
 * milliseconds; the cards themselves are made only for what is on screen.
 */
pressrun.layout = (() => {
  const NARROWEST = 0.4;
  const WIDEST = 3.2;

  /**
   * @param shape gives an item's width by its height
   * @param groups [{heading, items: [index…]}], heading null for none
   * @param view {width, target, gap, caption, heading, ragged}: pixels; ragged rows keep the target
   *     height instead of filling the width, so that variants compare at one scale
   * @returns {rows, places, height}: rows by their y; places[index] is {x, y, width, height, row}
   */
  function place(shape, groups, view) {
    const proportion = (index) => Math.min(WIDEST, Math.max(NARROWEST, shape(index)));
    const rows = [];
    const places = new Map();
    let y = 0;

    function flush(line, sum, full) {
      const gaps = view.gap * (line.length - 1);
      const limit = full ? view.target * 1.6 : view.target;
      const exact = Math.min((view.width - gaps) / sum, limit);
      const row = {y, height: Math.round(exact) + view.caption, cards: line};
      // Rounding the right edges, not the widths, keeps the last one on the margin.
      let left = 0;
      line.forEach((index, i) => {
        const right = left + exact * proportion(index);
        places.set(index, {x: Math.round(left) + i * view.gap, y, width: Math.round(right) - Math.round(left),
          height: Math.round(exact), row: rows.length});
        left = right;
      });
      rows.push(row);
      y += row.height + view.gap;
    }

    for (const group of groups) {
      if (group.heading !== null) {
        rows.push({y, height: view.heading, cards: [], heading: group.heading});
        y += view.heading;
      }
      let line = [];
      let sum = 0;
      for (const index of group.items) {
        const wider = (sum + proportion(index)) * view.target + view.gap * line.length;
        if (view.ragged && line.length && wider > view.width) {
          flush(line, sum, false);
          line = [];
          sum = 0;
        }
        line.push(index);
        sum += proportion(index);
        if (!view.ragged && sum * view.target + view.gap * (line.length - 1) >= view.width) {
          flush(line, sum, true);
          line = [];
          sum = 0;
        }
      }
      if (line.length) flush(line, sum, false);
    }
    return {rows, places, height: y};
  }

  /** The first row that reaches below y. */
  function rowAt(rows, y) {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle].y + rows[middle].height < y) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  return {place, rowAt};
})();
