/** A page about work under way shows how far it has come: it is fetched anew every few seconds, while somebody looks at it. */
const SECONDS = 3;

setInterval(() => {
  if (document.visibilityState === "visible") location.reload();
}, SECONDS * 1000);
