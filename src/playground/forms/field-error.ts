/** The page sent a value that its element cannot hold: a fault of the page, not of the person. */
export class FieldError extends Error {
  override readonly name = 'FieldError';
}
