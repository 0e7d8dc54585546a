/**
 * What keeps secrets that must be read again, such as the seed of a code app. The database holds them locked: a copy of it is
 * worth nothing without the installation's key, which stands outside.
 */
export interface Safe {
  /** @param about whose it is: what was locked for one opens for nobody else. */
  lock(secret: string, about: string): string;
  open(locked: string, about: string): string;
}
