/** Names of units that a browser may suggest while one is typed. */
import type { Receiver } from "../../domain/receivers/receiver.ts";

export const unitNamesId = "unit-names";

export function UnitNames({ receivers }: { readonly receivers: readonly Receiver[] }) {
  return (
    <datalist id={unitNamesId}>
      {receivers.map(({ id, name }) => (
        <option key={id} value={name} />
      ))}
    </datalist>
  );
}
