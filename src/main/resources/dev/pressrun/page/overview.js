'use strict';

/* The head of the page: figures, two small charts, and the failures in words. */
pressrun.overview = (() => {
  const {el, svg, byId, number, plural, seconds, bytes, amount, time, STATES} = pressrun.dom;
  const ORDER = ['done', 'submitted', 'submitting', 'pending', 'in_doubt', 'invalid', 'failed'];

  function figure(name, value, aside, kind) {
    return el('div', {class: 'figure' + (kind ? ' ' + kind : '')},
        el('dt', {}, name), el('dd', {}, value, aside ? el('small', {}, aside) : null));
  }

  function figures(job) {
    const {states, money_usd: spent, times} = job.summary;
    const open = states.pending + states.submitting + states.submitted;
    const list = [figure('Pictures', number(states.done), 'of ' + plural(job.summary.rows, 'row'))];
    if (states.failed) list.push(figure('Failed', number(states.failed), null, 'bad'));
    if (states.invalid) list.push(figure('Invalid rows', number(states.invalid), 'cost nothing', 'bad'));
    if (states.in_doubt) {
      list.push(figure('In doubt', number(states.in_doubt), 'up to ' + amount(spent.in_doubt), 'warn'));
    }
    if (open) {
      const flying = Number(spent.in_flight) > 0 ? amount(spent.in_flight) + ' in flight' : null;
      list.push(figure('Still to come', number(open), flying));
    }
    list.push(figure('Spent', amount(spent.spent), null));
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

  function failures(job, showCode) {
    const list = job.summary.failures;
    if (!list.length) return;
    const panel = byId('failures');
    panel.hidden = false;
    panel.open = list.length <= 3;
    byId('failures-summary').textContent =
        plural(list.reduce((sum, failure) => sum + failure.count, 0), 'picture')
        + ' not made: what happened and what to do';
    for (const failure of list) {
      const show = el('button', {type: 'button', class: 'plain',
        'aria-label': 'Show the ' + plural(failure.count, 'item') + ' with ' + failure.code}, 'Show');
      show.addEventListener('click', () => showCode(failure.code));
      byId('failure-list').append(el('li', {},
          el('b', {class: 'tally'}, number(failure.count)),
          el('span', {class: 'words'}, failure.sentence + ' ', el('em', {}, failure.advice),
              el('code', {}, failure.code)),
          show));
    }
  }

  function show(job, showCode) {
    document.title = job.name + ' · contact sheet';
    byId('job').textContent = job.name;
    const ended = job.summary.times.last_finished_at;
    const size = job.summary.pictures.bytes;
    byId('subtitle').textContent = plural(job.summary.rows, 'row')
        + (size ? ' · ' + bytes(size) + ' on disk' : '') + (ended ? ' · latest picture ' + time(ended) : '');
    byId('figures').append(...figures(job));
    if (job.summary.rows) byId('charts').append(outcomes(job));
    if (job.durations.length) byId('charts').append(durations(job));
    failures(job, showCode);
  }

  return {show};
})();
