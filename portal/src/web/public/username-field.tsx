/** Tells password managers whose password a form is about, where the page does not ask for it. Read by nobody else. */
export function UsernameField({ email }: { readonly email: string }) {
  return <input type="text" name="username" autoComplete="username" value={email} readOnly hidden />;
}
