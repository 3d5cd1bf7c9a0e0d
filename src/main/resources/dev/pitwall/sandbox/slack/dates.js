// Slack's date formats, in the reader's own zone and language.

const DAY = 86_400_000;

export function time(seconds) {
  return new Date(seconds * 1000).toLocaleTimeString([], { hour: 'numeric', minute: '2-digit' });
}

export function day(seconds) {
  return pretty(seconds, { weekday: 'long', month: 'long', day: 'numeric' });
}

function date(seconds, options) {
  return new Date(seconds * 1000).toLocaleDateString([], options);
}

function pretty(seconds, options) {
  const then = new Date(seconds * 1000);
  const today = new Date();
  const days = Math.round((midnight(then) - midnight(today)) / DAY);
  const words = { '-1': 'Yesterday', 0: 'Today', 1: 'Tomorrow' };
  return words[days] ?? date(seconds, options);
}

function midnight(moment) {
  return new Date(moment.getFullYear(), moment.getMonth(), moment.getDate()).getTime();
}

const LONG = { weekday: 'long', month: 'long', day: 'numeric', year: 'numeric' };
const MIDDLE = { month: 'long', day: 'numeric', year: 'numeric' };
const SHORT = { month: 'short', day: 'numeric', year: 'numeric' };

const FORMATS = {
  date_num: (s) => new Date(s * 1000).toISOString().slice(0, 10),
  date_slash: (s) => date(s, { year: 'numeric', month: '2-digit', day: '2-digit' }),
  date: (s) => date(s, MIDDLE),
  date_short: (s) => date(s, SHORT),
  date_long: (s) => date(s, LONG),
  date_pretty: (s) => pretty(s, MIDDLE),
  date_short_pretty: (s) => pretty(s, SHORT),
  date_long_pretty: (s) => pretty(s, LONG),
  time,
  time_secs: (s) => new Date(s * 1000).toLocaleTimeString(),
  ago: (s) => ago(Date.now() / 1000 - s),
};

function ago(seconds) {
  if (seconds < 60) return 'less than a minute ago';
  const [count, unit] =
    seconds < 3600 ? [seconds / 60, 'minute']
    : seconds < 86_400 ? [seconds / 3600, 'hour']
    : [seconds / 86_400, 'day'];
  const whole = Math.floor(count);
  return `${whole} ${unit}${whole === 1 ? '' : 's'} ago`;
}

/** A date token's text; unknown placeholders make it the fallback, as in Slack. */
export function dateText(seconds, format, fallback) {
  if (!Number.isFinite(seconds)) return fallback;
  let known = true;
  const text = format.replace(/\{([a-z_]+)\}/g, (_, name) => {
    known = known && Object.hasOwn(FORMATS, name);
    return known ? FORMATS[name](seconds) : '';
  });
  return known ? text : fallback;
}
