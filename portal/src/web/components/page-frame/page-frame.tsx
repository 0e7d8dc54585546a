/** A whole page: the document, what surrounds every page, and in its middle what this page is about. */
import type { ComponentChildren } from "preact";
import type { Language, Messages } from "../../messages/messages.ts";
import type { NavigationEntry } from "../../navigation.ts";
import type { Crumb, FormSeal, Viewer } from "../../route.ts";
import { Notice } from "../notice/notice.tsx";
import { PageFooter } from "./page-footer.tsx";
import { PageHeader } from "./page-header.tsx";
import { NavigationSide } from "./navigation.tsx";
import { SessionWarning } from "./session-warning.tsx";

/** Addresses of the hashed files a page loads. */
export interface PageAssets {
  readonly style: string;
  readonly scripts: readonly string[];
  readonly icon: string;
}

export interface PageFrameProps {
  readonly say: Messages;
  readonly language: Language;
  /** Chosen by the person; without it the device decides. */
  readonly theme?: "light" | "dark" | undefined;
  readonly title: string;
  /** The title says that something is to be mended. */
  readonly faulty?: boolean;
  readonly path: string;
  /** What stands after the path, so that a switch of language stays on the page. */
  readonly search?: string;
  readonly viewer?: Viewer | undefined;
  readonly seal: FormSeal;
  readonly navigation: readonly NavigationEntry[];
  readonly crumbs?: readonly Crumb[] | undefined;
  readonly wide?: boolean | undefined;
  /** Told once, after something was done on the page before. */
  readonly notice?: string | undefined;
  readonly assets: PageAssets;
  /** The response's nonce, on every script. */
  readonly nonce: string;
  readonly children: ComponentChildren;
}

export const contentId = "content";

export function PageFrame(props: PageFrameProps) {
  const { say, language, theme, title, viewer, navigation, crumbs = [], wide, notice, assets, nonce, children } = props;
  const signedIn = navigation.length > 0;
  return (
    <html lang={language} data-theme={theme}>
      <head>
        <meta charset="utf-8" />
        <title>{`${props.faulty ? say.frame.faultTitlePrefix : ""}${title} – ${say.frame.portalName}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme ?? "light dark"} />
        <meta name="format-detection" content="telephone=no" />
        <link rel="icon" href={assets.icon} type="image/svg+xml" />
        <link rel="stylesheet" href={assets.style} />
        {assets.scripts.map((source) => (
          <script key={source} type="module" src={source} nonce={nonce} />
        ))}
      </head>
      <body class={signedIn ? "desk desk-signed-in" : "desk"}>
        <a class="skip-link" href={`#${contentId}`}>
          {say.frame.skipToContent}
        </a>
        <PageHeader {...props} />
        <div class="desk-columns">
          {signedIn ? <NavigationSide say={say} entries={navigation} /> : null}
          <div class={wide ? "desk-middle desk-wide" : "desk-middle"}>
            <Breadcrumbs say={say} crumbs={crumbs} />
            <main id={contentId} tabIndex={-1}>
              {notice === undefined ? null : (
                <Notice say={say} kind="success" announced>
                  {notice}
                </Notice>
              )}
              {children}
            </main>
          </div>
        </div>
        <PageFooter {...props} />
        {viewer === undefined ? null : <SessionWarning say={say} viewer={viewer} />}
      </body>
    </html>
  );
}

function Breadcrumbs({ say, crumbs }: { readonly say: Messages; readonly crumbs: readonly Crumb[] }) {
  if (crumbs.length === 0) return null;
  return (
    <nav class="breadcrumbs" aria-label={say.frame.breadcrumbs}>
      <ol>
        {crumbs.map(({ label, href }) => (
          <li key={href}>
            <a href={href}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  );
}
