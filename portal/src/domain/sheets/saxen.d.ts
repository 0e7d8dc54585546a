/** What this room uses of saxen, which comes without types. */
declare module "saxen" {
  type Decode = (text: string) => string;

  export class Parser {
    on(event: "openTag", told: (name: string, attributes: () => Record<string, string>, decode: Decode) => void): this;
    on(event: "closeTag", told: (name: string) => void): this;
    on(event: "text", told: (text: string, decode: Decode) => void): this;
    on(event: "cdata", told: (text: string) => void): this;
    /** `<!DOCTYPE …>` and its like. */
    on(event: "attention", told: (text: string) => void): this;
    on(event: "error" | "warn", told: (error: Error) => void): this;
    parse(xml: string): Error | null;
  }
}
