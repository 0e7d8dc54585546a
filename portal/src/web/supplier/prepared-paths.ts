/** Addresses of what is prepared: templates, recurring invoices, articles, the trash. */
export const preparedPaths = {
  templates: "/invoices/templates",
  startTemplate: (id: string) => `/invoices/templates/${id}/start`,
  removeTemplate: (id: string) => `/invoices/templates/${id}/removal`,
  saveTemplate: (draftId: string) => `/invoices/drafts/${draftId}/template`,
  recurring: "/invoices/recurring",
  newRecurring: "/invoices/recurring/new",
  oneRecurring: (id: string) => `/invoices/recurring/${id}`,
  editRecurring: (id: string) => `/invoices/recurring/${id}/edit`,
  endRecurring: (id: string) => `/invoices/recurring/${id}/end`,
  articles: "/invoices/articles",
  newArticle: "/invoices/articles/new",
  article: (id: string) => `/invoices/articles/${id}`,
  removeArticle: (id: string) => `/invoices/articles/${id}/removal`,
  trash: "/invoices/trash",
  restore: (id: string) => `/invoices/trash/${id}/restore`,
} as const;
