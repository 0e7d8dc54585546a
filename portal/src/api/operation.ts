/**
 * What a resource offers: data that the adapter serves and OpenAPI describes, and a function from what was asked to what is
 * answered. A resource knows nothing of HTTP.
 */
import type { z } from "zod";
import type { Permission } from "../domain/access/permissions.ts";
import type { RefusalCode } from "../domain/refusal.ts";
import type { Work } from "../work.ts";

type Shape = z.ZodObject | undefined;
type Said<S extends Shape> = S extends z.ZodObject ? z.output<S> : Readonly<Record<never, never>>;

/** Bytes as they are kept, with their SHA-256 in hexadecimal. */
export interface BytesAnswer {
  readonly name: string;
  readonly type: string;
  readonly bytes: Uint8Array;
  readonly sha256: string;
}

interface OperationFacts {
  readonly method: "GET" | "POST";
  /** Below /api/v1, with parameters as `{documentId}`. */
  readonly path: string;
  /** What the token must allow; nothing beyond being let in when undefined. */
  readonly scope: Permission | undefined;
  readonly id: string;
  readonly summary: string;
  readonly says: string;
  readonly refusals: readonly RefusalCode[];
  /** Where it is more than most: what holds files is larger. */
  readonly bodyBytesMax?: number;
}

interface Definition<P extends Shape, Q extends Shape, B extends Shape, R extends z.ZodType, F> extends OperationFacts {
  readonly params?: P;
  readonly query?: Q;
  /** A POST has a body, and is done once for each Idempotency-Key. */
  readonly body?: B;
  /** What of it others could have put something into: the antivirus program is asked about it before anything is done. */
  brings?(body: Said<B>): readonly Uint8Array[];
  /** What is found out about it before the transaction, which does not wait for other processes. */
  looksInto?(body: Said<B>): Promise<F>;
  /** JSON of this shape, or the bytes themselves. */
  readonly answers: R | { readonly mediaType: string };
  handle(
    work: Work,
    asked: { readonly params: Said<P>; readonly query: Said<Q>; readonly body: Said<B>; readonly found: F },
  ): Promise<z.input<R> | BytesAnswer>;
}

export interface Operation extends OperationFacts {
  readonly params: z.ZodObject | undefined;
  readonly query: z.ZodObject | undefined;
  readonly body: z.ZodObject | undefined;
  readonly answers: z.ZodType | { readonly mediaType: string };
  brings(body: unknown): readonly Uint8Array[];
  looksInto(body: unknown): Promise<unknown>;
  /** The parts have been judged by the shapes above. */
  handle(
    work: Work,
    asked: { readonly params: unknown; readonly query: unknown; readonly body: unknown; readonly found: unknown },
  ): Promise<unknown>;
}

export function operation<
  P extends Shape = undefined,
  Q extends Shape = undefined,
  B extends Shape = undefined,
  R extends z.ZodType = z.ZodType,
  F = undefined,
>(definition: Definition<P, Q, B, R, F>): Operation {
  const { handle, brings, looksInto, params, query, body, ...facts } = definition;
  return {
    ...facts,
    params,
    query,
    body,
    brings: (said) => brings?.(said as Said<B>) ?? [],
    looksInto: async (said) => looksInto?.(said as Said<B>),
    handle: (work, asked) =>
      handle(
        work,
        asked as { readonly params: Said<P>; readonly query: Said<Q>; readonly body: Said<B>; readonly found: F },
      ),
  };
}
