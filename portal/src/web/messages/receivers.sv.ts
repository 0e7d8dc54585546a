/** Mottagare: söka, välja, och mottagarens kort. */
export const receivers = {
  searchTitle: "Mottagare",
  searchHeading: "Sök mottagare",
  searchLead: "Här finns alla enheter som tar emot e-fakturor, och vad de vill ha för referens.",
  search: {
    label: "Namn, organisationsnummer eller GLN",
    hint: "Du behöver inte stava rätt eller skriva hela namnet.",
    button: "Sök",
    /** Told to screen readers while typing. */
    found: (count: number) =>
      count === 0
        ? "Inga förslag"
        : count === 1
          ? "1 förslag. Pil ned för att välja."
          : `${count} förslag. Pil ned för att välja.`,
    list: "Förslag",
    unreachable: "Förslagen går inte att hämta just nu. Tryck på Sök i stället.",
  },
  results: {
    caption: (asked: string) => `Mottagare som liknar ”${asked}”`,
    name: "Mottagare",
    city: "Ort",
    organisationNumber: "Organisationsnummer",
    gln: "GLN",
    more: (count: number) => `Här visas de ${count} som liknar mest. Skriv mer för att komma närmare.`,
    noneHeading: (asked: string) => `Ingen mottagare liknar ”${asked}”`,
    noneText: "Prova med färre ord, med orten, eller med det GLN eller organisationsnummer som står på beställningen.",
  },
  picker: {
    label: "Välj mottagare",
    hint: "Skriv namn, organisationsnummer eller GLN, och välj i listan.",
    search: "Sök",
    chosen: "Vald mottagare",
    change: "Sök efter en annan mottagare",
    choices: (count: number) =>
      count === 1 ? "1 mottagare liknar det du sökte" : `${count} mottagare liknar det du sökte`,
    keep: (name: string) => `Behåll ${name}`,
    none: (asked: string) => `Ingen mottagare liknar ”${asked}”. Prova med färre ord, med orten eller med GLN.`,
    use: "Använd den valda",
    card: "Se mottagarens kort",
    inactive: "Den här mottagaren tar inte längre emot fakturor. Välj en annan.",
  },
  card: {
    inactive: {
      heading: "Tar inte längre emot fakturor",
      text: "Sök efter den enhet som har tagit över, eller fråga den som beställde.",
    },
    write: "Skriv en faktura hit",
    reference: "Kunds referens 1",
    example: "Till exempel",
    free: "Vilken text som helst går bra, men fältet får inte vara tomt.",
    order: "Ordernummer",
    orderOptional: "Frivilligt.",
    orderForm: (example: string) => `Frivilligt. Ser ut så här: ${example}`,
    try: {
      heading: "Prova din referens",
      label: "Din referens",
      button: "Prova",
      fits: (reference: string) =>
        `”${reference}” är skriven som mottagaren vill ha den. Om den finns vet bara mottagaren.`,
      misfits: (example: string) =>
        `Referensen är inte skriven som mottagaren vill ha den. Skriv den som i exemplet: ${example}`,
      misfitsFree: "Skriv en referens",
    },
    attachments: "Bilagor",
    attachmentLimits: (count: number, size: string) => `Högst ${count} PDF-filer, var och en högst ${size}.`,
    noAttachments: "Den här mottagaren tar inte emot bilagor.",
    numbers: "Adress och nummer",
    organisationNumber: "Organisationsnummer",
    gln: "GLN",
    peppol: "Peppol-id",
    address: "Adress",
    aliases: "Kallas också",
    contact: "Frågor om referens och fakturor",
    noContact: "Fråga den som beställde.",
    version: (version: number, day: string) => `Kraven på referenser, version ${version}, gäller från ${day}`,
  },
};
