/** What one can do. One primary button a page; its words say what happens. */
import type { ComponentChildren } from "preact";
import { Icon, type IconName } from "../icon/icon.tsx";

type ButtonLook = "primary" | "secondary" | "quiet" | "danger";

export interface ButtonProps {
  readonly children: ComponentChildren;
  readonly look?: ButtonLook;
  /** Sent as `do`: which of a form's buttons was pressed, so that a form can change without scripts. */
  readonly does?: string;
  readonly icon?: IconName;
  readonly type?: "submit" | "button";
  /** The form it belongs to, when it stands outside of it. */
  readonly form?: string;
  /** Another action than the form's own. */
  readonly formAction?: string;
  /** Words for screen readers where the visible ones repeat in a list: "Ta bort rad 3". Must begin with the visible words. */
  readonly label?: string;
  readonly id?: string;
}

export function Button(props: ButtonProps) {
  return (
    <button
      class={`button button-${props.look ?? "primary"}`}
      type={props.type ?? "submit"}
      id={props.id}
      name={props.does === undefined ? undefined : "do"}
      value={props.does}
      form={props.form}
      formAction={props.formAction}
      formNoValidate={true}
      aria-label={props.label}
    >
      {props.icon === undefined ? null : <Icon name={props.icon} />}
      <span>{props.children}</span>
    </button>
  );
}

export interface ButtonLinkProps {
  readonly children: ComponentChildren;
  readonly href: string;
  readonly look?: ButtonLook;
  readonly icon?: IconName;
  /** Its words must say so. */
  readonly newTab?: boolean;
}

/** A link that is the page's next step, drawn as a button. */
export function ButtonLink({ children, href, look = "primary", icon, newTab }: ButtonLinkProps) {
  return (
    <a class={`button button-${look}`} href={href} {...(newTab ? { target: "_blank", rel: "noopener" } : {})}>
      {icon === undefined ? null : <Icon name={icon} />}
      <span>{children}</span>
    </a>
  );
}

/** Buttons in a row, the most likely first; they stack on a phone. */
export function ButtonRow({ children }: { readonly children: ComponentChildren }) {
  return <div class="button-row">{children}</div>;
}
