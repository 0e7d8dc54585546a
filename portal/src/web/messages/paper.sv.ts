/** Documents for people: the invoice as PDF, and the words around it. */
export const paper = {
  get: "Hämta PDF",
  getDraft: "Förhandsvisa som PDF",
  page: "Sida",
  of: "av",
  draft: "Utkast",
  draftNote: "Utkast. Det här är en förhandsvisning och inte en faktura: den är inte sänd och ska inte betalas.",
  qrAlternative: "QR-kod för betalning: beloppet, kontot och referensen ovan",
  qrHint: "Betala i bankens app",
  documentNote: "E-fakturan som den sändes (Peppol BIS Billing 3, UBL)",
};
