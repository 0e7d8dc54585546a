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
let made = 0;

for (const place of document.querySelectorAll<HTMLElement>("[data-island=receiver-search]")) enhance(place);

function enhance(place: HTMLElement): void {
  const field = place.querySelector("input");
  const button = place.querySelector("button");
  if (field === null || button === null) return;
  made += 1;
  const list = element("ul", { id: `receiver-list-${made}`, role: "listbox", class: "receiver-suggestions" });
  list.setAttribute("aria-label", place.dataset["list"] ?? "");
  const status = element("p", { role: "status", class: "visually-hidden" });
  field.after(list);
  place.append(status);
  for (const [name, text] of Object.entries({
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-controls": list.id,
  }))
    field.setAttribute(name, text);

  let shown: readonly Suggestion[] = [];
  let active = -1;
  let asking = new AbortController();
  let timer = 0;
  let asked = field.value;
  close();

  field.addEventListener("input", () => {
    clearTimeout(timer);
    timer = window.setTimeout(() => void ask(), pauseMs);
  });
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const { key, altKey } = event;
    if (key === "ArrowDown" || key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) void (shown.length > 0 && asked === field.value ? open() : ask());
      else if (!altKey) move(key === "ArrowDown" ? 1 : -1);
    } else if (key === "Escape" && !list.hidden) {
      event.preventDefault();
      close();
    } else if (key === "Enter") {
      event.preventDefault();
      const chosen = shown[active];
      if (!list.hidden && chosen !== undefined) choose(chosen);
      // The form's own first button is another one: Enter here means this field's.
      else button.click();
    }
  });
  field.addEventListener("blur", close);
  // The field keeps the focus while a suggestion is pressed.
  list.addEventListener("pointerdown", (event) => event.preventDefault());
  list.addEventListener("click", ({ target }) => {
    const option = target instanceof Element ? target.closest("[role=option]") : null;
    const chosen = option === null ? undefined : shown[[...list.children].indexOf(option)];
    if (chosen !== undefined) choose(chosen);
  });

  async function ask(): Promise<void> {
    asking.abort();
    asking = new AbortController();
    const { signal } = asking;
    asked = field?.value ?? "";
    if (asked.trim() === "") return show({ told: "", suggestions: [] });
    try {
      const address = `${place.dataset["suggestions"]}?q=${encodeURIComponent(asked)}`;
      const response = await fetch(address, { signal, headers: { accept: "application/json" } });
      if (!response.ok) throw new Error(String(response.status));
      const answer = (await response.json()) as Answer;
      if (!signal.aborted && document.activeElement === field) show(answer);
    } catch {
      if (!signal.aborted) show({ told: place.dataset["unreachable"] ?? "", suggestions: [] });
    }
  }

  function show({ told, suggestions }: Answer): void {
    shown = suggestions;
    list.replaceChildren(...suggestions.map((one, index) => optionOf(one, `${list.id}-${index}`)));
    status.textContent = told;
    if (suggestions.length === 0) close();
    else open();
  }

  function open(): void {
    list.hidden = false;
    field?.setAttribute("aria-expanded", "true");
    activate(-1);
  }

  function close(): void {
    list.hidden = true;
    field?.setAttribute("aria-expanded", "false");
    activate(-1);
  }

  function move(step: 1 | -1): void {
    const last = shown.length - 1;
    activate(step === 1 ? (active >= last ? 0 : active + 1) : active <= 0 ? last : active - 1);
  }

  function activate(index: number): void {
    active = index;
    [...list.children].forEach((option, at) => option.setAttribute("aria-selected", String(at === index)));
    const option = list.children[index];
    if (option === undefined) return field?.removeAttribute("aria-activedescendant");
    field?.setAttribute("aria-activedescendant", option.id);
    option.scrollIntoView({ block: "nearest" });
  }

  function choose(chosen: Suggestion): void {
    close();
    if (place.dataset["choosing"] === "opens") return location.assign(chosen.href);
    if (field !== null) field.value = "";
    shown = [];
    status.textContent = chosen.name;
    pick(place.closest<HTMLElement>(".receiver-picker"), chosen);
  }
}

function optionOf({ name, facts }: Suggestion, id: string): HTMLElement {
  const option = element("li", { id, role: "option", class: "receiver-suggestion", "aria-selected": "false" });
  const [title, line] = [
    element("span", { class: "receiver-suggestion-name" }),
    element("span", { class: "receiver-suggestion-facts" }),
  ];
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
  let kept = picker.querySelector<HTMLInputElement>("[data-receiver-id]");
  if (kept === null) {
    kept = document.createElement("input");
    kept.type = "hidden";
    kept.name = "receiver";
    kept.dataset["receiverId"] = "";
    chosen.after(kept);
  }
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

function element(name: string, attributes: Readonly<Record<string, string>>): HTMLElement {
  const made = document.createElement(name);
  for (const [attribute, text] of Object.entries(attributes)) made.setAttribute(attribute, text);
  return made;
}
