/** A setting or argument that cannot be used; the command exits with 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
