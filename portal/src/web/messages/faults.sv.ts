/**
 * What is wrong with a field and what to do about it, by fault code. A form may say it closer to its own words
 * (`fillForm({ sentences })`); these are the sentences that always hold.
 */
type P = Readonly<Record<string, string>>;

export const faults = {
  unknown: "Kontrollera det här fältet",
  missing: "Fyll i det här fältet",
  choose: "Välj ett av alternativen",
  "too-long": ({ max, length }: P) => `Texten får vara högst ${max} tecken; nu är den ${length}`,
  "too-many": ({ max }: P) => `Här får det vara högst ${max}`,
  "too-few": ({ min }: P) => `Här behövs minst ${min}`,
  "control-characters":
    "Texten innehåller osynliga styrtecken som inte kan skickas. Skriv om den eller klistra in den som ren text",
  "amount-empty": "Skriv ett belopp, till exempel 1 250,50",
  "amount-not-a-number": "Skriv beloppet med siffror, till exempel 1 250,50",
  "amount-separator-ambiguous":
    "Det här kan läsas på två sätt. Skriv med två decimaler, till exempel 1 234,00 eller 1,23",
  "amount-grouping": "Tusental skrivs med tre siffror i varje grupp, till exempel 1 250,50",
  "amount-decimals": "Skriv färre decimaler",
  "amount-too-long": "Beloppet har fler siffror än en faktura kan bära",
};
