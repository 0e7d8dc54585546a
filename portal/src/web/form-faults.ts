/** The fault codes that the form reader coins itself, and what a sentence about a fault is. */
export type FormFaultCode =
  | "unknown"
  | "missing"
  | "choose"
  | "too-long"
  | "too-many"
  | "too-few"
  | "control-characters";

export type Sentence = string | ((params: Readonly<Record<string, string>>) => string);
