/** The version of a draft that a form was filled in from, as its hidden field says; 0, which no saved draft has, for anything else. */
export function postedVersion({ version = "" }: Readonly<Record<string, string>>): number {
  return /^\d{1,9}$/.test(version) ? Number(version) : 0;
}
