/** Several things in a cell or as one value, each on a line of its own: with commas, longer names run into one another. */
export function NameList({ names }: { readonly names: readonly string[] }) {
  return (
    <ul class="name-list">
      {names.map((name) => (
        <li key={name}>{name}</li>
      ))}
    </ul>
  );
}
