/** Plan levels and quotas: registered with, changed in the settings, kept by the region's desk. */
import type { BeyondQuota, PlanFeature } from "../../domain/plans/plan-level.ts";
import type { Sentence } from "../form-faults.ts";

interface Used {
  readonly used: number;
  readonly max: number;
  readonly level: string;
}

export const plans = {
  free: "Gratis",
  price: (amount: string) => `${amount} i månaden`,
  quota: (max: number) => `högst ${max} ${max === 1 ? "faktura" : "fakturor"} i månaden`,
  noQuota: "hur många fakturor som helst",
  meantFor: (max: number) => `tänkt för ${max} ${max === 1 ? "faktura" : "fakturor"} i månaden`,
  holds: (features: string) => `Ingår: ${features}`,
  features: {
    form: "fakturaformuläret",
    attachments: "bilagor",
    follow: "följa fakturan hos mottagaren",
    users: "flera användare",
    support: "hjälp att koppla ett eget system",
  } satisfies Readonly<Record<PlanFeature, string>> as Readonly<Record<PlanFeature, string>>,
  start: {
    near: ({ used, max, level }: Used) => `${used} av månadens ${max} fakturor är sända på nivån ${level}`,
    reached: ({ max, level }: Used) =>
      max === 1
        ? `Månadens enda faktura på nivån ${level} är sänd`
        : `Månadens ${max} fakturor på nivån ${level} är sända`,
    nearText: "När de är slut kan ni byta nivå, eller vänta till nästa månad.",
    nearOnText: "Ni kan sända fler ändå, men en annan nivå passar kanske bättre.",
    reachedText:
      "Nästa faktura går att sända när ni har bytt nivå, eller nästa månad. Utkast och kreditfakturor påverkas inte.",
    passedText: "Ni kan fortsätta att sända. En annan nivå passar kanske bättre.",
    action: "Se nivåerna",
  },
  own: {
    title: "Nivå",
    lead: "Nivån säger hur många fakturor i månaden ni kan sända. Ett byte gäller genast.",
    used: (used: number, max: number) => `Hittills den här månaden: ${used} av ${max}.`,
    usedUp: (max: number) =>
      max === 1 ? "Den här månadens enda faktura är sänd." : `Den här månadens ${max} fakturor är sända.`,
    notCounted: "Kreditfakturor räknas inte, inte heller en rättad faktura som går igen under sitt gamla nummer.",
    question: "Vilken nivå passar er?",
    current: (name: string) => `Ni har nivån ${name}.`,
    noLongerOffered: "Den går inte längre att välja, men ni har den kvar tills ni byter.",
    onlyOwner: "Det är ägarna hos er som byter nivå.",
    save: "Byt nivå",
    saved: (name: string) => `Ni har nu nivån ${name}.`,
    link: "Nivå och hur många fakturor som är sända",
  },
  desk: {
    title: "Nivåer för leverantörer",
    lead: "Det som leverantörer väljer mellan när de registrerar sig. En ändring gäller från och med i dag, även för dem som har nivån.",
    new: "Ny nivå",
    edit: (name: string) => `Nivån ${name}`,
    caption: "Nivåer",
    name: "Namn",
    price: "Pris",
    quota: "Fakturor i månaden",
    beyond: "Därefter",
    offered: "Går att välja",
    offeredThrough: (day: string) => `till och med ${day}`,
    yes: "Ja",
    noQuota: "Ingen gräns",
    code: "Kod",
    codeHint: "Små bokstäver a–z och bindestreck, till exempel bas. Syns bara här och går inte att ändra.",
    nameSv: "Namn på svenska",
    nameEn: "Namn på engelska",
    priceField: "Pris i månaden, kronor",
    priceHint: "0 om nivån är gratis.",
    quotaField: "Fakturor i månaden",
    quotaHint: "Lämna tomt om det inte finns någon gräns.",
    beyondField: "Vad händer när de är sända?",
    beyondWords: {
      tell: "Ägarna får veta det, och kan sända vidare",
      stop: "Sändningen väntar till nästa månad eller ett byte av nivå",
    } satisfies Readonly<Record<BeyondQuota, string>> as Readonly<Record<BeyondQuota, string>>,
    featuresField: "Det här ingår",
    place: "Plats i listan",
    offeredField: "Går att välja",
    offeredHint: "Tar du bort bocken går nivån att välja till och med i dag. De som har den behåller den.",
    save: "Spara nivån",
    saved: (name: string) => `Nivån ${name} är sparad.`,
  },
  faults: {
    "planLevel.choose": "Välj en av nivåerna",
    "code-form": "Skriv 1 till 30 små bokstäver a–z eller bindestreck",
    "code-taken": "Den koden finns redan. Välj en annan",
    "quota-form": "Skriv ett helt antal mellan 1 och 1 000 000, eller lämna tomt",
    "place-form": "Skriv ett helt tal mellan 1 och 99",
    "price-negative": "Skriv priset utan minus",
    "beyond.choose": "Välj vad som händer",
    "last-level": "Minst en nivå måste gå att välja. Lägg till en annan först",
  } satisfies Readonly<Record<string, Sentence>> as Readonly<Record<string, Sentence>>,
};
