/** A supplier who writes and sends invoices through the portal's own forms, and remembers what the portal has acknowledged. */

export interface Errand {
  readonly receiverId: string;
  readonly reference: string;
  readonly orderNumber: string;
  /** Undefined when the portal takes the next number of the series. */
  readonly number: string | undefined;
}

/** A press of the sending button that was never answered: it may or may not have happened. */
interface OpenPress {
  readonly action: string;
  readonly fields: Fields;
}

type Fields = Readonly<Record<string, string>>;
interface Reply {
  readonly status: number;
  readonly location: string;
  readonly text: string;
}

export class Supplier {
  /** Identifiers of invoices whose "sent" answer has arrived here. */
  readonly acknowledged = new Set<string>();
  readonly email: string;
  readonly #url: string;
  readonly #address: string;
  readonly #cookies = new Map<string, string>();
  #openPress: OpenPress | undefined;

  constructor(url: string, email: string, number: number) {
    this.#url = url;
    this.email = email;
    this.#address = `198.51.100.${number + 1}`;
  }

  async signIn(password: string): Promise<void> {
    const page = await this.#get("/sign-in");
    const { action, fields } = formOf(page.text, "/sign-in");
    const reply = await this.#post(action, { ...fields, email: this.email, password });
    if (reply.status !== 303) throw new Error(`${this.email} could not sign in: ${told(reply)}`);
  }

  /** Writes one invoice, looks at it, sends it. Returns when the portal says that it is sent. */
  async sendOne(errand: Errand, today: string): Promise<void> {
    const page = await this.#get("/invoices/new");
    const { action, fields } = formOf(page.text, "/invoices/drafts/");
    const saved = await this.#post(action, { ...fields, ...written(errand, today), do: "send" });
    if (saved.status !== 303 || !saved.location.endsWith("/check"))
      throw new Error(`Not ready to send: ${told(saved)}`);
    const check = await this.#get(saved.location);
    await this.#press(formOf(check.text, "/issue"));
  }

  /** Presses the unanswered button again, as people do. True when there was one. */
  async pressAgain(): Promise<boolean> {
    if (this.#openPress === undefined) return false;
    await this.#press(this.#openPress);
    return true;
  }

  async #press(press: OpenPress): Promise<void> {
    this.#openPress = press;
    const reply = await this.#post(press.action, press.fields);
    const id = /\/invoices\/([0-9a-f-]{36})\/sent$/.exec(reply.location)?.[1];
    if (reply.status !== 303 || id === undefined) throw new Error(`Not sent: ${told(reply)}`);
    this.acknowledged.add(id);
    this.#openPress = undefined;
  }

  async #get(path: string): Promise<Reply> {
    const reply = await this.#ask(path, { method: "GET" });
    if (reply.status !== 200) throw new Error(`${path} does not open: ${told(reply)}`);
    return reply;
  }

  #post(path: string, fields: Fields): Promise<Reply> {
    return this.#ask(path, { method: "POST", body: new URLSearchParams(fields) });
  }

  async #ask(path: string, request: RequestInit): Promise<Reply> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { cookie, origin: this.#url, "x-forwarded-for": this.#address };
    const target = new URL(path, this.#url);
    const reply = await fetch(target, { ...request, headers, redirect: "manual", signal: AbortSignal.timeout(20_000) });
    for (const line of reply.headers.getSetCookie()) this.#keep(line);
    const location = new URL(reply.headers.get("location") ?? "", target).pathname;
    return { status: reply.status, location, text: await reply.text() };
  }

  #keep(line: string): void {
    const [pair = ""] = line.split(";");
    const at = pair.indexOf("=");
    if (pair.length === at + 1) this.#cookies.delete(pair.slice(0, at));
    else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }
}

function written({ receiverId, reference, orderNumber, number }: Errand, today: string): Fields {
  return {
    kind: "invoice",
    receiver: receiverId,
    reference1: reference,
    deliveryOn: today,
    ...(orderNumber === "" ? {} : { order: orderNumber }),
    ...(number === undefined ? {} : { number }),
    "lines.1.description": "Städning av mottagning",
    "lines.1.quantity": "3",
    "lines.1.unit": "tim",
    "lines.1.price": "425,50",
    "lines.1.vat": "25",
  };
}

/** The form of a page whose address holds a text, with what it carries unseen. */
function formOf(html: string, address: string): OpenPress {
  for (const [form] of html.matchAll(/<form\b[^]*?<\/form>/g)) {
    const action = plain(/\baction="([^"]*)"/.exec(form)?.[1] ?? "").replace(/#.*/, "");
    if (!action.includes(address) || !/\bmethod="post"/.test(form)) continue;
    const hidden = [...form.matchAll(/<input\b[^>]*\btype="hidden"[^>]*>/g)].map(([input]) => [
      plain(/\bname="([^"]*)"/.exec(input)?.[1] ?? ""),
      plain(/\bvalue="([^"]*)"/.exec(input)?.[1] ?? ""),
    ]);
    return { action, fields: Object.fromEntries(hidden) as Fields };
  }
  throw new Error(`No form leads to ${address}: ${html.replace(/<[^>]+>|\s+/g, " ").slice(0, 300)}`);
}

function plain(attribute: string): string {
  return attribute.replaceAll("&quot;", '"').replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function told({ status, location, text }: Reply): string {
  const summary = /<(?:title|h1)[^>]*>([^<]*)/.exec(text)?.[1] ?? "";
  const faults = [...text.matchAll(/class="[^"]*error[^"]*"[^>]*>([^<]+)/g)].map(([, words]) => words?.trim());
  return `${status} ${location} ${summary} ${faults.join(" | ")}`;
}
