// Shortcodes people and the app use, as the characters they stand for.

const NAMES = {
  '+1': '👍', '-1': '👎', alarm_clock: '⏰', arrow_right: '➡️', arrows_counterclockwise: '🔄',
  bell: '🔔', black_circle: '⚫', black_square_for_stop: '⏹️', boom: '💥', bug: '🐛', bulb: '💡',
  calendar: '📅', chart_with_upwards_trend: '📈', checkered_flag: '🏁', clipboard: '📋',
  clock1: '🕐', computer: '💻', construction: '🚧', double_vertical_bar: '⏸️', eyes: '👀',
  exclamation: '❗', file_folder: '📁', fire: '🔥', gear: '⚙️', globe_with_meridians: '🌐',
  green_heart: '💚', hammer: '🔨', hammer_and_wrench: '🛠️', hand: '✋', heart: '❤️',
  heavy_check_mark: '✔️', hourglass: '⌛', hourglass_flowing_sand: '⏳', inbox_tray: '📥',
  information_source: 'ℹ️', key: '🔑', large_blue_circle: '🔵', large_green_circle: '🟢',
  large_orange_circle: '🟠', large_purple_circle: '🟣', large_yellow_circle: '🟡',
  leftwards_arrow_with_hook: '↩️', link: '🔗',
  lock: '🔒', mag: '🔍', mag_right: '🔎', mega: '📣', memo: '📝', moon: '🌔', new: '🆕',
  no_entry: '⛔', no_entry_sign: '🚫', octagonal_sign: '🛑', ok: '🆗', ok_hand: '👌',
  open_file_folder: '📂', package: '📦', page_facing_up: '📄', paperclip: '📎',
  pause_button: '⏸️', pencil: '📝', pencil2: '✏️', person_raising_hand: '🙋', pray: '🙏',
  pushpin: '📌', question: '❓', raised_hand: '✋', raising_hand: '🙋', recycle: '♻️',
  red_circle: '🔴', repeat: '🔁', robot_face: '🤖', rocket: '🚀', rotating_light: '🚨',
  satellite: '🛰️', scroll: '📜', see_no_evil: '🙈', shield: '🛡️', skull: '💀', sleeping: '😴',
  smile: '😄', snail: '🐌', sparkles: '✨', speech_balloon: '💬', spiral_note_pad: '🗒️',
  star: '⭐', stopwatch: '⏱️', tada: '🎉', test_tube: '🧪', thinking_face: '🤔',
  thought_balloon: '💭', thumbsdown: '👎', thumbsup: '👍', timer_clock: '⏲️',
  traffic_light: '🚥', trophy: '🏆', unlock: '🔓', warning: '⚠️', wastebasket: '🗑️', wave: '👋',
  white_check_mark: '✅', white_circle: '⚪', white_large_square: '⬜', wrench: '🔧', x: '❌',
  zap: '⚡', zzz: '💤',
};

/** The character, or the shortcode itself when there is none. */
export function emoji(name) {
  return Object.hasOwn(NAMES, name) ? NAMES[name] : `:${name}:`;
}

/** Plain text with its shortcodes replaced. */
export function withEmoji(text) {
  return text.replace(/:([a-z0-9_+-]+):/g, (_, name) => emoji(name));
}
