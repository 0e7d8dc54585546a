/** Avvikelser: kundens invändningar mot en faktura, kreditfakturor och vem som måste godkänna dem. */
import type { DisputeReason } from "../../domain/cases/kinds.ts";
import type { CreditRequestState } from "../../domain/disputes/credit-request.ts";
import type { DisputeKind, DisputeState } from "../../domain/disputes/dispute.ts";
import type { DisputeRule } from "../../domain/disputes/policy.ts";
import type { Sentence } from "../form-faults.ts";

const reasons: Readonly<Record<DisputeReason, string>> = {
  "not-ordered": "Vi har inte beställt det",
  ended: "Vi har sagt upp det",
  price: "Fel pris",
  quantity: "Fel antal",
  double: "Samma sak står två gånger",
  "not-here": "Personen arbetar inte hos oss",
  other: "Något annat",
};

const states: Readonly<Record<DisputeState, string>> = {
  open: "Utreds",
  credited: "Krediterad",
  refused: "Avslagen",
  withdrawn: "Återtagen av kunden",
};

const requestStates: Readonly<Record<CreditRequestState, string>> = {
  waiting: "Väntar på en andra person",
  issued: "Krediterad",
  declined: "Inte godkänd",
};

const rules: Readonly<Record<DisputeRule, { readonly label: string; readonly hint: string }>> = {
  "pay-anyway": { label: "Betala ändå", hint: "Fakturan påminns som vanligt. Får kunden rätt krediteras den efteråt." },
  "hold-disputed": { label: "Den omstridda delen väntar", hint: "Resten ska betalas i tid." },
  "hold-all": { label: "Hela fakturan väntar", hint: "Ingenting påminns så länge." },
};

const titles: Readonly<Record<DisputeKind, (number: string) => string>> = {
  dispute: (number) => `Avvikelse i faktura ${number}`,
  "item-credit": (number) => `Kreditera poster i faktura ${number}`,
};

const leads: Readonly<Record<DisputeKind, string>> = {
  dispute: "Välj raderna som inte stämmer. Sedan berättar du vad som är fel med var och en.",
  "item-credit":
    "För enstaka poster: samma sak står två gånger, eller personen arbetar inte hos er. Vårdgivarservice svarar. Är det något annat väljer du avvikelse i stället.",
};

const amountFaults: Readonly<Record<string, Sentence>> = {
  "amount-form": "Skriv beloppet med siffror, till exempel 250,50",
  "amount-none": "Skriv hur mycket av raden som är fel",
  "amount-too-much": ({ max = "" }) => `Av raden återstår ${max}. Skriv högst det`,
};

