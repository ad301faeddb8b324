import type { z } from 'zod';
import type { Answer } from './api-request.js';
import { StarLeafError } from './errors.js';

/**
 * The body of an answer, admitted by its schema.
 * @throws StarLeafError `unexpected` where it has another shape
 */
export function readBody<Shape extends z.ZodType>(shape: Shape, answer: Answer): z.output<Shape> {
  const reading = shape.safeParse(answer.body);
  if (!reading.success) throw unexpected(answer);
  return reading.data;
}

/** What an answer is that StarLeaf cannot have meant. */
export function unexpected({ status, server }: Pick<Answer, 'status' | 'server'>): StarLeafError {
  return new StarLeafError('unexpected', { status, ...(server !== null && { server }) });
}
