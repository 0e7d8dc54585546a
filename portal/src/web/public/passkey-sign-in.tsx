import { Form } from "../components/form/form.tsx";
import type { Messages } from "../messages/messages.ts";
import type { FormSeal } from "../route.ts";
import { keptField } from "../server/kept-form.ts";
import { accessPaths } from "./access-paths.ts";
import { PasskeyButton } from "./passkey-button.tsx";

export interface PasskeySignInProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly goOn: string | undefined;
  readonly kept?: string | undefined;
}

/** A form of its own: signing in with a passkey needs no address and no password. */
export function PasskeySignIn({ say, seal, goOn, kept }: PasskeySignInProps) {
  return (
    <Form seal={seal} action={accessPaths.passkey} repeatable>
      {kept === undefined ? null : <input type="hidden" name={keptField} value={kept} />}
      {goOn === undefined ? null : <input type="hidden" name="then" value={goOn} />}
      <PasskeyButton say={say} does="sign-in" challengeAt={accessPaths.passkeyChallenge}>
        {say.secondStep.passkeys.signIn}
      </PasskeyButton>
    </Form>
  );
}
