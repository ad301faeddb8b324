import { type TextNode, text } from './text-node.js';

const CHARACTERS: Readonly<Record<string, string>> = Object.fromEntries(
  `+1 👍, -1 👎, 100 💯, alarm_clock ⏰, arrow_down ⬇️, arrow_forward ▶️, arrow_left ⬅️, arrow_right ➡️, arrow_up ⬆️,
  arrows_counterclockwise 🔄, ballot_box_with_check ☑️, bangbang ‼️, bar_chart 📊, bell 🔔, birthday 🎂, blush 😊,
  book 📖, bookmark 🔖, bow 🙇, bug 🐛, bulb 💡, busts_in_silhouette 👥, calendar 📆, calling 📲, camera 📷, car 🚗,
  chart_with_upwards_trend 📈, clap 👏, clipboard 📋, clock1 🕐, clock3 🕒, coffee ☕, computer 💻, confetti_ball 🎊,
  construction 🚧, cry 😢, date 📅, door 🚪, earth_africa 🌍, earth_americas 🌎, earth_asia 🌏, email ✉️, envelope ✉️,
  exclamation ❗, eyes 👀, fire 🔥, gear ⚙️, gift 🎁, globe_with_meridians 🌐, grey_question ❔, grin 😁, grinning 😀,
  handshake 🤝, headphones 🎧, heart ❤️, heavy_check_mark ✔️, heavy_multiplication_x ✖️, heavy_plus_sign ➕,
  hourglass ⌛, hourglass_flowing_sand ⏳, house 🏠, hugging_face 🤗, information_source ℹ️, iphone 📱, joy 😂, key 🔑,
  large_blue_circle 🔵, large_green_circle 🟢, large_orange_circle 🟠, large_red_circle 🔴, large_yellow_circle 🟡,
  laughing 😆, link 🔗, lock 🔒, loud_sound 🔊, loudspeaker 📢, mag 🔍, mailbox 📫, mega 📣, memo 📝,
  microphone 🎤, moon 🌙, movie_camera 🎥, muscle 💪, new 🆕, no_bell 🔕, no_entry ⛔, no_entry_sign 🚫, office 🏢,
  ok 🆗, ok_hand 👌, open_mouth 😮, package 📦, paperclip 📎, partly_sunny ⛅, party_popper 🎉, pencil ✏️, pencil2 ✏️,
  phone ☎️, pray 🙏, pushpin 📌, question ❓, raised_hand ✋, raised_hands 🙌, red_circle 🔴, relieved 😌, repeat 🔁,
  rocket 🚀, round_pushpin 📍, rotating_light 🚨, satellite_antenna 📡, scream 😱, shrug 🤷, simple_smile 🙂,
  slightly_smiling_face 🙂, smile 😄, smiley 😃, snowflake ❄️, sob 😭, sparkles ✨, speaker 🔈, speech_balloon 💬,
  spiral_calendar_pad 🗓️, spiral_note_pad 🗒️, star ⭐, star2 🌟, stopwatch ⏱️, sunglasses 😎, sunny ☀️, sweat_smile 😅,
  tada 🎉, telephone ☎️, telephone_receiver 📞, thinking_face 🤔, thumbsdown 👎, thumbsup 👍, timer_clock ⏲️, tv 📺,
  unlock 🔓, us 🇺🇸, video_camera 📹, vertical_traffic_light 🚦, warning ⚠️, watch ⌚, wave 👋, white_check_mark ✅,
  white_circle ⚪, wink 😉, world_map 🗺️, wrench 🔧, x ❌, zap ⚡, zzz 💤`
    .split(',')
    .map((entry) => entry.trim().split(' ')),
);

/** A shortcode between colons, a skin tone behind it included. */
export const SHORTCODE = /:([a-z0-9_+'-]+):(?::skin-tone-[2-6]:)?/;

/** The node of a shortcode; undefined for one that the page has no character for. */
export function findEmoji(name: string): TextNode | undefined {
  const character = Object.hasOwn(CHARACTERS, name) ? CHARACTERS[name] : undefined;
  return character === undefined ? undefined : { kind: 'emoji', name, character };
}

/** plain_text: shortcodes become emoji unless `emoji` is false, lines stay lines, all else is literal. */
export function parsePlainText(value: string, emoji = true): TextNode[] {
  return value.split('\n').flatMap((line, index) => {
    const nodes = emoji ? withEmoji(line) : [text(line)];
    return index === 0 ? nodes : [{ kind: 'break' as const }, ...nodes];
  });
}

function withEmoji(line: string): TextNode[] {
  const nodes: TextNode[] = [];
  let from = 0;
  for (const match of line.matchAll(new RegExp(SHORTCODE, 'g'))) {
    const emoji = findEmoji(match[1] ?? '');
    if (emoji === undefined) continue;
    if (match.index > from) nodes.push(text(line.slice(from, match.index)));
    nodes.push(emoji);
    from = match.index + match[0].length;
  }
  if (from < line.length) nodes.push(text(line.slice(from)));
  return nodes;
}

/** plain_text as a string, for where the page can show nothing but one: an option, a title, a placeholder. */
export const plainWords = (value: string, emoji = true): string =>
  parsePlainText(value, emoji)
    .map((node) => (node.kind === 'text' ? node.text : node.kind === 'emoji' ? node.character : ' '))
    .join('');
