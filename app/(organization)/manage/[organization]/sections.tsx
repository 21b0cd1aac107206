import { ButtonLink } from '@/app/_ui/form/button-link'
import { ButtonRow } from '@/app/_ui/form/button-row'
import { MoreLinks } from '@/app/_ui/more-links'

/** Links to the organization's other pages. */
export function Sections({ here }: { here: string }) {
  return (
    <ButtonRow>
      <ButtonLink href={`${here}/people`}>People</ButtonLink>
      <ButtonLink kind="quiet" href={`${here}/assignments`}>
        Assignments
      </ButtonLink>
      <ButtonLink kind="quiet" href={`${here}/cohorts`}>
        Cohorts and join links
      </ButtonLink>
      <ButtonLink kind="quiet" href={`${here}/anomalies`}>
        Time flags
      </ButtonLink>
      <MoreLinks
        title="More"
        links={[
          { href: `${here}/divisions`, text: 'Divisions' },
          { href: `${here}/compliance`, text: 'Compliance' },
          { href: `${here}/mandates`, text: 'Mandates' },
          { href: `${here}/classroom`, text: 'Classroom sessions' },
          { href: `${here}/outside-certificates`, text: 'Other providers’ certificates' },
          { href: `${here}/import`, text: 'Import people' },
          { href: `${here}/invitations`, text: 'Invitations' },
          { href: `${here}/report`, text: 'Report of completions' },
          { href: `${here}/desk/summary.pdf`, text: 'Summary on one page (PDF)' },
          { href: `${here}/exports`, text: 'Other exports' },
          { href: `${here}/gain`, text: 'Before and after the course' },
          { href: `${here}/weighing`, text: 'Right calls and false alarms' },
          { href: `${here}/evaluations`, text: 'Course evaluations' },
          { href: `${here}/packets`, text: 'Audit packets' },
          { href: `${here}/numbers`, text: 'Call card' },
          { href: `${here}/coordinators`, text: 'Coordinators' },
          { href: `${here}/auditors`, text: 'Auditors' },
        ]}
      />
    </ButtonRow>
  )
}
