/** What is to be mended in an invoice form, by fault code or by field and code. Each says what to do. */
type P = Readonly<Record<string, string>>;

export const invoiceFaults = {
  "receiver-missing": "Välj vem som ska få fakturan",
  "receiver-unknown": "Mottagaren finns inte i registret. Sök och välj en annan",
  "receiver-closed": "Mottagaren tar inte längre emot fakturor. Sök och välj en annan",
  "number-missing": "Skriv fakturans nummer",
  "invoice-number-taken": ({ number = "" }: P) => `Numret ${number} har du redan använt. Välj ett annat`,
  "credits-missing": "Skriv numret på fakturan som du krediterar",
  "credits-to-another": ({ number = "", receiver = "" }: P) =>
    `Fakturan ${number} sändes till ${receiver}. En kreditfaktura ska till samma mottagare`,
  "credits-a-credit-note": ({ number = "" }: P) =>
    `${number} är en kreditfaktura. Skriv numret på fakturan som du krediterar`,
  "credits-not-found": ({ number = "" }: P) =>
    `Vi hittar ingen faktura ${number} här. Har du sänt den på annat sätt kan du fortsätta: kryssa i det. Kontrollera annars numret`,
  "same-number-not-now": ({ number = "" }: P) =>
    `Numret ${number} kan inte användas igen nu: dokumentet kan ha nått mottagaren. Ta bort utkastet och se på fakturans sida vad du kan göra i stället`,
  "credit-part-exceeds-remaining": ({ part = "", remaining = "" }: P) =>
    `Av ”${part}” återstår ${remaining} utan moms att kreditera. Minska det, eller kryssa för att du vill kreditera mer.`,
  "credit-exceeds-remaining": ({ remaining = "" }: P) =>
    `Du krediterar mer än vad som återstår av fakturan (${remaining}). Minska beloppet, eller kryssa i att du vill det`,
  "credit-written-positive": "Skriv antalet utan minus. En kredit dras ändå av",
  "credit-of-nothing": "Krediten blir 0 kr. Skriv vad som ska krediteras",
  "total-negative": "Summan blir mindre än noll. Välj Kredit som fakturatyp och skriv beloppen utan minus",
  "reference-missing": "Skriv kundens referens",
  "reference-form": ({ example = "" }: P) =>
    example === ""
      ? "Referensen ser inte ut som mottagaren vill ha den. Läs hjälpen vid fältet"
      : `Skriv referensen så som mottagaren vill ha den, till exempel ${example}`,
  "order-number-form": ({ orderExample = "" }: P) =>
    orderExample === ""
      ? "Ordernumret ser inte ut som mottagarens brukar. Kontrollera det"
      : `Skriv ordernumret så som mottagaren vill ha det, till exempel ${orderExample}`,
  "delivery-missing": "Skriv leveransdatum, eller den period som fakturan gäller",
  "period-start-missing": "Skriv periodens första dag",
  "period-end-missing": "Skriv periodens sista dag",
  "period-backwards": "Perioden slutar innan den börjar. Byt plats på dagarna",
  "issue-in-future": ({ today = "" }: P) => `Fakturadatum kan vara senast i dag, ${today}`,
  "issue-long-ago": "Fakturadatum ligger mer än ett år bakåt. Kontrollera årtalet",
  "due-before-issue": "Förfallodatum ligger före fakturadatum. Välj en senare dag",
  "terms-days": ({ max = "" }: P) => `Skriv antalet dagar med siffror, till exempel 30. Högst ${max}`,
  "date-far-away": "Kontrollera årtalet",
  "one-line": "Skriv texten på en rad",
  "lines-missing": "Skriv minst en fakturarad",
  "lines.*.description.missing": "Skriv vad raden gäller",
  "lines.*.quantity.missing": "Skriv antalet",
  "lines.*.quantity.amount-not-a-number": "Skriv antalet med siffror, till exempel 1,5",
  "lines.*.unit.missing": "Välj enhet, till exempel st eller tim",
  "lines.*.price.missing": "Skriv priset för en enhet",
  "lines.*.price.amount-not-a-number": "Skriv priset med siffror, till exempel 1 250,50",
  "lines.*.vat.missing": "Välj momssats",
  "lines.*.vatReason.missing": "Skriv varför ingen moms tas ut",
  "lines.*.allowance.amount-not-a-number": "Skriv rabatten i kronor eller procent, till exempel 250 eller 10 %",
  "adjustments.*.amount.missing": "Skriv beloppet",
  "adjustments.*.reason.missing": "Skriv vad det gäller, till exempel frakt",
  "adjustments.*.vat.missing": "Välj momssats",
  "adjustments.*.vatReason.missing": "Skriv varför ingen moms tas ut",
  "quantity-zero": "Skriv ett antal som inte är noll, eller ta bort raden",
  "unit-unknown": ({ typed = "" }: P) =>
    `Enheten ”${typed}” finns inte i listan. Skriv till exempel st, tim, dag, kg eller m`,
  "price-negative": "Skriv priset utan minus. Vill du dra av något, skriv ett negativt antal",
  "vat-rate-unknown": ({ typed = "" }: P) => `Momssatsen ${typed} finns inte i Sverige. Välj 25, 12, 6 eller 0 %`,
  "vat-reason-missing": "Välj varför momsen är 0 %",
  "allowance-exceeds-line": "Rabatten är större än raden. Minska den",
  "amount-positive": "Skriv ett belopp större än noll, utan minus",
  "sum-too-long": "Summan har fler siffror än en faktura kan bära. Minska priset eller antalet",
  "adjustments.*.amount.sum-too-long": "Summan har fler siffror än en faktura kan bära. Minska beloppet",
  "amount-decimals": ({ max = "" }: P) => `Skriv högst ${max} decimaler`,
  "attachments-too-many": ({ max = "" }: P) =>
    `Mottagaren tar emot högst ${max} bilagor. Ta bort någon, eller slå ihop dem till färre filer`,
  "attachment-too-large": ({ name = "", max = "" }: P) =>
    `${name} är större än mottagaren tar emot, ${max} MB. Spara den mindre eller dela upp den`,
  "payments-stopped": "Sändningen är stoppad. Leverantörsstödet hör av sig",
  "payment-missing": "Fyll i vart kunden ska betala, under Inställningar › Skicka",
  "buyer-vat-number-missing":
    "Mottagaren har inget momsregistreringsnummer i registret, så omvänd betalningsskyldighet kan inte användas",
  "too-many-attachments": ({ max = "" }: P) => `Mottagaren tar emot högst ${max} bilagor. Ta bort någon`,
  "attachments-too-large": ({ max = "" }: P) =>
    `Bilagorna är tillsammans större än mottagaren tar emot (${max}). Ta bort någon`,
};
