'use strict';

/* The head of the page: figures, two small charts, and the failures in words. */
pressrun.overview = (() => {
  const {el, svg, byId, number, plural, seconds, bytes, amount, time, STATES} = pressrun.dom;
  const ORDER = ['done', 'submitted', 'submitting', 'pending', 'in_doubt', 'invalid', 'failed'];

  function figure(name, value, aside) {
    return el('div', {class: 'figure'},
        el('dt', {}, name), el('dd', {}, value, aside ? el('small', {}, aside) : null));
  }

  function figures(job) {
    const {states, money_usd: spent, times, rows} = job.summary;
    const held = [Number(spent.in_flight) > 0 && amount(spent.in_flight) + ' in flight',
      Number(spent.in_doubt) > 0 && amount(spent.in_doubt) + ' in doubt'].filter(Boolean).join(', ');
    const list = [figure('Pictures', number(states.done), 'of ' + number(rows)),
      figure('Spent', amount(spent.spent), held)];
    if (times.median_seconds) {
      list.push(figure('Typical time', seconds(times.median_seconds * 1000),
          'longest ' + seconds(times.longest_seconds * 1000)));
    }
    return list;
  }

  function chart(label, ...content) {
    return el('figure', {}, el('figcaption', {}, label), ...content);
  }

  function outcomes(job) {
    const total = job.summary.rows;
    let x = 0;
    const picture = svg('svg', {viewBox: '0 0 240 12', role: 'img', class: 'bar',
      preserveAspectRatio: 'none',
      'aria-label': 'Outcomes: ' + ORDER.filter((state) => job.summary.states[state])
          .map((state) => number(job.summary.states[state]) + ' ' + STATES[state].toLowerCase()).join(', ')});
    for (const state of ORDER) {
      const count = job.summary.states[state];
      if (!count) continue;
      // A few failures among thousands stay visible.
      const width = Math.max(3, (count / total) * 240);
      picture.append(svg('rect', {x, y: 0, width, height: 12, class: 'state-' + state},
          svg('title', {}, STATES[state] + ': ' + number(count))));
      x += width;
    }
    picture.setAttribute('viewBox', '0 0 ' + Math.max(x, 240) + ' 12');
    const legend = el('ul', {class: 'legend'}, ...ORDER.filter((state) => job.summary.states[state])
        .map((state) => el('li', {}, el('i', {class: 'dot state-' + state}),
            STATES[state] + ' ' + number(job.summary.states[state]))));
    return chart('Outcomes', picture, legend);
  }

  function durations(job) {
    const steps = job.durations;
    const longest = steps[steps.length - 1][0];
    const shortest = steps[0][0];
    const bars = new Array(24).fill(0);
    const span = Math.max(1, longest - shortest);
    for (const [millis, count] of steps) {
      bars[Math.min(23, Math.floor(((millis - shortest) / span) * 24))] += count;
    }
    const most = Math.max(...bars);
    const picture = svg('svg', {viewBox: '0 0 240 44', role: 'img', class: 'histogram',
      'aria-label': 'How long pictures took: from ' + seconds(shortest) + ' to ' + seconds(longest)
          + ', half of them at most ' + seconds(job.summary.times.median_seconds * 1000)});
    bars.forEach((count, i) => {
      if (!count) return;
      const height = Math.max(2, (count / most) * 42);
      const from = shortest + (span * i) / 24;
      picture.append(svg('rect', {x: i * 10 + 1, y: 44 - height, width: 8, height, rx: 1.5},
          svg('title', {}, plural(count, 'picture') + ' about ' + seconds(Math.round(from)))));
    });
    return chart('Time per picture', picture,
        el('p', {class: 'axis'}, el('span', {}, seconds(shortest)), el('span', {}, seconds(longest))));
  }

  /** One cause: how many, what happened, what to do, and a way to the pictures. */
  function cause(count, words, advice, name, show) {
    const button = el('button', {type: 'button', class: 'plain',
      'aria-label': 'Show the ' + plural(count, 'item') + ' with ' + name}, 'Show');
    button.addEventListener('click', show);
    return el('li', {}, el('b', {class: 'tally'}, number(count)),
        el('span', {class: 'words'}, words + ' ', el('em', {}, advice), el('code', {}, name)), button);
  }

  function failures(job, jump) {
    const causes = job.summary.failures.map(({count, sentence, advice, code}) =>
      cause(count, sentence, advice, code, () => jump.code(code)));
    const {invalid} = job.summary.states;
    if (invalid) {
      causes.push(cause(invalid, 'The table has rows that nothing can be made of; they cost nothing.',
          'Each says what is wrong. Correct the table and run again.', 'invalid', () => jump.chip('invalid')));
    }
    if (!causes.length) return;
    const panel = byId('failures');
    panel.hidden = false;
    panel.open = causes.length <= 2;
    const all = job.summary.failures.reduce((sum, failure) => sum + failure.count, invalid);
    byId('failures-summary').textContent = plural(all, 'picture') + ' not made';
    byId('failure-list').append(...causes);
  }

  /** @param jump {code(name), chip(name)}: shows the pictures concerned */
  function show(job, jump) {
    document.title = job.name + ' · contact sheet';
    byId('job').textContent = job.name;
    const ended = job.summary.times.last_finished_at;
    const size = job.summary.pictures.bytes;
    byId('subtitle').textContent = [plural(job.summary.rows, 'item'), size && bytes(size), ended && time(ended)]
        .filter(Boolean).join(' · ');
    byId('figures').append(...figures(job));
    if (job.summary.rows) byId('charts').append(outcomes(job));
    if (job.durations.length) byId('charts').append(durations(job));
    failures(job, jump);
  }

  return {show};
})();
