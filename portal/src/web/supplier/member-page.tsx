import { rolesOf } from "../../domain/parties/membership.ts";
import type { Member } from "../../domain/parties/members.ts";
import { Button } from "../components/button/button.tsx";
import { ErrorSummary } from "../components/error-summary/error-summary.tsx";
import { Form } from "../components/form/form.tsx";
import { PageHeading } from "../components/page-heading/page-heading.tsx";
import { PasswordField } from "../components/password-field/password-field.tsx";
import { RadioGroup } from "../components/radio-group/radio-group.tsx";
import type { FilledForm } from "../filled-form.ts";
import type { Messages } from "../messages/messages.ts";
import { paths } from "../paths.ts";
import type { FormSeal, Viewer } from "../route.ts";

export interface MemberPageProps {
  readonly say: Messages;
  readonly seal: FormSeal;
  readonly form: FilledForm;
  readonly member: Member;
  readonly kind: Viewer["organisation"]["kind"];
}

/** One member: the role, and the end of it. */
export function MemberPage({ say, seal, form, member, kind }: MemberPageProps) {
  const words = say.access.members;
  return (
    <>
      <ErrorSummary say={say} errors={form.errors} />
      <PageHeading lead={member.email}>{member.name}</PageHeading>
      <Form seal={seal} action={`${paths.members}/${member.accountId}/role`}>
        <RadioGroup
          {...form.field("role")}
          say={say}
          label={words.roleHeading}
          choices={rolesOf[kind].map((role) => ({ value: role, ...words.roles[role] }))}
        />
        <PasswordField {...form.field("password")} say={say} label={words.password} autoComplete="current-password" />
        <Button>{words.member.save}</Button>
      </Form>
      <section aria-labelledby="remove-heading">
        <h2 id="remove-heading">{words.member.remove}</h2>
        <p>{words.member.removeText}</p>
        <Form seal={seal} action={`${paths.members}/${member.accountId}/removal`}>
          <PasswordField
            {...form.field("removalPassword")}
            say={say}
            label={words.password}
            autoComplete="current-password"
          />
          <Button look="danger">{words.member.remove}</Button>
        </Form>
      </section>
    </>
  );
}
