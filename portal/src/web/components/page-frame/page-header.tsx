/** The head of every page: whose portal, whom one acts for, the language, the account. */
import type { Language, Messages } from "../../messages/messages.ts";
import { paths } from "../../paths.ts";
import type { NavigationEntry } from "../../navigation.ts";
import type { FormSeal, Viewer } from "../../route.ts";
import { Button } from "../button/button.tsx";
import { Form } from "../form/form.tsx";
import { Icon } from "../icon/icon.tsx";
import { NavigationMenu } from "./navigation.tsx";

export interface PageHeaderProps {
  readonly say: Messages;
  readonly language: Language;
  readonly path: string;
  readonly search?: string;
  readonly viewer?: Viewer | undefined;
  readonly seal: FormSeal;
  readonly navigation: readonly NavigationEntry[];
}

export function PageHeader(props: PageHeaderProps) {
  const { say, viewer, seal, navigation } = props;
  return (
    <header class="page-header">
      <div class="page-header-inner">
        <a class="portal-name" href={paths.start}>
          <Mark /> <span>{say.frame.portalName}</span>
        </a>
        {navigation.length === 0 ? null : <NavigationMenu say={say} entries={navigation} />}
        <div class="page-header-tools">
          {viewer === undefined ? null : <OrganisationSwitch say={say} viewer={viewer} seal={seal} />}
          <LanguageSwitch {...props} />
          {viewer === undefined ? <VisitorLinks {...props} /> : <Account say={say} viewer={viewer} seal={seal} />}
        </div>
      </div>
    </header>
  );
}

/** A sheet with a folded corner, on which a bill is ticked. */
function Mark() {
  return (
    <svg class="portal-mark" viewBox="0 0 32 32" width="32" height="32" aria-hidden="true" focusable="false">
      <path class="portal-mark-sheet" d="M7 3h13l6 6v20H7z" />
      <path class="portal-mark-line" d="M20 3v6h6M12 18l3.5 3.5L21 14" />
    </svg>
  );
}

function VisitorLinks({ say, path }: PageHeaderProps) {
  return path === paths.signIn ? null : (
    <a class="header-link" href={paths.signIn}>
      <Icon name="person" /> <span>{say.frame.signIn}</span>
    </a>
  );
}

function LanguageSwitch({ say, language, path, search = "", seal }: PageHeaderProps) {
  const other = language === "sv" ? "en" : "sv";
  return (
    <Form seal={seal} action={paths.preferences} inline repeatable>
      <input type="hidden" name="back" value={`${path}${search}`} />
      <button class="header-link" type="submit" name="language" value={other} lang={other}>
        <Icon name="language" /> <span>{say.frame.otherLanguage}</span>
      </button>
    </Form>
  );
}

interface SignedInProps {
  readonly say: Messages;
  readonly viewer: Viewer;
  readonly seal: FormSeal;
}

function OrganisationSwitch({ say, viewer, seal }: SignedInProps) {
  const { organisation, alsoActsFor } = viewer;
  if (alsoActsFor.length === 0) {
    return (
      <p class="header-fact">
        <Icon name="organisation" />
        <span>
          <span class="visually-hidden">{say.frame.actsFor} </span>
          {organisation.name}
        </span>
      </p>
    );
  }
  return (
    <details class="header-menu" name="header">
      <summary class="header-link">
        <Icon name="organisation" />
        <span>
          <span class="visually-hidden">{say.frame.actsFor} </span>
          {organisation.name}
        </span>
        <Icon name="down" />
      </summary>
      <div class="header-panel">
        <p class="header-panel-heading">{say.frame.switchOrganisation}</p>
        <Form seal={seal} action={paths.switchOrganisation} inline repeatable>
          {alsoActsFor.map(({ id, name }) => (
            <button key={id} class="header-choice" type="submit" name="organisation" value={id}>
              {name}
            </button>
          ))}
        </Form>
      </div>
    </details>
  );
}

function Account({ say, viewer, seal }: SignedInProps) {
  return (
    <details class="header-menu" name="header">
      <summary class="header-link">
        <Icon name="person" />
        <span>
          <span class="visually-hidden">{say.frame.account}: </span>
          {viewer.name}
        </span>
        <Icon name="down" />
      </summary>
      <div class="header-panel">
        <p class="header-panel-heading">{viewer.email}</p>
        <a class="header-choice" href={paths.account}>
          {say.frame.account}
        </a>
        <Form seal={seal} action={paths.signOut} inline repeatable>
          <Button look="secondary" icon="sign-out">
            {say.frame.signOut}
          </Button>
        </Form>
      </div>
    </details>
  );
}
