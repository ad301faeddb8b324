/** The languages that StarLeaf's portal offers, by its own codes. */
export const LOCALES: Readonly<Record<string, string>> = {
  en_int: 'English (international)',
  en_us: 'English (United States)',
  cs: 'Čeština (Czech)',
  da: 'Dansk (Danish)',
  de_de: 'Deutsch (German)',
  es_es: 'Español (Spanish)',
  fr_fr: 'Français (French)',
  it: 'Italiano (Italian)',
  jp_jp: '日本語 (Japanese)',
  nl: 'Nederlands (Dutch)',
  no: 'Norsk (Norwegian)',
  pl: 'Polski (Polish)',
  pt: 'Português (Portuguese)',
  fi: 'Suomi (Finnish)',
  sv: 'Svenska (Swedish)',
  zh_hans: '简体中文 (Chinese, simplified)',
  zh_hant: '繁體中文 (Chinese, traditional)',
};

/** The name of a language; the code itself where StarLeaf has one that we do not know. */
export function nameLocale(code: string): string {
  return Object.hasOwn(LOCALES, code) ? (LOCALES[code] ?? code) : code;
}
