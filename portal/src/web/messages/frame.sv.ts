/** What surrounds every page: header, navigation, skip link, footer, faults in general. */
export const frame = {
  portalName: "Fakturaporten",
  skipToContent: "Hoppa till innehållet",
};
