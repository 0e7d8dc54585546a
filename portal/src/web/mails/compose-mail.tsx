/**
 * Letters put into words: text first, and the same words as simple HTML. Links begin with the configured base URL and end in
 * paths made here; what people have typed (names of companies and persons) cannot become a link in anybody's mail program.
 */
import { render } from "preact-render-to-string";
import type { ApprovalLetter, Compose, Letter } from "../../domain/mail/letters.ts";
import { dayOf, type Instant, wallClockOf } from "../../time.ts";
import { type Language, messages } from "../messages/messages.ts";
import type { LetterWords } from "../messages/mails.sv.ts";
import { creditorPaths } from "../creditor/creditor-paths.ts";
import { purchasePaths } from "../customer/purchase-paths.ts";
import { deskPaths } from "../desk/desk-paths.ts";
import { webhookPaths } from "../connections/webhook-paths.ts";
import { paths } from "../paths.ts";
import { accessPaths } from "../public/access-paths.ts";

export function mailComposer(baseUrl: string): Compose {
  return (letter, to) => {
    const say = messages[to.language];
    const words = wordsOf(letter, to.language);
    const path = pathOf(letter);
    const action =
      words.action === undefined || path === undefined ? undefined : { label: words.action, href: `${baseUrl}${path}` };
    const parts = { words, action, greeting: say.mails.greeting, footer: say.mails.footer, language: to.language };
    return { subject: words.subject, text: textOf(parts), html: `<!doctype html>${render(<MailPage {...parts} />)}` };
  };
}

function wordsOf(letter: Letter, language: Language): LetterWords {
  const write = messages[language].mails.letters[letter.kind] as (facts: Record<string, string>) => LetterWords;
  const facts = Object.entries(letter.facts as Record<string, string>).map(
    ([name, text]) => [name, name === "personEmail" || name === "contactEmail" ? text : unlinked(text)] as const,
  );
  return write({ ...Object.fromEntries(facts), moment: momentOf(letter) });
}

/** Where a letter's action leads, within the portal. */
function pathOf(letter: Letter): string | undefined {
  switch (letter.kind) {
    case "confirm-registration":
    case "confirm-known-account":
      return accessPaths.confirm(letter.facts.token);
    case "reset-password":
      return accessPaths.reset(letter.facts.token);
    case "no-account":
      return paths.register;
    case "customer-invoice-issued":
    case "customer-credit-issued":
    case "dispute-hold-ended":
      return purchasePaths.invoice(letter.facts.customerId, letter.facts.invoiceId);
    case "payment-reminder":
      return purchasePaths.accountInvoice(letter.facts.customerId, letter.facts.invoiceId);
    case "handed-to-collection":
      return `${paths.purchases}/${letter.facts.customerId}/account`;
    case "approval-asked":
    case "approval-nobody":
    case "approval-reminder":
      return requestPath(letter.facts);
    case "access-wished":
      return paths.start;
    case "access-answered":
      return paths.accessRequests;
    case "cancellation-wished":
      return purchasePaths.cancel(letter.facts.customerId, letter.facts.subscriptionId);
    case "wish-answered":
      return purchasePaths.wish(letter.facts.customerId, letter.facts.subscriptionId);
    case "order-decided":
      return purchasePaths.order(letter.facts.customerId, letter.facts.orderId);
    case "cancellation-decided":
      return purchasePaths.cancellation(letter.facts.customerId, letter.facts.cancellationId);
    case "customer-access-given":
      return accessPaths.forgotten;
    case "account-exists":
    case "sign-in-elsewhere":
    case "join-accepted":
      return paths.signIn;
    case "join-requested":
    case "owner-let-in":
      return paths.members;
    case "invoice-rejected":
    case "invoice-queried":
    case "invoice-not-delivered":
    case "invoice-delivery-unclear":
      return `${paths.invoices}/${letter.facts.invoiceId}`;
    case "needs-digest":
      return `${paths.invoices}?state=needs-you`;
    case "case-arrived":
    case "case-heard":
    case "introduction-arrived":
      return `${paths.desk}/${letter.facts.caseId}`;
    case "case-answered":
      return `${paths.cases}/${letter.facts.caseId}`;
    case "payment-account-changed":
    case "payment-account-proposed":
      return accessPaths.notMe(letter.facts.token);
    case "reference-filled":
      return `${paths.invoices}/drafts/${letter.facts.draftId}`;
    case "reference-answered":
    case "reference-unknown":
      return `${paths.cases}/${letter.facts.caseId}`;
    case "recurring-waiting":
    case "recurring-held":
      return `${paths.invoices}/drafts/${letter.facts.draftId}`;
    case "import-read":
    case "import-done":
      return `${paths.invoices}/imports/${letter.facts.importId}`;
    case "creditor-bankgiro-changed":
      return creditorPaths.billingSettings;
    case "cases-forgotten":
      return deskPaths.retention;
    case "webhook-stopped":
      return webhookPaths.one(letter.facts.webhookId);
    case "quota-near":
    case "quota-reached":
    case "quota-passed":
      return paths.planLevel;
    case "password-changed":
    case "second-step-changed":
    case "join-declined":
    case "payments-stopped":
    case "payments-lifted":
    case "contest-declined":
      return undefined;
  }
}

