/** The foot of every page: help and the accessibility statement, in the same place everywhere (WCAG 3.2.6). */
import type { Messages } from "../../messages/messages.ts";
import { paths } from "../../paths.ts";

export function PageFooter({ say }: { readonly say: Messages }) {
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
      </div>
    </footer>
  );
}
