/** The gallery, in development only: every component in every example, as it really looks. */
import { renderToString } from "preact-render-to-string";
import { Refusal } from "../../domain/refusal.ts";
import type { Example } from "../components/example.ts";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { type Answer, get, type Route, type Visit } from "../route.ts";
import { gallery } from "./gallery.ts";

const home = "/dev/gallery";

export const galleryRoutes: readonly Route[] = [
  get(home, "anyone", async (visit) => index(visit)),
  get(`${home}/:component`, "anyone", async (visit) => component(visit)),
];

/** Where each component's examples are shown: what scripts and tests walk through. */
export const galleryPaths: readonly string[] = [home, ...Object.keys(gallery).map((name) => `${home}/${name}`)];

function index({ say }: Visit): Answer {
  const body = (
    <>
      <PageHeading>{say.gallery.title}</PageHeading>
      <ul class="gallery-index">
        {Object.keys(gallery).map((name) => (
          <li key={name}>
            <a href={`${home}/${name}`}>{name}</a>
          </li>
        ))}
      </ul>
    </>
  );
  return { kind: "page", title: say.gallery.title, body };
}

function component({ say, language, params }: Visit): Answer {
  const name = params["component"] ?? "";
  const examples = Object.hasOwn(gallery, name) ? gallery[name] : undefined;
  if (examples === undefined) throw new Refusal("not-found");
  const body = (
    <>
      <PageHeading caption={say.gallery.title}>{name}</PageHeading>
      {examples.map((example) => (
        <section key={example.name} class="gallery-example">
          <h2>{example.name}</h2>
          <Shown example={example} facts={{ say, language }} />
        </section>
      ))}
    </>
  );
  return { kind: "page", title: name, wide: true, crumbs: [{ label: say.gallery.title, href: home }], body };
}

/** A whole document is told by its size; the pages around are examples of it already. */
function Shown({ example, facts }: { readonly example: Example; readonly facts: Parameters<Example["render"]>[0] }) {
  if (!example.document) return <div class="gallery-piece">{example.render(facts)}</div>;
  return <p>{facts.say.gallery.document(String(renderToString(example.render(facts)).length))}</p>;
}
