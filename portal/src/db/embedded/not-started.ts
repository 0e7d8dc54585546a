/** The database server could not be started. The message is a sentence for whoever runs the portal: what is wrong and what to do. */
export class DatabaseNotStarted extends Error {
  override readonly name = "DatabaseNotStarted";
}
