import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';

/** Where a password comes from and where its prompts go. */
export interface PasswordConsole {
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean | undefined };
  readonly output: NodeJS.WritableStream;
}

/**
 * Asks for a new password: on a terminal twice, without echo; otherwise it is the first line of the input.
 * @returns undefined when the two differ or the person gives up.
 */
export async function askPassword({ input, output }: PasswordConsole): Promise<string | undefined> {
  return input.isTTY === true ? askTwice({ input, output }) : readFirstLine(input);
}

async function askTwice({ input, output }: PasswordConsole): Promise<string | undefined> {
  const silence = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input, output: silence, terminal: true, historySize: 0 });
  try {
    const lines = terminal[Symbol.asyncIterator]();
    const first = await ask('Password: ', { lines, output });
    const second = first === undefined ? undefined : await ask('The same again: ', { lines, output });
    return first === second ? first : undefined;
  } finally {
    terminal.close();
  }
}

async function ask(
  prompt: string,
  { lines, output }: { readonly lines: AsyncIterator<string>; readonly output: NodeJS.WritableStream },
): Promise<string | undefined> {
  output.write(prompt);
  const { value, done } = await lines.next();
  output.write('\n');
  return done === true ? undefined : value;
}

async function readFirstLine(input: NodeJS.ReadableStream): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of input) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8').split(/\r?\n/, 1)[0] ?? '';
}
