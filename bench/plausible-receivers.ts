/** A country's worth of made-up receiving units: the same every time, with names as public bodies give them. */
import { foldText } from "../portal/src/domain/receivers/fold.ts";
import { vocabularyOf } from "../portal/src/domain/receivers/save-receiver.ts";

export interface PlausibleReceiver {
  readonly name: string;
  readonly organisationNumber: string;
  readonly gln: string;
  readonly aliases: readonly string[];
  readonly city: string;
  readonly nameFolded: string;
  readonly words: readonly string[];
}

/** Places are put together, so that no vocabulary is smaller than a real one: some thousand of them. */
const placeBeginnings =
  "Al Ang Arv As Berg Björk Bo Brå Dal Ek Elm Fal Fin Gran Gö Ha Hag Hall Hed Hjo Hög In Jär Kal Karl Kil Klip Kro Kung Lax Lin Lju Lul Lund Lyck Mal Mark Mo Ner Nor Ny Ock Or Os Ross Råd Sal Sand Sim Skog Skär Sol Sten Sund Sö Tim Tor Tran Ul Up Vad Val Var Vet Vi Väx Yt Åm Åsk Älm Ängel Öre Öst".split(
    " ",
  );
const placeEndings =
  "berga borg by bäck dal fors fred gård hamn hult holm köping lunda mora näs ryd sala sjö skoga stad sta sund torp vall vik ö".split(
    " ",
  );
const specialities =
  "Kardiolog Ögon Öron- Hud Ortoped Barn- Kvinno Psykiatri Onkologi Neurologi Reumatolog Infektions Lung Njur Urolog Kirurg Akut Röntgen Rehab Smärt Diabetes Endokrin Geriatrik Hematolog Käk Logoped Dietist Audiologi Syncentral Dialys Förlossnings Neonatal Intensivvårds Anestesi Patolog Mikrobiolog Kemi Genetik Allergi Mag-tarm".split(
    " ",
  );
const careKinds = "mottagningen avdelningen kliniken enheten teamet laboratoriet dagvården centrum".split(" ");
const schoolNouns =
  "Berg Björk Ek Fur Gran Lilla Hassel Hav Kastanj Klöver Kråk Kull Källa Lärk Lövs Mås Näckros Ros Rönn Sjö Skata Skog Sol Sommar Stjärn Strand Svan Tall Träd Ugg Vatten Vind Vår Äng Äpple Ör".split(
    " ",
  );
const schoolKinds = "skolan förskolan gården parken backens|skola hagens|förskola lundens|skola".split(" ");
const offices =
  "Fastighet IT Ekonomi HR Inköp Kommunikation Juridik Upphandling Kost Städ Transport Medicinteknik Hjälpmedel Tolkförmedling Arkiv Säkerhet Miljö Bygglov Socialtjänst Hemtjänst Bibliotek Kultur Fritid Räddningstjänst Vatten|och|avlopp Gata|och|park Överförmyndaren Arbetsmarknad Försörjningsstöd Familjerätt".split(
    " ",
  );

export function* plausibleReceivers(count: number): Generator<PlausibleReceiver> {
  const dice = diceOf(20261121);
  const pick = <T>(list: readonly T[]): T => list[dice(list.length)] as T;
  const bodies = Array.from({ length: 320 }, (_, index) => ({
    city: `${placeBeginnings[index % placeBeginnings.length]}${placeEndings[index % placeEndings.length]}`,
    organisationNumber: withLuhn(`${index < 21 ? "2321" : "2120"}${String(10000 + index * 7).slice(-5)}`),
  }));
  for (let index = 0; index < count; index++) {
    const body = pick(bodies);
    const place = `${pick(placeBeginnings)}${pick(placeEndings)}`;
    const name = nameOf(dice(10), { pick, place, number: 1 + dice(90) });
    const aliases = dice(4) === 0 ? [`${name.slice(0, 3).toUpperCase()}${dice(1000)}`] : [];
    const parts = { name, aliases, address: { street: "", postalCode: "", city: body.city } };
    yield {
      name,
      aliases,
      city: body.city,
      organisationNumber: body.organisationNumber,
      gln: withGs1(`73${String(index).padStart(10, "0")}`),
      nameFolded: foldText(name),
      words: vocabularyOf(parts),
    };
  }
}

interface NameParts {
  pick<T>(list: readonly T[]): T;
  readonly place: string;
  readonly number: number;
}

function nameOf(kind: number, { pick, place, number }: NameParts): string {
  const school = `${pick(schoolNouns)}${pick(schoolKinds).replace("|", " ")}`;
  if (kind < 3) return `${pick(specialities).replace(/-$/, "")}${pick(careKinds)} ${place}`;
  if (kind === 3) return `Vårdcentralen ${place}`;
  if (kind === 4) return `Folktandvården ${place}`;
  if (kind < 7) return `${school} ${place}`;
  if (kind === 7) return `${pick(offices).replaceAll("|", " ")} ${place}`;
  if (kind === 8) return `${place} sjukhus avd ${number}`;
  return `${pick(specialities).replace(/-$/, "")}${pick(careKinds)} ${number} ${place} sjukhus`;
}

/** Dice that fall the same way every time (mulberry32). */
export function diceOf(seed: number): (sides: number) => number {
  let state = seed;
  return (sides) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
}

function withLuhn(nine: string): string {
  const sum = [...nine].reduce((total, digit, at) => {
    const product = Number(digit) * (at % 2 === 0 ? 2 : 1);
    return total + (product > 9 ? product - 9 : product);
  }, 0);
  return `${nine}${(10 - (sum % 10)) % 10}`;
}

function withGs1(twelve: string): string {
  const sum = [...twelve].reduce((total, digit, at) => total + Number(digit) * (at % 2 === 0 ? 1 : 3), 0);
  return `${twelve}${(10 - (sum % 10)) % 10}`;
}
