import type { ReceiverId } from "../../../domain/receivers/receiver.ts";
import type { FoundReceiver } from "../../../domain/receivers/search-receivers.ts";
import type { Example } from "../example.ts";
import { ReceiverPicker } from "./receiver-picker.tsx";

const heart: FoundReceiver = {
  id: "01999999-0000-7000-8000-000000000011" as ReceiverId,
  name: "Kardiologmottagningen, Exempelstads sjukhus",
  organisationNumber: "2399000013",
  gln: "7300099000015",
  aliases: ["Hjärtmottagningen"],
  city: "Exempelstad",
};
const eyes: FoundReceiver = {
  ...heart,
  id: "01999999-0000-7000-8000-000000000012" as ReceiverId,
  name: "Ögonkliniken, Exempelstads sjukhus",
  gln: "7300099000022",
};

export const examples: readonly Example[] = [
  { name: "nothing chosen", render: ({ say }) => <ReceiverPicker say={say} chosen={undefined} /> },
  {
    name: "nothing chosen, and that is the fault",
    render: ({ say }) => <ReceiverPicker say={say} chosen={undefined} error={say.receivers.picker.label} />,
  },
  { name: "chosen", render: ({ say }) => <ReceiverPicker say={say} chosen={heart} /> },
  {
    name: "searched without scripts",
    render: ({ say }) => <ReceiverPicker say={say} chosen={undefined} asked="sjukhus" found={[heart, eyes]} />,
  },
  {
    name: "searched for another",
    render: ({ say }) => <ReceiverPicker say={say} chosen={heart} asked="ögon" found={[eyes]} />,
  },
  {
    name: "nothing found",
    render: ({ say }) => <ReceiverPicker say={say} chosen={undefined} asked="qwerty" found={[]} />,
  },
];
