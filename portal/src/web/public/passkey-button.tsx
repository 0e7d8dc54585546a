/**
 * The button that asks the device for its owner. It needs scripts and a browser that knows passkeys, so it shows itself only where
 * there are both; the answer goes along in the form as any field does.
 */
import type { Messages } from "../messages/messages.ts";

/** The island that brings the button to life. */
export const passkeyIsland = "passkey";

export interface PasskeyButtonProps {
  readonly say: Messages;
  readonly children: string;
  readonly does: "make" | "sign-in";
  /** What is asked of the device, as JSON, when it is known beforehand. */
  readonly options?: string;
  /** Where it is asked for otherwise. */
  readonly challengeAt?: string;
}

export function PasskeyButton({ say, children, does, options, challengeAt }: PasskeyButtonProps) {
  const words = say.secondStep.passkeys;
  return (
    <div
      class="passkey"
      data-island={passkeyIsland}
      data-does={does}
      data-options={options}
      data-challenge-at={challengeAt}
      data-stopped={words.stopped}
      data-known={words.known}
      hidden
    >
      <input type="hidden" name="answer" value="" />
      <button class={`button button-${does === "make" ? "primary" : "secondary"}`} type="submit">
        <span>{children}</span>
      </button>
      <p role="status" class="passkey-trouble" />
    </div>
  );
}
