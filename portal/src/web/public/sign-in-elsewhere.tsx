import { Button, ButtonLink } from "../components/button/button.tsx";
import { Form } from "../components/form/form.tsx";
import type { Messages } from "../messages/messages.ts";
import type { FormSeal } from "../route.ts";
import { keptField } from "../server/kept-form.ts";
import { accessPaths } from "./access-paths.ts";

export interface SignInElsewhereProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  /** What the region's own sign-in is called. */
  readonly name: string;
  readonly goOn: string | undefined;
  readonly kept: string | undefined;
}

/**
 * To the region's own sign-in. What was posted without a session can not go along there: it waits on this page while a tab of its
 * own is opened, and one comes back to it.
 */
export function SignInElsewhere({ say, seal, name, goOn, kept }: SignInElsewhereProps) {
  const words = say.access.signIn;
  return (
    <div class="sign-in-elsewhere">
      <p>{words.staff}</p>
      {kept === undefined ? (
        <ButtonLink href={elsewhereFor(goOn)}>{words.elsewhere(name)}</ButtonLink>
      ) : (
        <>
          <p>{words.elsewhereKept}</p>
          <ButtonLink href={elsewhereFor(accessPaths.goOn)} newTab>
            {words.newTab(words.elsewhere(name))}
          </ButtonLink>
          <Form seal={seal} action={accessPaths.goOn} repeatable>
            <input type="hidden" name={keptField} value={kept} />
            <Button look="secondary">{words.haveSignedIn}</Button>
          </Form>
        </>
      )}
      <p>{words.others}</p>
    </div>
  );
}

function elsewhereFor(goOn: string | undefined): string {
  return goOn === undefined
    ? accessPaths.singleSignOn
    : `${accessPaths.singleSignOn}?${new URLSearchParams([["then", goOn]]).toString()}`;
}
