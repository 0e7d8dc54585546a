/** The field for the PDF that goes with a case's words: the same at both sides, and in every form that opens a case. */
import { caseFileField } from "./case-files.ts";
import { FileField } from "./components/file-field/file-field.tsx";
import type { FilledForm } from "./filled-form.ts";
import type { Messages } from "./messages/messages.ts";

export interface CaseFileFieldProps {
  readonly say: Messages;
  readonly form: FilledForm;
  /** Where the file is something in particular. */
  readonly label?: string;
}

export function CaseFileField({ say, form, label = say.cases.file.label }: CaseFileFieldProps) {
  return (
    <FileField
      {...form.field(caseFileField)}
      say={say}
      label={label}
      hint={say.cases.file.hint}
      accept="application/pdf,.pdf"
      optional
    />
  );
}
