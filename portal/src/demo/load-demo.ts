/** Fills an empty database with a made-up region, and tells how to sign in. Harmless when it is already there. */
import type { Clock } from "../time.ts";
import type { Chance, Perform } from "../work.ts";
import { demoSignIns, loadDemoAccounts } from "./accounts.ts";

export interface DemoSignIn {
  /** Who this person is, in a few words: "Owner at Åkerlund Bygg AB". */
  readonly who: string;
  readonly email: string;
  readonly password: string;
}

export interface DemoParts {
  readonly perform: Perform;
  readonly clock: Clock;
  readonly chance: Chance;
}

export async function loadDemo({ perform }: DemoParts): Promise<readonly DemoSignIn[]> {
  await loadDemoAccounts(perform);
  return demoSignIns;
}
