/** What every page does with scripts: the error summary takes focus, and a password can be looked at. */
focusFirst();
for (const button of document.querySelectorAll<HTMLButtonElement>("[data-password-toggle]")) offerToShow(button);
closeMenusOutside();
const warning = document.querySelector<HTMLElement>("[data-session]");
if (warning !== null) warnBeforeSignOut(warning);

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

/** Shows the warning when the session is about to end, and asks the server to keep it when the person wants to stay. */
function warnBeforeSignOut(box: HTMLElement): void {
  const { session = "", warnAfterMs = "", endsAfterMs = "" } = box.dataset;
  const [ends, ended, stay] = ["[data-session-ends]", "[data-session-ended]", "button"].map((one) =>
    box.querySelector<HTMLElement>(one),
  );
  let timer = 0;
  const show = (isOver: boolean): void => {
    box.hidden = false;
    if (ends) ends.hidden = isOver;
    if (ended) ended.hidden = !isOver;
    if (stay) stay.hidden = isOver;
  };
  const begin = (): void => {
    box.hidden = true;
    clearTimeout(timer);
    timer = window.setTimeout(() => {
      show(false);
      timer = window.setTimeout(() => show(true), Number(endsAfterMs));
    }, Number(warnAfterMs));
  };
  stay?.addEventListener("click", () => {
    // A session that is over answers by leading to sign in, which counts as an error here.
    void fetch(session, { redirect: "error" }).then(begin, () => show(true));
  });
  // Whatever a page asks of us in the background, such as saving a draft, has used the session too.
  new PerformanceObserver((list) => {
    const entries = list.getEntries() as PerformanceResourceTiming[];
    if (entries.some((entry) => entry.initiatorType === "fetch" && entry.responseStatus !== 401)) begin();
  }).observe({ type: "resource" });
  begin();
}
