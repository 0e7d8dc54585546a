/**
 * A lifecycle is a table: state → move → next state. The table alone knows the states; every move made with it is recorded
 * as an event by the caller.
 */
import { Refusal, type RefusalCode } from "./refusal.ts";

export interface Lifecycle<State extends string, Move extends string> {
  readonly states: readonly State[];
  readonly moves: Readonly<Record<State, Readonly<Partial<Record<Move, State>>>>>;
  /** The state after a move; refuses a move that the table does not have. */
  next(state: State, move: Move): State;
  /** Whether the table has this move. */
  allows(state: State, move: Move): boolean;
}

type MovesOf<T> = { [S in keyof T]: keyof T[S] }[keyof T] & string;

export function lifecycle<const T extends Record<string, Readonly<Record<string, keyof T & string>>>>(
  table: T,
  refusal: RefusalCode,
): Lifecycle<keyof T & string, MovesOf<T>> {
  const nextOf = (state: string, move: string): (keyof T & string) | undefined => table[state]?.[move];
  return {
    states: Object.keys(table),
    moves: table,
    allows: (state, move) => nextOf(state, move) !== undefined,
    next(state, move) {
      const target = nextOf(state, move);
      if (target === undefined) throw new Refusal(refusal, { state, move });
      return target;
    },
  };
}
