'use strict';

/* One card of the sheet: picture or reason, key, state and mark. */
pressrun.cards = (() => {
  const {el, url, STATES} = pressrun.dom;
  const {picks} = pressrun;
  const MARKS = {pick: 'Picked', reject: 'Rejected'};

  /** The smaller file first, then the picture itself, then words. */
  function picture(item, sources, describe) {
    const image = el('img', {alt: describe, draggable: 'false'});
    const left = sources.filter(Boolean);
    const next = () => {
      if (left.length) image.src = url(left.shift(), item.sha);
      else image.replaceWith(el('span', {class: 'reason'}, el('b', {}, 'The picture is missing'), item.file));
    };
    image.addEventListener('error', next);
    next();
    return image;
  }

  function reason(item) {
    return el('span', {class: 'reason'}, el('b', {}, STATES[item.state]),
        item.sentence || item.message || item.prompt || '');
  }

  function label(item) {
    const mark = picks.at(item.row);
    return [item.key, STATES[item.state], MARKS[mark.pick], mark.note && 'with a note']
        .filter(Boolean).join(', ');
  }

  function markButton(item, pick, text, act) {
    const button = el('button', {type: 'button', class: 'mark mark-' + pick, tabindex: '-1',
      'aria-label': (pick === 'pick' ? 'Pick ' : 'Reject ') + item.key}, text);
    button.addEventListener('click', () => act(pick));
    return button;
  }

  /** @param acts {open(), mark(pick)} */
  function make(item, acts) {
    const open = el('button', {type: 'button', class: 'frame'},
        item.file ? picture(item, [item.thumb, item.file], item.prompt || item.key) : reason(item));
    open.addEventListener('click', acts.open);
    const card = el('div', {class: 'card state-' + item.state, role: 'listitem'}, open,
        el('div', {class: 'caption'},
            el('span', {class: 'key', title: item.key}, item.key),
            el('span', {class: 'badges'}),
            el('span', {class: 'quick'},
                markButton(item, 'pick', '✓', acts.mark), markButton(item, 'reject', '✕', acts.mark))));
    refresh(card, item);
    return card;
  }

  /** Shows the mark as it is now. */
  function refresh(card, item) {
    const mark = picks.at(item.row);
    card.classList.toggle('picked', mark.pick === 'pick');
    card.classList.toggle('rejected', mark.pick === 'reject');
    card.querySelector('.frame').setAttribute('aria-label', label(item));
    const badges = card.querySelector('.badges');
    badges.replaceChildren();
    if (item.state !== 'done') badges.append(el('span', {class: 'badge'}, STATES[item.state]));
    if (mark.note) badges.append(el('span', {class: 'badge note', title: mark.note}, 'Note'));
  }

  return {make, refresh, picture, reason, MARKS};
})();
