import type { Messages } from "./messages.ts";

export const gallery: Messages["gallery"] = {
  title: "Gallery",
  document: (characters) => `A whole document of ${characters} characters. This page is one.`,
};
