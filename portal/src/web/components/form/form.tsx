/**
 * A form that posts to us: sealed with the session's token and, unless it may be repeated, a key that makes it one deed.
 * The server judges it; the browser does not.
 */
import type { ComponentChildren } from "preact";
import type { FormSeal } from "../../route.ts";
import { errorSummaryId } from "../error-summary/error-summary.tsx";

export const csrfField = "csrf";
export const formKeyField = "form-key";

export interface FormProps {
  readonly seal: FormSeal;
  readonly action: string;
  readonly children: ComponentChildren;
  /** Carries files. */
  readonly files?: boolean;
  /** May be sent again and again with the same result (saving a draft, changing rows): carries no key. */
  readonly repeatable?: boolean;
  readonly id?: string;
  /** For a small form inside a list or a header, which is no block of its own. */
  readonly inline?: boolean;
  /** Where an island finds what it needs. */
  readonly island?: string;
  /** With scripts it is sent in the background, and these words take its place. */
  readonly inPlace?: string;
}

export function Form(props: FormProps) {
  return (
    <form
      class={props.inline ? "form-inline" : "form"}
      method="post"
      action={props.inline || props.action.includes("#") ? props.action : `${props.action}#${errorSummaryId}`}
      id={props.id}
      encType={props.files ? "multipart/form-data" : undefined}
      noValidate={true}
      data-island={props.island}
      data-in-place={props.inPlace}
    >
      <input type="hidden" name={csrfField} value={props.seal.csrf} />
      {props.repeatable ? null : <input type="hidden" name={formKeyField} value={props.seal.newKey()} />}
      {props.children}
    </form>
  );
}

export interface SearchFormProps {
  readonly action: string;
  readonly children: ComponentChildren;
  readonly label: string;
}

/** A form that only asks: its fields stand in the address. */
export function SearchForm({ action, children, label }: SearchFormProps) {
  return (
    <form class="form form-search" method="get" action={action} role="search" aria-label={label} noValidate={true}>
      {children}
    </form>
  );
}
