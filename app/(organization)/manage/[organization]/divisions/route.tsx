import { requireCoordinator } from '@/app/_auth/guards'
import { doneWords } from '@/app/_http/done'
import { errorOf, readFlash } from '@/app/_http/flash'
import { form } from '@/app/_http/form'
import { page } from '@/app/_http/page'
import { Button } from '@/app/_ui/form/button'
import { Field } from '@/app/_ui/form/field'
import { OnceField } from '@/app/_ui/form/once-field'
import { SelectField } from '@/app/_ui/form/select-field'
import { createDivision } from '@/lib/people/organization/division/create-division'
import { countDivisionMembers, divisionOptions, listDivisions } from '@/lib/people/organization/division/divisions'
import { divisionInput } from '@/lib/people/organization/schema'
import { isUuid } from '@/lib/platform/id'
import { managePage } from '../manage-page'
import { DivisionTree } from './division-tree'

type Path = '/manage/[organization]/divisions'

const doneIn = doneWords({
  created: 'Created.',
  renamed: 'Renamed.',
  archived: 'Archived.',
  moved: 'Moved.',
})

export const GET = page<Path>(async ({ params, query }) => {
  const coordinator = await requireCoordinator(params.organization)
  const home = `/manage/${coordinator.organizationId}`
  const here = `${home}/divisions`
  const [divisions, membersOf, { values, errors }] = await Promise.all([
    listDivisions(coordinator),
    countDivisionMembers(coordinator),
    readFlash(query.get('problem')),
  ])
  const done = doneIn(query)
  return managePage(
    { coordinator, title: 'Divisions', width: 'reading', errors, done },
    <>
      <p>
        Divisions are the parts of your organization, such as troops, stations or chapters. Each person is in one at
        most. Cohorts are independent of them.
      </p>
      <DivisionTree
        home={home}
        organization={coordinator.organizationName}
        divisions={divisions}
        membersOf={membersOf}
        values={values}
        errors={errors}
        movingId={query.get('move')}
      />
      <h2>New division</h2>
      <form method="post" action={here}>
        <OnceField />
        <Field
          label="Name of the division"
          name="divisionName"
          maxLength={120}
          hint="For example: Troop B"
          defaultValue={values.divisionName}
          error={errorOf(errors, 'divisionName')}
        />
        <SelectField
          label="Part of"
          name="parent"
          options={[{ value: '', text: coordinator.organizationName }, ...divisionOptions(divisions)]}
          defaultValue={values.parent}
          error={errorOf(errors, 'parent')}
        />
        <Button>Create division</Button>
      </form>
    </>,
  )
})

export const POST = form<Path>(async ({ form, params, world, submit }) => {
  const coordinator = await requireCoordinator(params.organization)
  const here = `/manage/${coordinator.organizationId}/divisions`
  const parent = form.get('parent') ?? ''
  const parentId = isUuid(parent) ? parent : null
  return submit({
    fields: divisionInput,
    shown: { parent },
    back: here,
    save: ({ divisionName }) => createDivision(coordinator, { name: divisionName, parentId }, world),
    refusals: {
      'name-taken': { field: 'divisionName', message: 'A division already has this name.' },
      'too-deep': { field: 'parent', message: 'Divisions have five levels at most. Choose one further up.' },
    },
    to: `${here}?done=created`,
  })
})
