/** What a made-up supplier has prepared: articles, a template, and an invoice that comes back each month. */
import { listArticles } from "../domain/articles/queries.ts";
import { saveArticle } from "../domain/articles/save-article.ts";
import type { Person } from "../domain/access/permissions.ts";
import { addFavourite } from "../domain/receivers/favourites.ts";
import { addMonths } from "../domain/recurring/recurring.ts";
import { setRecurring } from "../domain/recurring/set-recurring.ts";
import { saveTemplate } from "../domain/templates/save-template.ts";
import type { Perform } from "../work.ts";

const articles = [
  { number: "A10", description: "Arbete, snickare", unit: "tim", price: "585", vat: "25" },
  { number: "A20", description: "Servicebesök", unit: "st", price: "1450", vat: "25" },
  { number: "M10", description: "Skruv och beslag", unit: "sats", price: "312.50", vat: "25" },
] as const;

/** Harmless when there are articles already. */
export async function loadDemoPrepared(perform: Perform, owner: Person, receiverId: string): Promise<void> {
  await perform(owner, async (work) => {
    if ((await listArticles(work)).length > 0) return;
    for (const article of articles) await saveArticle(work, article);
    await addFavourite(work, receiverId);
    const fields = {
      receiver: receiverId,
      reference1: "",
      "lines.1.description": "Serviceavtal, dörrar och beslag",
      "lines.1.quantity": "1",
      "lines.1.unit": "månad",
      "lines.1.price": "4 200",
      "lines.1.vat": "25",
    };
    const templateId = await saveTemplate(work, { name: "Serviceavtal", fields });
    const firstOn = addMonths(work.today, 1);
    await setRecurring(work, { templateId, firstOn, every: "month", covers: "before", handling: "review" });
  });
}
