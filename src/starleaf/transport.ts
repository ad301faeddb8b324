import type { Readable } from 'node:stream';
import axios, { type AxiosInstance, type AxiosResponse } from 'axios';
import { StarLeafError } from './errors.js';

/** One HTTP request, ready to go. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** JSON text. */
  readonly body?: string;
  /** The whole exchange, connecting and reading included. */
  readonly timeoutMs: number;
}

/** Its answer, whatever the status. */
export interface HttpResponse {
  readonly status: number;
  /** One value of a header, by its lower-case name. */
  readonly header: (name: string) => string | null;
  readonly setCookies: readonly string[];
  /** Decompressed. */
  readonly text: string;
}

/** No answer, or none that can be read; `code` says why, for the log. */
export class NoAnswer extends StarLeafError {
  readonly code: string;

  constructor(failure: 'unreachable' | 'slow' | 'unexpected', code: string) {
    super(failure);
    this.code = code;
  }
}

const maxResponseBytes = 4 * 1024 * 1024;

/** An axios that follows no redirect, judges no status and leaves the body to `exchange`. */
export function createAxios(baseUrl: URL): AxiosInstance {
  return axios.create({
    maxRedirects: 0,
    validateStatus: () => true,
    responseType: 'stream',
    // A proxy of the environment is for the world outside, not for a server on this machine.
    ...(isLoopback(baseUrl.hostname) && { proxy: false as const }),
  });
}

/**
 * Sends one request and reads the whole answer. What axios throws carries cookies and bodies: it ends here.
 * @throws NoAnswer
 */
export async function exchange(http: AxiosInstance, request: HttpRequest): Promise<HttpResponse> {
  const { timeoutMs, body, ...rest } = request;
  const signal = AbortSignal.timeout(timeoutMs);
  try {
    const response: AxiosResponse<Readable> = await http.request({
      ...rest,
      ...(body !== undefined && { data: body }),
      signal,
    });
    return {
      status: response.status,
      header: (name) => headerText(response.headers[name]),
      setCookies: response.headers['set-cookie'] ?? [],
      text: await readText(response.data),
    };
  } catch (error) {
    if (error instanceof NoAnswer) throw error;
    if (signal.aborted) throw new NoAnswer('slow', 'time-out');
    const code = codeOf(error);
    throw new NoAnswer(isGarbled(code) ? 'unexpected' : 'unreachable', code);
  }
}

/** Counts what comes out of the decompression, so that a small answer cannot swell. */
async function readText(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    length += bytes.length;
    if (length > maxResponseBytes) throw new NoAnswer('unexpected', 'too-large');
    chunks.push(bytes);
  }
  return new TextDecoder().decode(Buffer.concat(chunks));
}

function headerText(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}

/** Node's codes for what is not HTTP, and zlib's for what is not compressed as it says. */
function isGarbled(code: string): boolean {
  return /^(HPE_|Z_)/.test(code);
}

function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}
