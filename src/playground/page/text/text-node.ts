/** A piece of formatted text: what mrkdwn and rich_text are read into, and the only thing that is drawn. */
export type TextNode =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'break' }
  | { readonly kind: 'bold' | 'italic' | 'strike' | 'underline'; readonly children: readonly TextNode[] }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly TextNode[] }
  | { readonly kind: 'user' | 'channel'; readonly id: string; readonly label: string | null }
  | { readonly kind: 'broadcast'; readonly label: string }
  | { readonly kind: 'emoji'; readonly name: string; readonly character: string }
  | DateNode
  | { readonly kind: 'preformatted'; readonly text: string }
  | { readonly kind: 'quote'; readonly children: readonly TextNode[] }
  | {
      readonly kind: 'list';
      readonly ordered: boolean;
      readonly indent: number;
      readonly items: readonly (readonly TextNode[])[];
    };

/** A moment, shown in the zone of whoever reads it; `unix` in seconds. */
export interface DateNode {
  readonly kind: 'date';
  readonly unix: number;
  readonly format: string;
  readonly url: string | null;
  readonly fallback: string;
}

/** A text node, the common case. */
export const text = (value: string): TextNode => ({ kind: 'text', text: value });
