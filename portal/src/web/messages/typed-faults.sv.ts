/** What is wrong with a text, an amount or a day as typed: the part of the sentences that the invoice form carries to the browser. */
type P = Readonly<Record<string, string>>;

export const typedFaults = {
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
  "date-empty": "Skriv ett datum, till exempel 2026-11-21",
  "date-form": "Skriv datumet som ÅÅÅÅ-MM-DD, till exempel 2026-11-21",
  "date-does-not-exist": "Den dagen finns inte i kalendern. Kontrollera månad och dag",
};
