/** The print button, which is of use only with scripts. */
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-island=print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
