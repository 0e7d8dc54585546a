import { hasSecondStep, type SecondStep } from "../../domain/access/second-step.ts";
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
  /** Where the member's card is tied to the account. */
  readonly cardHref: string | undefined;
  /** Not for oneself: one's own stands in one's account. */
  readonly secondStep: SecondStep | undefined;
}

/** One member: the role, the second step for one who has lost it, and the end of it all. */
export function MemberPage(props: MemberPageProps) {
  const { say, seal, form, member, kind, secondStep, cardHref } = props;
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
      {cardHref === undefined ? null : (
        <p>
          <a href={cardHref}>{say.doors.card.link}</a>
        </p>
      )}
      {secondStep === undefined ? null : <SecondStepSection {...props} isSet={hasSecondStep(secondStep)} />}
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

function SecondStepSection({ say, seal, form, member, isSet }: MemberPageProps & { readonly isSet: boolean }) {
  const words = say.secondStep.member;
  return (
    <section aria-labelledby="second-step-heading">
      <h2 id="second-step-heading">{words.heading}</h2>
      <p>{isSet ? words.set : words.none}</p>
      {isSet ? (
        <>
          <p>{words.text}</p>
          <Form seal={seal} action={`${paths.members}/${member.accountId}/second-step`}>
            <PasswordField
              {...form.field("resetPassword")}
              say={say}
              label={say.access.members.password}
              autoComplete="current-password"
            />
            <Button look="danger">{words.button}</Button>
          </Form>
        </>
      ) : null}
    </section>
  );
}
