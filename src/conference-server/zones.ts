const REGION_AND_PLACE =
  /^(Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific)(\/[A-Z][A-Za-z]*([_-][A-Za-z]+)*){1,2}$/;

const namesByLowerCase = new Map(
  Intl.supportedValuesOf('timeZone').map((name) => [name.toLowerCase(), name] as const),
);

/**
 * Whether the server knows this zone: `UTC`, or an IANA name of the form `Region/Place` in its exact spelling, old and
 * new names of a place alike (Asia/Calcutta, Asia/Kolkata). Abbreviations, offsets, country links and Windows names
 * are not zones.
 */
export function isSupportedZone(name: string): boolean {
  if (name === 'UTC') return true;
  if (!REGION_AND_PLACE.test(name)) return false;
  const exact = namesByLowerCase.get(name.toLowerCase());
  return exact === undefined ? isKnown(name) : exact === name;
}

function isKnown(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}
