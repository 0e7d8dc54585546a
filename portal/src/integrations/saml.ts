/**
 * SAML 2.0, spoken by a library: the browser is sent to the region's sign-in with a request, and posts back a signed assertion.
 * Anybody may post one, so its shape is judged first in one pass, and it is read in a process with a cap on time and memory.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { HeardLogout, PostingPeer, SaidLogout, ToldIdentity } from "../domain/access/single-sign-on.ts";
import { cappedProcesses } from "../capped-processes.ts";
import { samlFor, type SamlSettings } from "./saml-answers.ts";
import type { SamlQuestion } from "./saml-process.ts";

/** What an honest answer stays far below. */
const answerBytesMax = 65_536;
const elementsMax = 500;

const limits = {
  processesMax: 1,
  waitingMax: 50,
  // The start of a process counted in.
  secondsMax: 10,
  heapMegabytesMax: 256,
  residentBytesMax: 512 * 1024 * 1024,
  questionsMax: 1_000,
} as const;

/** Beside the built portal stands the built program; in the sources its source. */
const built = join(import.meta.dirname, "saml-process.js");
const processes = cappedProcesses<SamlQuestion, ToldIdentity | HeardLogout | "refused">(
  existsSync(built) ? built : join(import.meta.dirname, "saml-process.ts"),
  limits,
);

export function samlPeer(settings: SamlSettings): PostingPeer {
  const { name, rules, own } = settings;
  return {
    name,
    rules,
    async begin(asked) {
      return samlFor(settings, asked).getAuthorizeUrlAsync(asked.state, undefined, {});
    },
    async read(answer, asked) {
      const xml = Buffer.from(answer, "base64");
      if (xml.length > answerBytesMax || !isPlain(xml.toString("utf8"))) return "refused";
      const read = await processes.ask({ answer, settings, asked });
      return read.outcome === "answered" && read.answer !== "refused" && "claims" in read.answer
        ? read.answer
        : "refused";
    },
    metadata() {
      const certificate = own?.certificate ?? null;
      return samlFor(settings, undefined).generateServiceProviderMetadata(certificate, certificate);
    },
    ...(settings.signOutUrl === undefined || own === undefined ? {} : leaving(settings)),
  };
}

/** Leaving is asked and answered with our signature, or not at all. */
function leaving(settings: SamlSettings): Required<Pick<PostingPeer, "leave" | "readLogout" | "answerLogout">> {
  return {
    async leave({ issuer, subject, format }, asked) {
      const user = { issuer, nameID: subject, nameIDFormat: format as string };
      return samlFor(settings, asked).getLogoutUrlAsync(user, asked.state, {});
    },
    async readLogout(said, asked) {
      if (lengthOf(said) > 2 * answerBytesMax) return "refused";
      const read = await processes.ask({ logout: said, settings, asked });
      return read.outcome === "answered" && read.answer !== "refused" && "kind" in read.answer
        ? read.answer
        : "refused";
    },
    async answerLogout(requestId, state) {
      const asked = { issuer: settings.issuer, ID: requestId, nameID: "", nameIDFormat: "" };
      return samlFor(settings, undefined).getLogoutResponseUrlAsync(asked, state, {}, true);
    },
  };
}

function lengthOf(said: SaidLogout): number {
  return said.by === "query" ? said.query.length : Object.values(said.fields).join("").length;
}

/**
 * What no honest answer holds, refused before any parser sees it: a crowd of elements, a document type, comments (which split a name
 * in two), processing instructions, more than one assertion anywhere, and signatures by algorithms of yesterday or by a shared secret.
 * Inside what is encrypted the library alone judges the signature.
 */
function isPlain(xml: string): boolean {
  if (xml.split("<", 2 * elementsMax + 2).length > 2 * elementsMax) return false;
  if ((xml.match(/<(?:[\w.-]{1,40}:)?(?:Encrypted)?Assertion[\s/>]/g) ?? []).length !== 1) return false;
  const declared = xml.replace(/^\uFEFF?<\?xml [^?]*\?>/, "");
  return !/<!|<\?/.test(declared) && !/xmldsig#(?:rsa-|dsa-)?sha1|hmac-/.test(withoutEncrypted(xml));
}

function withoutEncrypted(xml: string): string {
  const from = xml.search(/<(?:[\w.-]{1,40}:)?EncryptedAssertion[\s>]/);
  const until = xml.lastIndexOf("EncryptedAssertion>");
  return from < 0 || until < from ? xml : xml.slice(0, from) + xml.slice(until);
}
