import { z } from 'zod';

/** Slack's own inputs take three thousand characters. */
const typed = z.string().max(12_000);

/** What stands in one field of a view. https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
const field = z.object({
  value: typed.nullish(),
  selected_option: z.object({ value: z.string() }).nullish(),
  selected_options: z.array(z.object({ value: z.string() })).nullish(),
  selected_date: z
    .string()
    .regex(/^\d{4}-\d{2}-\d{2}$/)
    .nullish(),
  selected_time: z
    .string()
    .regex(/^\d{2}:\d{2}$/)
    .nullish(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).nullish(),
  selected_conversation: z.string().nullish(),
});

/** The fields of a view by `block_id` and `action_id`. */
export const viewState = z.object({ values: z.record(z.string(), z.record(z.string(), field)) });

type Field = z.infer<typeof field>;

/** What a person typed and chose in a view. Each of our input blocks holds one element, so its `block_id` names it. */
export class ViewValues {
  readonly #fields: ReadonlyMap<string, Field>;

  constructor(state: z.infer<typeof viewState>) {
    const blocks = Object.entries(state.values);
    this.#fields = new Map(
      blocks.flatMap(([blockId, elements]) => Object.values(elements).map((each) => [blockId, each])),
    );
  }

  /** Whether the view has this field at all. */
  has(blockId: string): boolean {
    return this.#fields.has(blockId);
  }

  /** Text as typed, of any text, e-mail or number input; empty where nothing was. */
  text(blockId: string): string {
    return this.#fields.get(blockId)?.value ?? '';
  }

  /** The value chosen in a select or among radio buttons. */
  choice(blockId: string): string | null {
    return this.#fields.get(blockId)?.selected_option?.value ?? null;
  }

  /** The values chosen among checkboxes or in a multi-select. */
  choices(blockId: string): readonly string[] {
    return (this.#fields.get(blockId)?.selected_options ?? []).map(({ value }) => value);
  }

  /** `YYYY-MM-DD`. */
  date(blockId: string): string | null {
    return this.#fields.get(blockId)?.selected_date ?? null;
  }

  /** `HH:mm`. */
  time(blockId: string): string | null {
    return this.#fields.get(blockId)?.selected_time ?? null;
  }

  /** Slack ids. */
  users(blockId: string): readonly string[] {
    return this.#fields.get(blockId)?.selected_users ?? [];
  }

  conversation(blockId: string): string | null {
    return this.#fields.get(blockId)?.selected_conversation ?? null;
  }
}