function requestPath({ about, customerId, requestId }: ApprovalLetter): string {
  return about === "order"
    ? purchasePaths.order(customerId, requestId)
    : purchasePaths.cancellation(customerId, requestId);
}

function momentOf(letter: Letter): string {
  if (!("at" in letter.facts)) return "";
  const at = letter.facts.at as Instant;
  return `${dayOf(at)} ${wallClockOf(at)}`;
}

/**
 * A word joiner after each sign that mail programs take for a part of an address: the text looks the same and is no link.
 * Some programs overlook the joiner, so a path is also parted from the name before it by a space.
 */
function unlinked(text: string): string {
  return text.replace(/[.。][\p{L}\p{M}\p{N}-]{2,}(?=[/\\?#:])/gu, "$& ").replace(/(?<=\S)[.。:/@](?=\S)/g, "$&\u2060");
}

interface MailParts {
  readonly words: LetterWords;
  readonly action: { readonly label: string; readonly href: string } | undefined;
  readonly greeting: string;
  readonly footer: string;
  readonly language: Language;
}

function textOf({ words, action, greeting, footer }: MailParts): string {
  const link = action === undefined ? [] : [`${action.label}:\n${action.href}`];
  return `${[greeting, ...words.before, ...link, ...words.after, `-- \n${footer}`].join("\n\n")}\n`;
}

/** A day or an account is never parted at its hyphens. */
function heldTogether(paragraph: string) {
  return paragraph.split(/(\d+(?:-\d+)+)/).map((part, place) =>
    place % 2 === 0 ? (
      part
    ) : (
      <span key={place} style="white-space:nowrap">
        {part}
      </span>
    ),
  );
}

/** Colours are left to the mail program, so that its dark theme holds; the sheet is a measure and some air. */
function MailPage({ words, action, greeting, footer, language }: MailParts) {
  return (
    <html lang={language}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{words.subject}</title>
      </head>
      <body style="font:16px/1.5 system-ui,sans-serif;margin:0;padding:24px">
        <div style="max-width:36em;margin:0 auto">
          <h1 style="font-size:20px;line-height:1.3;margin:0 0 16px">{words.subject}</h1>
          <p>{greeting}</p>
          {words.before.map((paragraph) => (
            <p key={paragraph}>{heldTogether(paragraph)}</p>
          ))}
          {action === undefined ? null : (
            <p style="margin:24px 0">
              <a
                href={action.href}
                style="display:inline-block;padding:12px 20px;border:2px solid currentColor;border-radius:6px;font-weight:600"
              >
                {action.label}
              </a>
            </p>
          )}
          {words.after.map((paragraph) => (
            <p key={paragraph}>{heldTogether(paragraph)}</p>
          ))}
          <hr style="border:0;border-top:1px solid;opacity:.3;margin:32px 0 16px" />
          <p style="font-size:14px">{footer}</p>
        </div>
      </body>
    </html>
  );
}
