/** The gallery, for those who build the portal. */
export const gallery = {
  title: "Galleri",
  document: (characters: string) => `Ett helt dokument på ${characters} tecken. Den här sidan är ett sådant.`,
};
