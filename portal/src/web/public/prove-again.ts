/** The password once more, before something that changes who can come in. */
import { type PasswordProof, provePassword } from "../../domain/access/password-proof.ts";
import type { FieldFault } from "../form.ts";
import type { Visit } from "../route.ts";
import { waitFault } from "./wait.ts";

export type ProvedAgain =
  | { readonly ok: true; readonly proof: PasswordProof }
  | { readonly ok: false; readonly fault: FieldFault; readonly retryAfterSeconds?: number };

/** @param field where the person has typed it. */
export async function proveAgain(visit: Visit, field: string): Promise<ProvedAgain> {
  const password = visit.fields[field] ?? "";
  const fault = (code: string) => ({ ok: false, fault: { path: field, code, params: {} } }) as const;
  if (password === "") return fault("password-to-prove");
  const proved = await provePassword((command) => visit.perform(command), password);
  if (proved.kind === "wrong") return fault(proved.hasPassword ? "password-wrong" : "password-none");
  if (proved.kind === "proved") return { ok: true, proof: proved.proof };
  const { retryAfterSeconds } = proved;
  return { ok: false, fault: waitFault(visit.say, retryAfterSeconds), retryAfterSeconds };
}
