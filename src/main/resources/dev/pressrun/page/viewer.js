'use strict';

/* One item at full size: the references beside the result, its variants below, its facts at the side. */
pressrun.viewer = (() => {
  const {el, byId, url, number, seconds, bytes, money, time, STATES} = pressrun.dom;
  const {picks, cards} = pressrun;
  const dialog = byId('viewer');
  let acts = null;
  let item = null;

  function facts(job) {
    const size = item.file && number(item.width) + ' × ' + number(item.height) + ' · ' + bytes(item.bytes);
    return [
      ['File', item.file], ['Size', size], ['Model', item.model], ['Ratio', item.ratioText],
      ['Style', item.style], ['Format', item.format], ['Type', item.type],
      ['Cost', item.cost && money(item.cost)], ['Took', item.millis && seconds(item.millis)],
      ['Finished', item.finished && time(item.finished)],
      ['Attempts', item.attempts ? number(item.attempts) : null], ['Generation', item.generation],
      ['Request', item.request], ['Row', 'line ' + number(item.line)],
      ...job.headers.map((header, i) => [header, item.values[i]]),
    ].filter(([, value]) => value);
  }

  function table(job) {
    return el('dl', {class: 'facts'}, ...facts(job).map(([name, value]) =>
        el('div', {}, el('dt', {}, name), el('dd', {}, value))));
  }

  function preview(ref, name) {
    const absent = el('span', {class: 'absent'}, 'No preview');
    if (!ref.src) return absent;
    const image = el('img', {src: url(ref.src), alt: name + ' ' + ref.name});
    image.addEventListener('error', () => image.replaceWith(absent));
    return image;
  }

  function references() {
    if (!item.refs) return null;
    return el('div', {class: 'references'}, ...item.refs.map((ref) => {
      const name = ref.source ? 'Picture to edit' : 'Reference';
      return el('figure', {}, preview(ref, name),
          el('figcaption', {}, el('b', {}, name), ' ' + ref.name));
    }));
  }

  function variants(siblings, open) {
    if (siblings.length < 2) return null;
    return el('div', {class: 'strip', role: 'group', 'aria-label': 'Variants of this row'},
        ...siblings.map((sibling) => {
          const button = el('button', {type: 'button', 'aria-label': 'Variant ' + sibling.key,
            'aria-current': sibling === item ? 'true' : null},
          sibling.file ? cards.picture(sibling, [sibling.thumb, sibling.file], '') : STATES[sibling.state]);
          button.addEventListener('click', () => open(sibling));
          return button;
        }));
  }

  function words() {
    if (!item.message) return null;
    return el('p', {class: 'words state-' + item.state}, el('b', {}, STATES[item.state]),
        ' ' + item.message + ' ', el('em', {}, item.advice || ''));
  }

  function note() {
    const area = el('textarea', {id: 'note', rows: '3', placeholder: 'What should change?'});
    area.value = picks.at(item.row).note;
    const noted = item;
    area.addEventListener('input', () => acts.note(noted, area.value.trim()));
    return el('div', {class: 'noting'}, el('label', {for: 'note'}, 'Note'), area);
  }

  function markButtons() {
    const mark = picks.at(item.row).pick;
    return el('div', {class: 'marks'}, ...[['pick', 'Pick', 'P'], ['reject', 'Reject', 'X']].map(
        ([pick, text, key]) => {
          const button = el('button', {type: 'button', class: 'choose choose-' + pick,
            'aria-pressed': String(mark === pick)}, text + ' ', el('kbd', {}, key));
          button.addEventListener('click', () => acts.mark(pick));
          return button;
        }));
  }

  function step(text, name, by) {
    const button = el('button', {type: 'button', class: 'step', 'aria-label': name}, text);
    button.addEventListener('click', () => acts.move(by));
    return button;
  }

  function closeButton() {
    const button = el('button', {type: 'button', class: 'plain close', 'aria-label': 'Close'}, '✕');
    button.addEventListener('click', () => dialog.close());
    return button;
  }

  function stage() {
    const edits = item.refs?.some((ref) => ref.source);
    return el('div', {class: edits ? 'stage edits' : 'stage'}, references(),
        el('div', {class: 'result', tabindex: item.file ? '0' : null, role: item.file ? 'group' : null,
          'aria-label': item.file ? 'The picture' : null},
        item.file ? cards.picture(item, [item.file, item.thumb], item.prompt || item.key) : cards.reason(item)));
  }

  /** One pixel of the picture on one of the screen, and back. */
  function zoom() {
    const result = dialog.querySelector('.result');
    if (!item.file) return;
    const close = result.parentElement.classList.toggle('zoomed');
    byId('zoom').setAttribute('aria-pressed', String(close));
    result.scrollTo((result.scrollWidth - result.clientWidth) / 2, (result.scrollHeight - result.clientHeight) / 2);
  }

  function zoomButton() {
    const button = el('button', {id: 'zoom', type: 'button', class: 'plain', 'aria-pressed': 'false'},
        'Full size ', el('kbd', {}, 'Z'));
    button.addEventListener('click', zoom);
    return button;
  }

  function steps(context) {
    return el('div', {class: 'steps'}, step('←', 'Previous (k)', -1),
        el('span', {class: 'quiet'}, number(context.position + 1) + ' of ' + number(context.total)),
        step('→', 'Next (j)', 1), item.file ? zoomButton() : null);
  }

  /** The picture that comes next is there when it is asked for. */
  function readAhead(next) {
    if (next?.file) new Image().src = url(next.file, next.sha);
  }

  /** @param context {job, siblings, position, total, next, acts: {move, open, mark, note}} */
  function show(shown, context) {
    item = shown;
    acts = context.acts;
    const side = el('div', {class: 'side'},
        el('div', {class: 'side-head'},
            el('h2', {id: 'viewer-key', tabindex: '-1'}, item.key),
            el('span', {class: 'badge state-' + item.state}, STATES[item.state]), closeButton()),
        markButtons(), words(),
        item.prompt ? el('section', {}, el('h3', {}, 'Prompt'), el('p', {class: 'prompt'}, item.prompt)) : null,
        note(), el('section', {}, el('h3', {}, 'Facts'), table(context.job)));
    dialog.replaceChildren(
        el('div', {class: 'light'}, stage(), variants(context.siblings, (sibling) => acts.open(sibling.row)),
            steps(context)), side);
    if (!dialog.open) dialog.showModal();
    // The heading, not the first button: what is read aloud is the item, and Enter does nothing rash.
    byId('viewer-key').focus({preventScroll: true});
    dialog.scrollTop = 0;
    readAhead(context.next);
  }

  /** Shows the marks as they are now without drawing the picture again. */
  function refresh() {
    if (dialog.open) dialog.querySelector('.marks').replaceWith(markButtons());
  }

  return {
    show, refresh, zoom,
    isOpen: () => dialog.open,
    writeNote: () => byId('note').focus(),
    // The browser has given the focus back to where it was at the opening; the item may be another now.
    onClose: (act) => dialog.addEventListener('close', () => act(item)),
  };
})();
