/** What each of StarLeaf's features lets people do. */
const FEATURES: Readonly<Record<string, string>> = {
  conferencing: 'scheduling meetings',
  conf_layouts: 'choosing a layout',
  conf_recording: 'recording',
  guest_invites: 'guest invites',
  lync: 'joining from Skype for Business',
  webrtc: 'joining in the browser',
};

/** Features in words, those we know first; one that a later StarLeaf has goes by its own name. */
export function describeFeatures(features: ReadonlySet<string>): string {
  const known = Object.keys(FEATURES).filter((name) => features.has(name));
  const others = [...features].filter((name) => FEATURES[name] === undefined);
  const words = [...known.map((name) => FEATURES[name] ?? name), ...others];
  return words.length === 0 ? 'none' : words.join(', ');
}
