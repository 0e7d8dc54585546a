/** What a request asks for. `//elsewhere` is an odd path of ours, never another host, and nothing here fails on it. */
const here = "http://here";

export function addressAsked(url: string): Pick<URL, "pathname" | "search"> {
  const whole = url.startsWith("/") ? `${here}${url}` : url;
  return new URL(URL.canParse(whole, here) ? whole : "/", here);
}
