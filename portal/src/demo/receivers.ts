/**
 * Units of the made-up Region Exempel, as varied in what they ask for as real ones (DOMAIN 9.3): six digits, capitals, order
 * numbers, any text. GLNs are invented with true check digits; no number here belongs to anybody.
 */
import { findReceiverByPeppol } from "../domain/receivers/queries.ts";
import type { ReceiverId } from "../domain/receivers/receiver.ts";
import { type ReceiverEntry, saveReceiver } from "../domain/receivers/save-receiver.ts";
import type { OrganisationId, Perform } from "../work.ts";

/** The region's own number: made up, with a true check digit. */
export const demoRegionNumber = "2399000013";

interface Unit {
  readonly name: string;
  readonly aliases?: readonly string[];
  readonly gln: string;
  readonly street: string;
  readonly postalCode: string;
  readonly city: string;
  readonly contact: string;
  readonly mailbox: string;
  readonly phone: string;
  readonly rule: ReceiverEntry["rule"];
  readonly attachments?: ReceiverEntry["attachments"];
}

type Rule = ReceiverEntry["rule"];

const noOrderNumber = { orderNumberPattern: undefined, orderNumberExample: undefined } as const;

/** As Region Skåne's RSID: six digits, given by whoever ordered. */
const rsid: Rule = {
  referencePattern: "\\d{6}",
  referenceExample: "123456",
  referenceHelp: {
    sv: "Skriv beställarens RSID, sex siffror. Du får det av den som beställde.",
    en: "Write the RSID of whoever ordered, six digits. They will give it to you.",
  },
  ...noOrderNumber,
};

/** As Västra Götaland's Beställar-ID: alone in the field. */
const ordererId: Rule = {
  referencePattern: "\\d{4}|\\d{6}",
  referenceExample: "4711",
  referenceHelp: {
    sv: "Skriv bara Beställar-ID, fyra eller sex siffror. Inga namn eller andra ord i fältet.",
    en: "Write the Beställar-ID only, four or six digits. No names or other words in the field.",
  },
  ...noOrderNumber,
};

/** As Stockholm's references of capitals and digits, and orders that begin with 61. */
const capitals: Rule = {
  referencePattern: "[A-Z0-9]{3,5}",
  referenceExample: "R1234",
  referenceHelp: {
    sv: "Skriv referenskoden, tre till fem versaler eller siffror. Den står på beställningen.",
    en: "Write the reference code, three to five capitals or digits. It stands on the order.",
  },
  orderNumberPattern: "61\\d{6}",
  orderNumberExample: "61002345",
};

/** As Kronoberg's orders, and a reference of seven digits. */
const sevenOrOrder: Rule = {
  referencePattern: "\\d{7}|KIN\\d{6}-\\d{3}",
  referenceExample: "1234567",
  referenceHelp: {
    sv: "Skriv referensnumret, sju siffror. Är det beställt genom inköpsavdelningen skriver du ordernumret i stället, till exempel KIN260402-105.",
    en: "Write the reference number, seven digits. If the purchasing office ordered, write the order number instead, KIN260402-105 for example.",
  },
  orderNumberPattern: "KIN\\d{6}-\\d{3}",
  orderNumberExample: "KIN260402-105",
};

/** As Sörmland's: nine digits, or FM and four; orders DLL and seven. */
const property: Rule = {
  referencePattern: "\\d{9}|FM\\d{4}",
  referenceExample: "FM1234",
  referenceHelp: {
    sv: "Skriv arbetsorderns nummer, nio siffror, eller förvaltarens kod, FM och fyra siffror.",
    en: "Write the number of the work order, nine digits, or the caretaker's code, FM and four digits.",
  },
  orderNumberPattern: "DLL\\d{7}",
  orderNumberExample: "DLL0012345",
};

