/** Saves the draft at every pause, one saving at a time, and tells what became of it. */
import type { DraftFields } from "../../../domain/invoices/draft-fields.ts";
import type { AutosaveAnswer } from "../../supplier/invoice-autosave.ts";
import type { SignedOut } from "../../server/signed-out.tsx";
import { announce, form, hiddenField, knowledge, status } from "./page.ts";

const pauseMs = 1500;
const retryMs = 5000;

type Saved = Extract<AutosaveAnswer, { saved: true }>;

const version = hiddenField("version");
const csrf = hiddenField("csrf");

export class Autosave {
  private timer: ReturnType<typeof setTimeout> | undefined;
  private running: Promise<void> | undefined;
  private dirty = false;
  private stopped = false;
  private readonly fields: () => DraftFields;
  private readonly onSaved: (answer: Saved) => void;

  constructor(fields: () => DraftFields, onSaved: (answer: Saved) => void) {
    this.fields = fields;
    this.onSaved = onSaved;
    addEventListener("online", () => this.soon(0));
  }

  /** Something changed: save when the person pauses. */
  changed(): void {
    this.dirty = true;
    if (!this.stopped) status.textContent = knowledge.status.saving;
    this.soon(pauseMs);
  }

  /** A field was left: save now, if there is anything to save. */
  now(): void {
    if (this.dirty) this.soon(0);
  }

  /** When nothing is under way any more: the form may be posted without meeting its own saving. */
  async settled(): Promise<void> {
    clearTimeout(this.timer);
    await this.running;
    this.stopped = true;
  }

  get isRunning(): boolean {
    return this.running !== undefined;
  }

  private soon(delayMs: number): void {
    clearTimeout(this.timer);
    if (!this.stopped) this.timer = setTimeout(() => this.save(), delayMs);
  }

  private save(): void {
    if (this.running !== undefined || !this.dirty || this.stopped) return;
    this.dirty = false;
    this.running = this.post().finally(() => {
      this.running = undefined;
      if (this.dirty) this.soon(pauseMs);
    });
  }

  private async post(): Promise<void> {
    const answer = await this.ask();
    if (answer === undefined || "owner" in answer) {
      // Signed in again, for the same company: the next try carries the new session's token.
      if (answer?.owner === knowledge.facts.seller.name) csrf.value = answer.csrf;
      const text = knowledge.status[answer ? "signedOut" : "notReached"];
      status.textContent = text;
      announce(text, 0);
      this.dirty = true;
      this.soon(retryMs);
      return;
    }
    if (!answer.saved) return this.refuse(answer.reason);
    if (!this.dirty) status.textContent = answer.text;
    version.value = String(answer.version);
    if (location.pathname !== answer.address) history.replaceState(null, "", answer.address);
    this.onSaved(answer);
  }

  private async ask(): Promise<AutosaveAnswer | SignedOut | undefined> {
    const body = new URLSearchParams({ ...this.fields(), csrf: csrf.value, version: version.value, do: "autosave" });
    try {
      const response = await fetch(form.action.replace(/#.*$/, ""), { method: "POST", body, redirect: "error" });
      const isJson = response.headers.get("content-type")?.startsWith("application/json") ?? false;
      return isJson ? ((await response.json()) as AutosaveAnswer | SignedOut) : undefined;
    } catch {
      return undefined;
    }
  }

  /** Nothing was saved, and will not be: the person decides what is to stand. */
  private refuse(reason: Extract<AutosaveAnswer, { saved: false }>["reason"]): void {
    this.stopped = true;
    const { conflict, conflictShow, draftSent } = knowledge.status;
    if (reason === "draft-already-sent") {
      status.textContent = draftSent;
      return;
    }
    announce(conflict, 0);
    const show = document.createElement("button");
    show.className = "text-button";
    show.type = "submit";
    show.name = "do";
    show.value = "save";
    show.textContent = conflictShow;
    status.replaceChildren(`${conflict} `, show);
  }
}
