/** Where a supplier introduces itself to a region. */
export function introductionPath(regionId: string, draftId?: string): string {
  const back = draftId === undefined ? "" : `?draft=${draftId}`;
  return `/introductions/${regionId}${back}`;
}
