/** Addresses of the directory as a file. */
import { paths } from "../paths.ts";

export const directoryFilePaths = {
  /** As `xlsx` or `csv`. */
  download: (format: string) => `${paths.directory}/directory.${format}`,
  upload: `${paths.directory}/import`,
  preview: (id: string) => `${paths.directory}/import/${id}`,
} as const;
