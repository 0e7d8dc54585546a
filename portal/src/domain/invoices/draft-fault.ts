/** One thing to mend in a draft: at which field, a code, and what its sentence needs to know. */
export interface DraftFault {
  /** The flat name of the field: `lines.3.price`. */
  readonly path: string;
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
  /** What would mend it, where that is safe to offer: fields, and what they should hold instead (fix-form.ts). */
  readonly fix?: Readonly<Record<string, string>>;
}

/** Collects faults while a form is read; reading goes on, so that all are told at once. */
export class Faults {
  readonly all: DraftFault[] = [];

  add(path: string, code: string, params: Readonly<Record<string, string>> = {}): undefined {
    if (!this.all.some((fault) => fault.path === path)) this.all.push({ path, code, params });
    return undefined;
  }
}