/** As Västmanland's ansvarsnummer. */
const costCentre: Rule = {
  referencePattern: "\\d{7}",
  referenceExample: "4150012",
  referenceHelp: {
    sv: "Skriv ansvarsnumret, sju siffror. Fråga den som beställde om du saknar det.",
    en: "Write the number of the cost centre (ansvarsnummer), seven digits. Ask whoever ordered if you lack it.",
  },
  orderNumberPattern: "\\d{8}|\\d{10}",
  orderNumberExample: "20012345",
};

const anyName: Rule = {
  referencePattern: undefined,
  referenceExample: "Anna Andersson",
  referenceHelp: {
    sv: "Skriv namnet på den som beställde.",
    en: "Write the name of whoever ordered.",
  },
  ...noOrderNumber,
};

const hospital = { street: "Sjukhusvägen 10", postalCode: "123 01", city: "Exempelstad" };
const southern = { street: "Södra Lasarettsgatan 2", postalCode: "123 50", city: "Sunnanvik" };

const units: readonly Unit[] = [
  {
    name: "Kardiologmottagningen, Exempelstads sjukhus",
    aliases: ["Hjärtmottagningen", "Kardiologen", "KARD"],
    gln: "7300099000015",
    ...hospital,
    contact: "Ekonomistöd medicin",
    mailbox: "kardiologen",
    phone: "012-345 01 10",
    rule: rsid,
  },
  {
    name: "Ögonkliniken, Exempelstads sjukhus",
    aliases: ["Ögonmottagningen"],
    gln: "7300099000022",
    ...hospital,
    contact: "Ekonomistöd kirurgi",
    mailbox: "ogonkliniken",
    phone: "012-345 01 20",
    rule: rsid,
  },
  {
    name: "Akutmottagningen, Exempelstads sjukhus",
    aliases: ["Akuten"],
    gln: "7300099000039",
    ...hospital,
    contact: "Ekonomistöd medicin",
    mailbox: "akuten",
    phone: "012-345 01 30",
    rule: rsid,
  },
  {
    name: "Barn- och ungdomskliniken, Sunnanviks lasarett",
    aliases: ["BUK", "Barnkliniken"],
    gln: "7300099000046",
    ...southern,
    contact: "Ekonomistöd barn och kvinna",
    mailbox: "barnkliniken",
    phone: "012-345 02 10",
    rule: rsid,
  },
  {
    name: "Ortopedkliniken, Sunnanviks lasarett",
    aliases: ["Ortopeden"],
    gln: "7300099000053",
    ...southern,
    contact: "Ekonomistöd kirurgi",
    mailbox: "ortopeden",
    phone: "012-345 02 20",
    rule: rsid,
  },
  {
    name: "Röntgenavdelningen, Sunnanviks lasarett",
    aliases: ["Bild och funktion"],
    gln: "7300099000060",
    ...southern,
    contact: "Ekonomistöd diagnostik",
    mailbox: "rontgen",
    phone: "012-345 02 30",
    rule: costCentre,
  },
  {
    name: "Folktandvården Region Exempel",
    aliases: ["Tandvården", "FTV"],
    gln: "7300099000077",
    street: "Tandgatan 4",
    postalCode: "123 02",
    city: "Exempelstad",
    contact: "Fakturafrågor Folktandvården",
    mailbox: "folktandvarden",
    phone: "012-345 03 00",
    rule: ordererId,
  },
  {
    name: "IT-avdelningen",
    aliases: ["Regionens IT", "Digitalisering", "IT"],
    gln: "7300099000084",
    street: "Regiongatan 1",
    postalCode: "123 00",
    city: "Exempelstad",
    contact: "Fakturafrågor IT",
    mailbox: "it.faktura",
    phone: "012-345 04 00",
    rule: sevenOrOrder,
    attachments: { countMax: 10, bytesMax: 5_000_000 },
  },
  {
    name: "Fastighetsförvaltningen",
    aliases: ["Fastighet", "Lokaler"],
    gln: "7300099000091",
    street: "Regiongatan 3",
    postalCode: "123 00",
    city: "Exempelstad",
    contact: "Fastighetsekonomi",
    mailbox: "fastighet",
    phone: "012-345 05 00",
    rule: property,
    attachments: { countMax: 20, bytesMax: 5_000_000 },
  },
  {
    name: "Hjälpmedelscentralen",
    aliases: ["HMC", "Hjälpmedel"],
    gln: "7300099000107",
    street: "Industrivägen 12",
    postalCode: "123 40",
    city: "Åsbro",
    contact: "Inköp hjälpmedel",
    mailbox: "hjalpmedel",
    phone: "012-345 06 00",
    rule: capitals,
  },
  {
    name: "Vårdcentralen Älvstranden",
    aliases: ["VC Älvstranden"],
    gln: "7300099000114",
    street: "Strandpromenaden 8",
    postalCode: "123 60",
    city: "Älvstad",
    contact: "Verksamhetsstöd nära vård",
    mailbox: "vc.alvstranden",
    phone: "012-345 07 10",
    rule: costCentre,
  },
  {
    name: "Vårdcentralen Åsbro",
    aliases: ["VC Åsbro"],
    gln: "7300099000121",
    street: "Torget 2",
    postalCode: "123 41",
    city: "Åsbro",
    contact: "Verksamhetsstöd nära vård",
    mailbox: "vc.asbro",
    phone: "012-345 07 20",
    rule: costCentre,
  },
  {
    name: "Laboratoriemedicin",
    aliases: ["Labbet", "Klinisk kemi"],
    gln: "7300099000138",
    ...hospital,
    contact: "Ekonomistöd diagnostik",
    mailbox: "laboratoriet",
    phone: "012-345 08 00",
    rule: capitals,
  },
  {
    name: "Kost- och måltidsservice",
    aliases: ["Köket"],
    gln: "7300099000145",
    street: "Köksvägen 5",
    postalCode: "123 03",
    city: "Exempelstad",
    contact: "Service och försörjning",
    mailbox: "kost",
    phone: "012-345 09 00",
    rule: ordererId,
  },
  {
    name: "Regionbiblioteket",
    aliases: ["Kultur"],
    gln: "7300099000152",
    street: "Boktorget 1",
    postalCode: "123 04",
    city: "Exempelstad",
    contact: "Kulturförvaltningen",
    mailbox: "bibliotek",
    phone: "012-345 10 00",
    rule: anyName,
    attachments: { countMax: 3, bytesMax: 2_000_000 },
  },
];

