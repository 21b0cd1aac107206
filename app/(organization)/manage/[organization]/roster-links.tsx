import type { ReactNode } from 'react'
import { ButtonLink } from '@/app/_ui/button-link'
import { ButtonRow } from '@/app/_ui/button-row'

export function RosterLinks({ here, download, children }: { here: string; download: string; children: ReactNode }) {
  return (
    <ButtonRow>
      <ButtonLink kind="quiet" href={`${here}/cohorts`}>
        Cohorts and join links
      </ButtonLink>
      <ButtonLink kind="quiet" href={`${here}/divisions`}>
        Divisions
      </ButtonLink>
      <ButtonLink kind="quiet" href={`${here}/assignments`}>
        Assignments
      </ButtonLink>
      <ButtonLink kind="quiet" href={`${here}/coordinators`}>
        Coordinators
      </ButtonLink>
      <ButtonLink kind="quiet" href={`${here}/numbers`}>
        Call card
      </ButtonLink>
      <ButtonLink kind="quiet" href={`${here}/gain`}>
        Pre-test and final scores
      </ButtonLink>
      <ButtonLink kind="quiet" href={`${here}/weighing`}>
        Right calls and false alarms
      </ButtonLink>
      {children}
      <ButtonLink kind="quiet" href={`${here}/packets`}>
        Audit packets
      </ButtonLink>
      <ButtonLink kind="quiet" href={download}>
        Download this list (CSV)
      </ButtonLink>
    </ButtonRow>
  )
}
