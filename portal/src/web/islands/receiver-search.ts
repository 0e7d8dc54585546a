/**
 * A field that looks for receivers, as a combobox (WAI-ARIA 1.2, list autocomplete): suggestions while one types, arrows to
 * move, Enter to choose, Escape to close. The field and its button stay what they are without it.
 */
interface Suggestion {
  readonly id: string;
  readonly name: string;
  readonly facts: string;
  readonly href: string;
}

interface Answer {
  /** How many there are, as a sentence. */
  readonly told: string;
  readonly suggestions: readonly Suggestion[];
}

const pauseMs = 120;

class Combobox {
  readonly #place: HTMLElement;
  readonly #field: HTMLInputElement;
  readonly #button: HTMLButtonElement;
  readonly #list: HTMLElement;
  readonly #status = element("p", { role: "status", class: "visually-hidden" });
  #shown: readonly Suggestion[] = [];
  #active = -1;
  #asked: string;
  #asking = new AbortController();
  #timer = 0;

  constructor(
    place: HTMLElement,
    { field, button, id }: { field: HTMLInputElement; button: HTMLButtonElement; id: string },
  ) {
    this.#place = place;
    this.#field = field;
    this.#button = button;
    this.#asked = field.value;
    this.#list = element("ul", { id, role: "listbox", class: "receiver-suggestions" });
    this.#list.setAttribute("aria-label", place.dataset["list"] ?? "");
    field.after(this.#list);
    place.append(this.#status);
    for (const [name, text] of Object.entries({ role: "combobox", "aria-autocomplete": "list", "aria-controls": id }))
      field.setAttribute(name, text);
    this.#close();
    this.#listen();
  }

  #listen(): void {
    this.#field.addEventListener("input", () => {
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => void this.#ask(), pauseMs);
    });
    this.#field.addEventListener("keydown", (event) => this.#pressed(event));
    this.#field.addEventListener("blur", () => this.#close());
    // The field keeps the focus while a suggestion is pressed.
    this.#list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.#list.addEventListener("click", ({ target }) => {
      const option = target instanceof Element ? target.closest("[role=option]") : null;
      const chosen = option === null ? undefined : this.#shown[[...this.#list.children].indexOf(option)];
      if (chosen !== undefined) this.#choose(chosen);
    });
  }

  #pressed(event: KeyboardEvent): void {
    const { key, altKey, isComposing } = event;
    if (isComposing) return;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (this.#list.hidden) this.#reopen();
      else if (!altKey) this.#move(key === "ArrowDown" ? 1 : -1);
    } else if (key === "Escape" && !this.#list.hidden) {
      event.preventDefault();
      this.#close();
    } else if (key === "Enter") {
      event.preventDefault();
      const chosen = this.#shown[this.#active];
      if (!this.#list.hidden && chosen !== undefined) this.#choose(chosen);
      // The form's own first button is another one: Enter here means this field's.
      else this.#button.click();
    }
  }

  async #ask(): Promise<void> {
    this.#asking.abort();
    this.#asking = new AbortController();
    const { signal } = this.#asking;
    this.#asked = this.#field.value;
    if (this.#asked.trim() === "") return this.#show({ told: "", suggestions: [] });
    try {
      const address = `${this.#place.dataset["suggestions"]}?q=${encodeURIComponent(this.#asked)}`;
      const response = await fetch(address, { signal, headers: { accept: "application/json" } });
      if (!response.ok) throw new Error(String(response.status));
      const answer = (await response.json()) as Answer;
      if (!signal.aborted && document.activeElement === this.#field) this.#show(answer);
    } catch {
      if (!signal.aborted) this.#show({ told: this.#place.dataset["unreachable"] ?? "", suggestions: [] });
    }
  }

  #show({ told, suggestions }: Answer): void {
    this.#shown = suggestions;
    this.#list.replaceChildren(...suggestions.map((one, index) => optionOf(one, `${this.#list.id}-${index}`)));
    this.#status.textContent = told;
    if (suggestions.length === 0) this.#close();
    else this.#open();
  }

  #reopen(): void {
    if (this.#shown.length > 0 && this.#asked === this.#field.value) this.#open();
    else void this.#ask();
  }

  #open(): void {
    this.#list.hidden = false;
    this.#field.setAttribute("aria-expanded", "true");
    this.#activate(-1);
  }

  #close(): void {
    this.#list.hidden = true;
    this.#field.setAttribute("aria-expanded", "false");
    this.#activate(-1);
  }

  #move(step: 1 | -1): void {
    const last = this.#shown.length - 1;
    const next = this.#active + step;
    if (step === 1) this.#activate(next > last ? 0 : next);
    else this.#activate(next < 0 ? last : next);
  }

  #activate(index: number): void {
    this.#active = index;
    [...this.#list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const option = this.#list.children[index];
    if (option === undefined) return this.#field.removeAttribute("aria-activedescendant");
    this.#field.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  #choose(chosen: Suggestion): void {
    this.#close();
    if (this.#place.dataset["choosing"] === "opens") return location.assign(chosen.href);
    this.#field.value = "";
    this.#shown = [];
    this.#status.textContent = chosen.name;
    pick(this.#place.closest<HTMLElement>(".receiver-picker"), chosen);
  }
}

function optionOf({ name, facts }: Suggestion, id: string): HTMLElement {
  const option = element("li", { id, role: "option", class: "receiver-suggestion", "aria-selected": "false" });
  const title = element("span", { class: "receiver-suggestion-name" });
  const line = element("span", { class: "receiver-suggestion-facts" });
  title.textContent = name;
  line.textContent = facts;
  option.append(title, line);
  return option;
}

/** Puts the chosen unit into the form, as its answer would have drawn it, and lets the form know. */
function pick(picker: HTMLElement | null, { id, name, facts, href }: Suggestion): void {
  const chosen = picker?.querySelector<HTMLElement>("[data-receiver-chosen]");
  if (picker === null || !chosen) return;
  picker.querySelector("[data-receiver-choices]")?.remove();
  const kept = picker.querySelector<HTMLInputElement>("[data-receiver-id]") ?? hiddenAfter(chosen);
  kept.value = id;
  const part = (which: string) => chosen.querySelector<HTMLElement>(`[data-receiver-${which}]`);
  part("name")?.replaceChildren(name);
  part("facts")?.replaceChildren(facts);
  part("card")?.setAttribute("href", href);
  chosen.querySelector(".field-error")?.remove();
  chosen.hidden = false;
  picker.querySelector("label")?.replaceChildren(picker.dataset["searchAnother"] ?? "");
  kept.dispatchEvent(new Event("input", { bubbles: true }));
  kept.dispatchEvent(new Event("change", { bubbles: true }));
}

function hiddenAfter(chosen: HTMLElement): HTMLInputElement {
  const kept = document.createElement("input");
  kept.type = "hidden";
  kept.name = "receiver";
  kept.dataset["receiverId"] = "";
  chosen.after(kept);
  return kept;
}

function element(name: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, text] of Object.entries(attributes)) made.setAttribute(attribute, text);
  return made;
}

[...document.querySelectorAll<HTMLElement>("[data-island=receiver-search]")].forEach((place, index) => {
  const field = place.querySelector("input");
  const button = place.querySelector("button");
  if (field !== null && button !== null) new Combobox(place, { field, button, id: `receiver-list-${index}` });
});
