import type { ReactNode } from 'react'
import type { Form } from '#platform/client/use-form.ts'
import { ActionBar } from './action-bar.tsx'
import { Button } from './button.tsx'
import { DraftKept } from './draft-kept.tsx'
import { FormFaults } from './form-faults.tsx'
import { RefusalMessage } from './refusal-message.tsx'

interface FormFrameProps {
  readonly form: Pick<
    Form<object, unknown>,
    'props' | 'faultCount' | 'refusalBesideFields' | 'busy' | 'hasDraft' | 'reset'
  >
  /** What the one button says. */
  readonly save: string
  readonly children: ReactNode
}

/** A form with one button: what was typed before, how many fields need a second look, the fields, and a "no" that is about none of them. */
export const FormFrame = ({ form, save, children }: FormFrameProps) => (
  <form {...form.props}>
    <DraftKept form={form} />
    <FormFaults count={form.faultCount} />
    {children}
    <RefusalMessage refusal={form.refusalBesideFields()} />
    <ActionBar>
      <Button type="submit" kind="primary" busy={form.busy}>
        {save}
      </Button>
    </ActionBar>
  </form>
)