export const demoReceivers: readonly ReceiverEntry[] = units.map((unit) => ({
  name: unit.name,
  organisationNumber: demoRegionNumber,
  gln: unit.gln,
  peppol: { scheme: "0088", value: unit.gln },
  aliases: unit.aliases ?? [],
  address: { street: unit.street, postalCode: unit.postalCode, city: unit.city },
  contact: { name: unit.contact, email: `${unit.mailbox}@region.example`, phone: unit.phone },
  attachments: unit.attachments ?? { countMax: 10, bytesMax: 5_000_000 },
  active: true,
  rule: unit.rule,
}));

export interface DemoReceiver {
  readonly id: ReceiverId;
  readonly name: string;
}

/** Puts the units into the directory, or finds them where they are already. */
export function loadDemoReceivers(perform: Perform, region: OrganisationId): Promise<readonly DemoReceiver[]> {
  return perform({ kind: "machine", job: "load-demo", organisationId: region }, async (work) => {
    const loaded: DemoReceiver[] = [];
    for (const entry of demoReceivers) {
      const known = await findReceiverByPeppol(work, { scheme: entry.peppol.scheme, id: entry.peppol.value });
      loaded.push({ id: known?.id ?? (await saveReceiver(work, entry)), name: entry.name });
    }
    return loaded;
  });
}
