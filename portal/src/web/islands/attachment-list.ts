/**
 * The attachment list with scripts: a chosen or dropped file is sent at once by itself, and the list comes back as the server
 * draws it. A draft that was never saved is sent whole, as without scripts.
 */
const zones = "[data-island=attachment-list]";

document.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement) || target.type !== "file") return;
  void sendAll(target.closest<HTMLElement>(zones), [...(target.files ?? [])]);
});
document.addEventListener("click", (event) => {
  const button =
    event.target instanceof Element ? event.target.closest<HTMLButtonElement>(`${zones} button[name=do]`) : null;
  if (button === null || button.value === "attach") return;
  event.preventDefault();
  void takeAway(button);
});
for (const kind of ["dragover", "dragleave", "drop"] as const) document.addEventListener(kind, drag);

function drag(event: DragEvent): void {
  const zone = event.target instanceof Element ? event.target.closest<HTMLElement>(zones) : null;
  if (zone === null) return;
  event.preventDefault();
  zone.classList.toggle("attachments-over", event.type === "dragover");
  const input = zone.querySelector<HTMLInputElement>("input[type=file]");
  if (event.type !== "drop" || input === null || event.dataTransfer === null) return;
  // In the field too, so that they go along should the whole form have to be sent.
  input.files = event.dataTransfer.files;
  void sendAll(zone, [...input.files]);
}

/** One after another, so that the limits are told for the file that broke them. The refusals of all stay in sight. */
async function sendAll(start: HTMLElement | null, files: readonly File[]): Promise<void> {
  let zone = start;
  const refused: Element[] = [];
  for (const file of files) {
    if (zone === null) return;
    const words = (zone.dataset["sending"] ?? "").replace("{name}", file.name);
    tell(zone, words);
    zone = await send(zone, { name: "attachment", what: file, words });
    refused.push(...(zone?.querySelectorAll("#attachment-error > *") ?? []));
  }
  zone?.querySelector("#attachment-error")?.replaceChildren(...refused);
  zone?.querySelector<HTMLInputElement>("input[type=file]")?.focus();
}

async function takeAway(button: HTMLButtonElement): Promise<void> {
  const zone = button.closest<HTMLElement>(zones);
  if (zone === null) return;
  const fresh = await send(zone, { name: "do", what: button.value, words: "" });
  fresh?.querySelector<HTMLElement>(".attachment-files a, input[type=file]")?.focus();
}

interface Sending {
  readonly name: string;
  readonly what: File | string;
  readonly words: string;
}

/** Answers the list that has taken this one's place; nothing when the whole form is on its way instead. */
async function send(zone: HTMLElement, { name, what, words }: Sending): Promise<HTMLElement | null> {
  const form = zone.closest("form");
  const body = new FormData();
  body.append("csrf", form?.querySelector<HTMLInputElement>("input[name=csrf]")?.value ?? "");
  body.append(name, what);
  const answer = await post(zone.dataset["path"] ?? "", body, (percent) => tell(zone, `${words} ${percent} %`));
  if (answer.status === 404) {
    form?.requestSubmit(zone.querySelector<HTMLButtonElement>("button[value=attach]"));
    return null;
  }
  const fresh = answer.response?.querySelector<HTMLElement>(zones);
  if (answer.status !== 200 || fresh === null || fresh === undefined) {
    tell(zone, zone.dataset["notSent"] ?? "");
    return zone;
  }
  const placed = document.adoptNode(fresh);
  zone.replaceWith(placed);
  return placed;
}

/** XMLHttpRequest, since it tells how far a file has come and reads its answer as a document. */
function post(
  path: string,
  body: FormData,
  progress: (percent: number) => void,
): Promise<{ status: number; response: Document | null }> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.responseType = "document";
    request.upload.addEventListener("progress", ({ loaded, total }) =>
      progress(Math.round((loaded * 100) / Math.max(total, 1))),
    );
    request.addEventListener("loadend", () =>
      resolve({ status: request.status, response: request.status === 200 ? request.response : null }),
    );
    request.send(body);
  });
}

function tell(zone: HTMLElement, words: string): void {
  const status = zone.querySelector("[role=status]");
  if (status !== null) status.textContent = words;
}
