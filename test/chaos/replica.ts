import { printed, runMain, type StarLeafProcess } from '../support/process.js';

/** One process of the app, or of the conference server, which is ended and started anew. */
export class Replica {
  readonly port: number;
  readonly #folder: string;
  readonly #environment: Readonly<Record<string, string>>;
  readonly #entry: string;
  readonly #lives: StarLeafProcess[] = [];

  constructor(facts: {
    readonly port: number;
    readonly folder: string;
    readonly environment: Readonly<Record<string, string>>;
    /** Of the built entries, the app's unless told. */
    readonly entry?: string;
  }) {
    this.port = facts.port;
    this.#folder = facts.folder;
    this.#entry = facts.entry ?? 'main.js';
    this.#environment = { ...facts.environment, HOST: '127.0.0.1', PORT: String(facts.port) };
  }

  /** Everything it has logged in all its lives. */
  get logged(): string {
    return this.#lives.map(({ output }) => output()).join('');
  }

  /** Resolves once it takes requests. */
  async start(): Promise<void> {
    const life = runMain(this.#folder, this.#environment, this.#entry);
    this.#lives.push(life);
    await printed(life, 'listens on');
  }

  /** At once, in the middle of whatever it does. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** As a platform does it. @returns its exit code, or the signal that ended it */
  async terminate(): Promise<number | NodeJS.Signals> {
    return this.#end('SIGTERM');
  }

  async #end(signal: 'SIGKILL' | 'SIGTERM'): Promise<number | NodeJS.Signals> {
    const life = this.#lives.at(-1);
    if (life === undefined) throw new Error('it has never been started');
    life.child.kill(signal);
    return life.ended;
  }
}
