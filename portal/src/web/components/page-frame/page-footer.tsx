/** The foot of every page: help and the accessibility statement, in the same place everywhere (WCAG 3.2.6). */
import type { Messages } from "../../messages/messages.ts";
import { paths } from "../../paths.ts";
import type { FormSeal } from "../../route.ts";
import { Form } from "../form/form.tsx";

export interface PageFooterProps {
  readonly say: Messages;
  readonly theme?: "light" | "dark" | undefined;
  readonly path: string;
  readonly search?: string;
  readonly seal: FormSeal;
}

export function PageFooter(props: PageFooterProps) {
  const { say } = props;
  return (
    <footer class="page-footer">
      <div class="page-footer-inner">
        <p>{say.frame.footerPurpose}</p>
        <ul class="page-footer-links">
          <li>
            <a href={paths.help}>{say.frame.help}</a>
          </li>
          <li>
            <a href={paths.validator}>{say.validator.title}</a>
          </li>
          <li>
            <a href={paths.accessibility}>{say.frame.accessibility}</a>
          </li>
        </ul>
        <ThemeSwitch {...props} />
      </div>
    </footer>
  );
}

const themes = ["system", "light", "dark"] as const;

function ThemeSwitch({ say, theme, path, search = "", seal }: PageFooterProps) {
  return (
    <Form seal={seal} action={paths.preferences} inline repeatable>
      <input type="hidden" name="back" value={`${path}${search}`} />
      <fieldset class="theme-switch">
        <legend>{say.frame.theme.legend}</legend>
        {themes.map((one) => (
          <button key={one} type="submit" name="theme" value={one} aria-pressed={one === (theme ?? "system")}>
            {say.frame.theme[one]}
          </button>
        ))}
      </fieldset>
    </Form>
  );
}
