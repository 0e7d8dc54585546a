/** What every page does with scripts: the error summary takes focus, and a password can be looked at. */
focusFirst();
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-password-toggle]")) offerToShow(button);
closeMenusOutside();

function focusFirst(): void {
  const summary = document.querySelector<HTMLElement>("[data-takes-focus]");
  if (summary !== null) summary.focus();
  // Forms post to the summary's place; where there is none, the address need not say so.
  else if (location.hash === "#error-summary") history.replaceState(null, "", location.pathname + location.search);
}

function offerToShow(button: HTMLButtonElement): void {
  const field = document.getElementById(button.dataset["passwordToggle"] ?? "");
  const words = button.querySelector("span");
  if (!(field instanceof HTMLInputElement) || words === null) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    const show = field.type === "password";
    field.type = show ? "text" : "password";
    words.textContent = (show ? button.dataset["hide"] : button.dataset["show"]) ?? "";
  });
  // A shown password must not be kept by the browser as ordinary text.
  field.form?.addEventListener("submit", () => {
    field.type = "password";
  });
}

/** Menus in the header close with Escape, and when one goes elsewhere. */
function closeMenusOutside(): void {
  const close = (except?: Node): void => {
    for (const menu of document.querySelectorAll<HTMLDetailsElement>("details.header-menu[open]")) {
      if (except === undefined || !menu.contains(except)) menu.open = false;
    }
  };
  document.addEventListener("keydown", ({ key }) => {
    if (key !== "Escape") return;
    const open = document.querySelector<HTMLElement>("details.header-menu[open] > summary");
    close();
    open?.focus();
  });
  document.addEventListener("pointerdown", ({ target }) => close(target instanceof Node ? target : undefined));
  document.addEventListener("focusin", ({ target }) => close(target instanceof Node ? target : undefined));
}
