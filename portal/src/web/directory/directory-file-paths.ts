/** Addresses of the directory as a file. */
import { paths } from "../paths.ts";

export const directoryFilePaths = {
  download: `${paths.directory}/directory.csv`,
  upload: `${paths.directory}/import`,
  preview: (id: string) => `${paths.directory}/import/${id}`,
} as const;
