/**
 * Told two minutes before a session ends of idleness, with one button to stay. Hidden until the page's script shows it;
 * without scripts the next press leads to sign in and back, and drafts are kept.
 */
import { sessionLimits } from "../../../domain/access/sessions.ts";
import type { Messages } from "../../messages/messages.ts";
import { paths } from "../../paths.ts";
import type { Viewer } from "../../route.ts";
import { Button } from "../button/button.tsx";

const warnBeforeMinutes = 2;

export function SessionWarning({ say, viewer }: { readonly say: Messages; readonly viewer: Viewer }) {
  const { minutes = 0 } = sessionLimits(viewer.actor.role).idle;
  const words = say.frame.session;
  return (
    <div
      class="session-warning"
      role="alert"
      hidden
      data-session={paths.session}
      data-warn-after-ms={(minutes - warnBeforeMinutes) * 60_000}
      data-ends-after-ms={warnBeforeMinutes * 60_000}
    >
      <p data-session-ends>{words.ends}</p>
      <p data-session-ended hidden>
        {words.ended} <a href={paths.signIn}>{say.frame.signIn}</a>
      </p>
      <Button type="button" look="secondary">
        {words.stay}
      </Button>
    </div>
  );
}
