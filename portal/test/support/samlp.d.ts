/** As much of samlp as our test of it uses; what it publishes as types is of an earlier version. */
declare module "samlp" {
  export interface ParsedRequest {
    readonly id: string;
    readonly issuer: string;
    readonly assertionConsumerServiceURL: string;
  }

  export interface ResponseOptions {
    readonly issuer: string;
    readonly cert: string;
    readonly key: string;
    readonly audience: string;
    readonly recipient: string;
    readonly destination: string;
    readonly inResponseTo: string;
    readonly signatureAlgorithm: "rsa-sha256";
    readonly digestAlgorithm: "sha256";
    readonly signResponse?: boolean;
    readonly signAssertion?: boolean;
    readonly encryptionCert?: string;
    readonly encryptionPublicKey?: string;
    readonly encryptionAlgorithm?: string;
    readonly lifetimeInSeconds?: number;
  }

  interface Samlp {
    /** Reads a request sent by redirect, and refuses it where `signingCert` has not signed it. */
    parseRequest(
      request: { readonly query: Readonly<Record<string, string>>; readonly originalUrl: string },
      options: { readonly signingCert: string },
      done: (error: Error | null, read: ParsedRequest) => void,
    ): void;
    getSamlResponse(options: ResponseOptions, person: object, done: (error: Error | null, xml: string) => void): void;
  }

  const samlp: Samlp;
  export default samlp;
}
