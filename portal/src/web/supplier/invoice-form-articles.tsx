/** Articles in the invoice form: names that the browser suggests in a line, and a choice that adds a line. */
import { Button } from "../components/button/button.tsx";
import type { Article } from "../../domain/articles/article.ts";
import type { Messages } from "../messages/messages.ts";

export const articleField = "article";
export const addArticleButton = "add-article";

export function ArticleList({ articles }: { readonly articles: readonly Article[] }) {
  return (
    <datalist id="articles">
      {articles.map(({ id, number, description }) => (
        <option key={id} value={description}>
          {number}
        </option>
      ))}
    </datalist>
  );
}

interface AddArticleProps {
  readonly say: Messages;
  readonly articles: readonly Article[];
}

export function AddArticle({ say, articles }: AddArticleProps) {
  if (articles.length === 0) return null;
  const words = say.prepared.articles;
  return (
    <div class="invoice-article">
      <label class="label" for={articleField}>
        {words.choose}
      </label>
      <select class="control" id={articleField} name={articleField}>
        <option value="">{words.choosePrompt}</option>
        {articles.map(({ id, number, description }) => (
          <option key={id} value={id}>
            {number === undefined ? description : `${number} ${description}`}
          </option>
        ))}
      </select>
      <Button does={addArticleButton} look="secondary">
        {words.add}
      </Button>
    </div>
  );
}
