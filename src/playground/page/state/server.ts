import type {
  ActionRequest,
  CloseRequest,
  HomeRequest,
  Mail,
  Outcome,
  SayRequest,
  ShortcutRequest,
  Snapshot,
  SubmitRequest,
  SuggestionRequest,
} from '../../protocol.js';

type Unsigned<T extends { readonly user: string }> = Omit<T, 'user'>;

export interface Suggestion {
  readonly value: string;
  readonly label: string;
}

interface Answer extends Outcome {
  readonly options?: readonly Suggestion[];
}

/** What one person can ask of the local Slack. Nothing throws: whatever goes wrong is an outcome with a problem. */
export interface Server {
  say(request: Unsigned<SayRequest>): Promise<Outcome>;
  act(request: Unsigned<ActionRequest>): Promise<Outcome>;
  runShortcut(request: Unsigned<ShortcutRequest>): Promise<Outcome>;
  submit(viewId: string, request: Unsigned<SubmitRequest>): Promise<Outcome>;
  close(viewId: string, request: Unsigned<CloseRequest>): Promise<Outcome>;
  openHome(request: Unsigned<HomeRequest>): Promise<Outcome>;
  suggest(request: Unsigned<SuggestionRequest>): Promise<Answer>;
}

export function serverFor(user: string): Server {
  const ask = (path: string, request: object): Promise<Answer> => post(path, { user, ...request });
  return {
    say: (request) => ask('messages', request),
    act: (request) => ask('actions', request),
    runShortcut: (request) => ask('shortcuts', request),
    submit: (viewId, request) => ask(`views/${encodeURIComponent(viewId)}/submit`, request),
    close: (viewId, request) => ask(`views/${encodeURIComponent(viewId)}/close`, request),
    openHome: (request) => ask('home', request),
    suggest: (request) => ask('suggestions', request),
  };
}

/** All that a person can see, or that the first person can where none is named. Throws where there is no answer. */
export async function loadSnapshot(user: string | null): Promise<Snapshot> {
  const response = await fetch(`/playground/state${userQuery(user)}`);
  if (response.status === 404 && user !== null) return loadSnapshot(null);
  if (!response.ok) throw new Error(`The local Slack answered ${response.status}`);
  return readJson<Snapshot>(response);
}

/** Where a mail is, or a part of it. */
export const mailAddress = (id: string, part = ''): string =>
  `/playground/mails/${encodeURIComponent(id)}${part === '' ? '' : `/${part}`}`;

/** A mail, or words where it cannot be had. */
export async function loadMail(id: string): Promise<Mail | string> {
  try {
    const response = await fetch(mailAddress(id));
    if (response.ok) return await readJson<Mail>(response);
    return (await readJson<Outcome>(response)).problem ?? GONE;
  } catch {
    return GONE;
  }
}

const GONE = 'The playground cannot be reached. Is it still running?';

export const userQuery = (user: string | null): string =>
  user === null ? '' : `?user=${encodeURIComponent(user)}`;

async function post(path: string, body: object): Promise<Answer> {
  try {
    const response = await fetch(`/playground/${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (response.ok) return await readJson<Answer>(response);
    return { problem: `The playground could not do that (it answered ${response.status}). Try again.` };
  } catch {
    return { problem: GONE };
  }
}

/** The page and its server are one build; the types of `protocol.ts` hold on both sides. */
const readJson = async <T>(response: Response): Promise<T> => (await response.json()) as T;
