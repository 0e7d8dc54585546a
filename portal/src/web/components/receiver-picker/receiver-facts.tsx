/** The chosen receiver in two lines: its name, and what tells it from others of that name. The island fills it anew. */
import { receiverCardPath } from "../../public/receiver-paths.ts";
import type { PickedReceiver } from "./receiver-picker.tsx";

export interface ReceiverFactsProps {
  readonly receiver: PickedReceiver | undefined;
  readonly cardLabel: string;
}

export function ReceiverFacts({ receiver, cardLabel }: ReceiverFactsProps) {
  return (
    <>
      <p class="receiver-chosen-name" data-receiver-name>
        {receiver?.name}
      </p>
      <p class="receiver-chosen-facts">
        <span data-receiver-facts>{receiver === undefined ? "" : receiverFactsText(receiver)}</span>{" "}
        <a href={receiver === undefined ? "#" : receiverCardPath(receiver.id)} data-receiver-card>
          {cardLabel}
        </a>
      </p>
    </>
  );
}

/** `Exempelstad · 239900-0013 · GLN 7300099000015`. */
export function receiverFactsText({ city, organisationNumber, gln }: Omit<PickedReceiver, "id" | "name">): string {
  const number = `${organisationNumber.slice(0, 6)}-${organisationNumber.slice(6)}`;
  return [city, number, ...(gln === undefined ? [] : [`GLN ${gln}`])].join(" · ");
}