export const disputes = {
  reasons,
  states,
  requestStates,
  rules,
  link: "Något stämmer inte",
  itemLink: "Kreditera en enstaka post",
  creditLink: "Kreditera",
  find: {
    title: "Avvikelse i fakturering",
    lead: "Säg till så snart något inte stämmer. Vi behöver fakturans nummer och ert Kund-ID.",
    number: "Fakturanummer",
    customerHint: "Står på fakturan, till exempel K-1001.",
    button: "Fortsätt",
    faults: {
      "customerNumber.missing": "Skriv ert Kund-ID",
      "number.missing": "Skriv fakturans nummer",
      "no-match": "Vi hittar ingen av era fakturor med det numret och det Kund-ID:t. Kontrollera båda",
    } as Readonly<Record<string, Sentence>>,
  },
  file: {
    title: titles,
    lead: leads,
    rules: {
      "pay-anyway": (dueOn: string) =>
        `En utredning tar tid. Betala fakturan senast ${dueOn} även om ni har invändningar; får ni rätt krediterar vi den efteråt.`,
      "hold-disputed": (dueOn: string) =>
        `Den del ni har invändningar mot väntar medan vi utreder. Resten ska betalas senast ${dueOn}.`,
      "hold-all": (dueOn: string) =>
        `Fakturan påminns inte medan vi utreder. Den förfaller ${dueOn}, och det ni inte har invändningar mot kan ni betala redan nu.`,
    } as Readonly<Record<DisputeRule, (dueOn: string) => string>>,
    near: {
      heading: (dueOn: string) => `Fakturan förfaller ${dueOn}`,
      text: "Vi hinner troligen inte utreda den innan dess. Vänta inte med att säga till nästa gång.",
    },
    late: {
      heading: (dueOn: string) => `Fakturan skulle ha betalats ${dueOn}`,
      text: {
        "pay-anyway":
          "Den påminns som vanligt medan vi utreder, och ska betalas även om ni har invändningar. Så länge avvikelsen utreds lämnar vi inte kravet till inkasso.",
        "hold-disputed":
          "Den del ni har invändningar mot väntar medan vi utreder; resten påminns. Så länge avvikelsen utreds lämnar vi inte kravet till inkasso.",
        "hold-all": "Den påminns inte medan vi utreder, och kravet lämnas inte till inkasso så länge.",
      } as Readonly<Record<DisputeRule, string>>,
    },
    inCollection: {
      heading: "Kravet är hos inkassobolaget",
      text: (name: string, contact: string) =>
        `Efter tre påminnelser har ${name} tagit över kravet, och vi kan inte längre pröva det. Vänd er dit: ${contact}.`,
    },
    choose: "Välj rader",
    line: "Rad",
    quantity: "Antal",
    price: "Pris",
    net: "Utan moms",
    disputed: "Utreds redan",
    credited: "Helt krediterad",
    refusedBefore: "Avslogs förra gången",
    onceMore:
      "Raden har prövats förut. Skriv vad som är nytt eller bifoga underlag. Den väntar inte av sig själv en gång till: betala den i tid.",
    noneChosen: "Välj minst en rad",
    goOn: "Fortsätt med de valda raderna",
    back: "Tillbaka till fakturan",
    terms: (quantity: string, price: string, net: string) => `${quantity} × ${price} = ${net} utan moms.`,
    left: (left: string) => `Av det återstår ${left}.`,
    amount: "Så mycket är fel, utan moms",
    reason: "Vad är fel?",
    wrong: "Det som inte stämmer",
    chooseReason: "Välj",
    lineWords: "Förklara",
    wish: "Vad vill ni?",
    wishes: { credit: "Att beloppet krediteras", answer: "Bara få ett svar" },
    words: "Mer att berätta",
    wordsHint: "Skriv inga uppgifter om patienter.",
    evidence: "Underlag som PDF",
    send: "Skicka avvikelsen",
    otherLines: "Välj andra rader",
    sent: (reference: string) => `Avvikelsen är skickad. Ärendet heter ${reference}.`,
    faults: {
      ...amountFaults,
      "disputed-meanwhile":
        "Någon hos er har redan anmält raden. Lämna den utanför: välj andra rader, eller skriv i det ärendet",
      "nothing-new": "Raden avslogs förra gången. Skriv vad som är nytt, välj en annan anledning eller bifoga underlag",
      choose: "Välj vad som är fel med raden",
      "wish.choose": "Välj vad ni vill",
      file: ({ sentence = "" }) => sentence,
    } as Readonly<Record<string, Sentence>>,
  },
  settle: {
    title: (number: string) => `Avgör avvikelsen i faktura ${number}`,
    link: "Avgör avvikelsen",
    state: "Läge",
    disputed: "Omstritt med moms",
    payable: "Fakturans belopp",
    due: "Förfaller",
    rule: "Regel för betalning",
    heldUntil: "Väntar till och med",
    seeInvoice: "Se fakturan",
    seeThread: "Se ärendet",
    waitsHeading: "En kreditering väntar på en andra person",
    waits: (name: string, amount: string) => `${name} vill kreditera ${amount} utan moms`,
    lines: "Fakturans rader",
    line: "Rad",
    said: "Kunden säger",
    net: "Utan moms",
    left: "Återstår",
    amount: "Kreditera",
    amountOf: (description: string) => `Kreditera av ${description}, utan moms`,
    reason: "Varför",
    reasonHint: "Kunden läser det i ärendet, och på kreditfakturan om den görs.",
    credit: "Kreditera beloppen",
    refuse: "Avslå utan kredit",
    refused: "Avslaget. Kunden får besked.",
    credited: (number: string) => `Kreditfaktura ${number} är gjord.`,
    waiting: "Beloppet behöver godkännas av en andra person. Det står under Krediteringar.",
    declined: "Krediteringen blev inte godkänd.",
    check: {
      title: (number: string) => `Kontrollera krediteringen av faktura ${number}`,
      lead: "När du trycker på Gör kreditfakturan får den ett nummer och sänds till kunden. Den kan inte tas tillbaka. Behövs en andra persons godkännande görs den först då.",
      lines: "Rader som krediteras",
      amount: "Krediteras, utan moms",
      sum: "Summa utan moms",
      issue: "Gör kreditfakturan",
      edit: "Ändra",
    },
    faults: {
      ...amountFaults,
      overtaken:
        "Det går inte längre: någon har krediterat eller beslutat under tiden, raden utreds i ett ärende, eller fakturan har rader som ger pengar tillbaka. Se vad som återstår",
      "none-chosen": "Skriv hur mycket som ska krediteras av minst en rad",
      "reason-missing": "Skriv varför",
    } as Readonly<Record<string, Sentence>>,
  },
  hold: {
    ofLine: "Betalning",
    until: (day: string) => `Väntar till och med ${day}`,
    paidMeanwhile: "Betalas i tid",
    title: (number: string) => `Låt faktura ${number} vänta`,
    link: "Låt betalningen vänta",
    lead: "Det gäller från i dag, vad regeln än säger. Kunden ser till vilken dag.",
    rule: "Vad väntar?",
    untilOn: "Till och med",
    untilHint: "Högst 90 dagar. Sedan påminns det igen av sig självt.",
    save: "Låt det vänta",
    back: "Tillbaka till avvikelsen",
    saved: (untilOn: string) => `Det väntar till och med ${untilOn}.`,
    faults: {
      "rule.choose": "Välj vad som väntar",
      "until-range": "Välj en dag från i dag och högst 90 dagar framåt",
    } as Readonly<Record<string, Sentence>>,
  },
  credit: {
    title: (number: string) => `Kreditera faktura ${number}`,
    lead: "Skriv hur mycket av varje rad som ska krediteras. Kreditfakturan får nästa nummer i serien och sänds som fakturan.",
    button: "Fortsätt",
    back: "Tillbaka till fakturan",
    nothingLeft: "Ingenting återstår att kreditera",
    nothingLeftText: "Hela fakturan är krediterad.",
    state: "Läge",
    withVat: "Med moms",
    otherDecides: "Någon annan än du måste godkänna den.",
    issue: "Godkänn och gör kreditfakturan",
    decline: "Godkänn inte",
  },
  credits: {
    title: "Krediteringar",
    lead: "De som väntar på att en andra person godkänner dem.",
    none: "Ingen kreditering väntar",
    noneText: "Här står krediteringar som er regel säger att två ska godkänna.",
    reason: "Varför",
    by: "Begärd av",
    at: "När",
    net: "Utan moms",
  },
  policy: {
    title: "Regler för avvikelser och kredit",
    lead: "Vad som gäller medan en avvikelse utreds, och när en kreditering behöver två.",
    rule: "Medan den utreds",
    holdDays: "Längst",
    holdHint: "Hur länge något får vänta. Sedan påminns det igen av sig självt.",
    days: "dagar",
    secondFrom: "Två godkänner från",
    secondHint: "Belopp utan moms. Lämna tomt om en person räcker alltid; 0 om det alltid ska vara två.",
    fromOn: "Gäller från",
    fromHint: "I dag eller senare. Avvikelser som redan finns behåller sin regel.",
    never: "Aldrig",
    save: "Spara",
    saved: "Sparat.",
    waits: "Sparat. Att fler krediteringar ges av en person gäller först när en annan har godkänt det.",
    waiting: (fromOn: string, amount: string | undefined) =>
      amount === undefined
        ? `Väntar på en annan person: från ${fromOn} räcker alltid en person för en kreditering.`
        : `Väntar på en annan person: från ${fromOn} behöver krediteringar två först från ${amount}.`,
    agree: "Godkänn regeln",
    decline: "Avslå",
    takeBack: "Ta tillbaka",
    decided: { agree: "Regeln är godkänd.", decline: "Regeln gäller inte." },
    history: "Vad som har gällt",
    faults: {
      "rule.choose": "Välj vad som gäller medan en avvikelse utreds",
      "days-form": "Skriv ett antal dagar mellan 1 och 90",
      "amount-form": "Skriv beloppet med siffror, till exempel 5 000",
      past: "Välj i dag eller en senare dag",
      loosening: "Att färre krediteringar behöver två kan gälla från i morgon, inte från i dag",
    } as Readonly<Record<string, Sentence>>,
  },
  open: {
    heading: "Era öppna ärenden",
    row: (number: string) => `Faktura ${number}`,
    held: (amount: string, until: string) =>
      `Till och med ${until} behöver ${amount} inte betalas. Resten betalas i tid.`,
    heldWhole: (until: string) => `Till och med ${until} påminns fakturan inte.`,
    paid: "Betala fakturan i tid ändå",
  },
};

export type DisputeWords = typeof disputes;
