/** HTML that is safe to send: literal, or escaped on the way in. */
export class Html {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Insertable = Html | string | number | false | readonly Insertable[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A template whose insertions are escaped, for text and for quoted attributes; `false` leaves nothing. */
export function html(literals: TemplateStringsArray, ...insertions: readonly Insertable[]): Html {
  return new Html(
    literals.reduce((text, literal, index) => text + render(insertions[index - 1] ?? '') + literal),
  );
}

function render(insertion: Insertable): string {
  if (insertion === false) return '';
  if (insertion instanceof Html) return insertion.text;
  if (typeof insertion === 'object') return insertion.map(render).join('');
  return String(insertion).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
