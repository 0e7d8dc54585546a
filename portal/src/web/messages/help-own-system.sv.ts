/** A supplier's own system: by API, and told by webhooks. */
export const ownSystemHelp = {
  title: "Ansluta ert eget system",
  lead: "För den som äger företagets konto: låt ert affärssystem sända fakturor och se var de står.",
  parts: [
    {
      heading: "Så gör du",
      steps: [
        "Öppna Inställningar och välj Anslut ert eget system. Välj sedan Anslut ett system.",
        "Ge systemet ett namn, kryssa i vad det får göra och hur länge nyckeln gäller, och skriv ditt lösenord.",
        "Kopiera nyckeln till systemet. Den visas en gång. Systemet skickar den i rubriken Authorization: Bearer.",
      ],
    },
    {
      heading: "Vad systemet kan göra",
      texts: [
        "POST /api/v1/invoices sänder en faktura eller kreditfaktura som UBL (Peppol BIS Billing 3). Den prövas mot alla regler och mot era nummer, konton och mottagarens referens. Antingen sänds den precis som den kom, eller så får systemet veta alla fel och inget sparas. Fakturor med filer inuti tas bara emot här i portalen.",
        "GET /api/v1/invoices listar era fakturor, och GET /api/v1/invoices/{id} säger hur leveransen går och vad köparen har svarat. Allt som går att göra står i /api/v1/openapi.json.",
        "Varje POST har rubriken Idempotency-Key. Samma begäran igen med samma nyckel ger samma svar och sänder ingenting en gång till.",
      ],
    },
    {
      heading: "Få veta direkt",
      texts: [
        "Med en webhook säger portalen till systemet när en faktura har sänts, kommit fram, besvarats eller krediterats. Meddelandet innehåller bara ett id; resten läser systemet över API.",
        "Under Historik på webhookens sida står vem som har ändrat den och vem som har sänt ett meddelande igen.",
      ],
    },
    {
      heading: "När någon slutar",
      texts: [
        "En nyckel gäller även om den som skapade den slutar. Återkalla den under Anslutningar när systemet inte längre ska in; den slutar gälla genast.",
      ],
    },
  ],
};
