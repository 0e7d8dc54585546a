/** One way a component is used: shown in the gallery, rendered in tests, looked at in screenshots. */
import type { VNode } from "preact";
import type { Language, Messages } from "../messages/messages.ts";

export interface ExampleFacts {
  readonly say: Messages;
  readonly language: Language;
}

export interface Example {
  readonly name: string;
  render(facts: ExampleFacts): VNode;
  /** A whole document of its own, not a piece of a page. */
  readonly document?: boolean;
  /** Holds what a page has once only (its heading, a landmark of a certain name): shown on a page of its own. */
  readonly alone?: boolean;
}
