/** Addresses of feedback: given by anybody, read by those who keep the pages and the units. */
export const feedbackPaths = {
  page: "/feedback/page",
  words: (id: string) => `/feedback/page/${id}`,
  thanks: "/feedback/thanks",
  fault: "/feedback/fault",
  pages: "/desk/feedback",
  faults: "/desk/faults",
} as const;
