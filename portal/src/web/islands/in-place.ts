/** Small forms that are sent without leaving the page: their thanks take their place. */
for (const form of document.querySelectorAll<HTMLFormElement>("[data-in-place]")) sendInPlace(form);

/** When the background fails, the form goes as any form does. */
function sendInPlace(form: HTMLFormElement): void {
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const fields = new FormData(form, event.submitter);
    const body = new URLSearchParams(
      [...fields].flatMap(([name, value]) => (typeof value === "string" ? [[name, value]] : [])),
    );
    const done = (): void => {
      const thanks = document.createElement("p");
      thanks.setAttribute("role", "status");
      thanks.textContent = form.dataset["inPlace"] ?? "";
      form.replaceWith(thanks);
    };
    void fetch(form.action, { method: "POST", body }).then(
      ({ ok }) => (ok ? done() : form.submit()),
      () => form.submit(),
    );
  });
}
