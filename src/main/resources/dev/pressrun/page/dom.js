'use strict';

/*
 * The page is a set of classic scripts that share one object, since browsers load no modules from
 * file://. Whatever comes from the data is only ever set as text or as a property, never parsed.
 */
window.pressrun = {};

pressrun.dom = (() => {
  const SVG = 'http://www.w3.org/2000/svg';

  function fill(node, attributes, children) {
    for (const [name, value] of Object.entries(attributes)) {
      if (value === true) node.setAttribute(name, '');
      else if (value !== false && value !== null && value !== undefined) node.setAttribute(name, value);
    }
    node.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
    return node;
  }

  /** An element; strings among the children become text. */
  function el(name, attributes = {}, ...children) {
    return fill(document.createElement(name), attributes, children);
  }

  function svg(name, attributes = {}, ...children) {
    return fill(document.createElementNS(SVG, name), attributes, children);
  }

  /** A relative path as a URL: file names may hold spaces, '#', '%' or '?'. */
  function url(path, version) {
    const address = path.split('/').map(encodeURIComponent).join('/');
    return version ? address + '?v=' + encodeURIComponent(version) : address;
  }

  const whole = new Intl.NumberFormat('en');
  const number = (value) => whole.format(value);
  const plural = (count, word) => number(count) + ' ' + word + (count === 1 ? '' : 's');

  function seconds(millis) {
    if (millis < 1000) return millis + ' ms';
    if (millis < 10_000) return (millis / 1000).toFixed(1) + ' s';
    if (millis < 120_000) return Math.round(millis / 1000) + ' s';
    return Math.round(millis / 60_000) + ' min';
  }

  function bytes(count) {
    if (count < 1000) return count + ' B';
    if (count < 1e6) return Math.round(count / 1e3) + ' kB';
    if (count < 1e9) return (count / 1e6).toFixed(1) + ' MB';
    return (count / 1e9).toFixed(1) + ' GB';
  }

  /** A price arrives as an exact decimal and is shown as it is. */
  const money = (decimal) => '$' + decimal;

  /** A total in cents; to the fourth decimal, as prices are, where that would be little. */
  const amount = (value) => '$' + value.toLocaleString('en',
      {minimumFractionDigits: 2, maximumFractionDigits: value < 1 ? 4 : 2});

  function time(iso) {
    return new Date(iso).toLocaleString(undefined, {dateStyle: 'medium', timeStyle: 'short'});
  }

  const STATES = {
    done: 'Done',
    failed: 'Failed',
    invalid: 'Invalid row',
    in_doubt: 'In doubt',
    pending: 'Waiting',
    submitting: 'Being sent',
    submitted: 'Being made',
  };

  /** Does it once, with the next frame, however often it is asked for until then. */
  function later(act) {
    let waiting = false;
    return () => {
      if (waiting) return;
      waiting = true;
      requestAnimationFrame(() => {
        waiting = false;
        act();
      });
    };
  }

  return {el, svg, later, url, number, plural, seconds, bytes, money, amount, time, STATES,
    byId: (id) => document.getElementById(id)};
})();
