/**
 * The passkey button: asks the device for its owner and sends the answer with the form. What goes wrong on the device (no such
 * passkey, nobody there, no thanks) is said beside the button, and the other ways to sign in stay.
 */
import { browserSupportsWebAuthn, startAuthentication, startRegistration } from "@simplewebauthn/browser";

for (const part of document.querySelectorAll<HTMLElement>("[data-island=passkey]")) bring(part);

function bring(part: HTMLElement): void {
  const form = part.closest("form");
  const answer = part.querySelector<HTMLInputElement>("input[name=answer]");
  const trouble = part.querySelector<HTMLElement>("[role=status]");
  if (form === null || answer === null || trouble === null || !browserSupportsWebAuthn()) return;
  part.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    trouble.textContent = "";
    ask(part, form).then(
      (answered) => {
        answer.value = JSON.stringify(answered);
        form.submit();
      },
      (error: unknown) => {
        const isKnown = error instanceof Error && error.name === "InvalidStateError";
        trouble.textContent = (isKnown ? part.dataset["known"] : part.dataset["stopped"]) ?? "";
      },
    );
  });
}

async function ask({ dataset }: HTMLElement, form: HTMLFormElement): Promise<unknown> {
  if (dataset["does"] === "make") return startRegistration({ optionsJSON: JSON.parse(dataset["options"] ?? "{}") });
  const token = form.querySelector<HTMLInputElement>("input[name=csrf]")?.value ?? "";
  const body = new URLSearchParams({ csrf: token });
  const asked = await fetch(dataset["challengeAt"] ?? "", { method: "POST", body });
  if (!asked.ok) throw new Error(String(asked.status));
  return startAuthentication({ optionsJSON: await asked.json() });
}
