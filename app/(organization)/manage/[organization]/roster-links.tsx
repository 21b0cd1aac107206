import type { ReactNode } from 'react'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'
import { MoreLinks } from '@/app/_ui/more-links'

export function RosterLinks({ here, download, children }: { here: string; download: string; children: ReactNode }) {
  return (
    <ButtonRow>
      <ButtonLink kind="quiet" href={`${here}/desk`}>
        Progress and deadlines
      </ButtonLink>
      <ButtonLink kind="quiet" href={`${here}/cohorts`}>
        Cohorts and join links
      </ButtonLink>
      <ButtonLink kind="quiet" href={`${here}/assignments`}>
        Assignments
      </ButtonLink>
      {children}
      <MoreLinks
        title="More"
        links={[
          { href: `${here}/divisions`, text: 'Divisions' },
          { href: `${here}/mandates`, text: 'Mandates' },
          { href: `${here}/classroom`, text: 'Classroom sessions' },
          { href: `${here}/import`, text: 'Import people' },
          { href: `${here}/invitations`, text: 'Invitations' },
          { href: `${here}/report`, text: 'Report of completions (CSV)' },
          { href: download, text: 'Download this list (CSV)' },
          { href: `${here}/gain`, text: 'Pre-test and final scores' },
          { href: `${here}/weighing`, text: 'Right calls and false alarms' },
          { href: `${here}/evaluations`, text: 'Course evaluations' },
          { href: `${here}/packets`, text: 'Audit packets' },
          { href: `${here}/numbers`, text: 'Call card' },
          { href: `${here}/coordinators`, text: 'Coordinators' },
        ]}
      />
    </ButtonRow>
  )
}
