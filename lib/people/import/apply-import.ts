import { record } from '@/lib/audit/log/record'
import type { Coordinator } from '@/lib/people/account/actor'
import { changeInvitations } from '@/lib/people/member-invitation/change-invitations'
import { endPassedInvitations, inviteMembers } from '@/lib/people/member-invitation/invite-members'
import { mailInvitations } from '@/lib/people/member-invitation/mail-invitations'
import { createCohortFor } from '@/lib/people/organization/create-cohort'
import { createDivisions } from '@/lib/people/organization/division/create-division'
import { lockDivision } from '@/lib/people/organization/division/lock-division'
import { lockCohort } from '@/lib/people/organization/lock-cohort'
import { lockOpenOrganization } from '@/lib/people/organization/lock-open-organization'
import { applyDetails } from '@/lib/people/organization/membership/apply-details'
import { isUniqueViolation, type Statements, transact } from '@/lib/platform/db'
import { systemWorld, type World } from '@/lib/platform/world'
import { newDivisionName, withCreatedDivision } from './new-divisions'
import { type ImportPlan, lockListed, planImport } from './plan-import'
import { type Draft, forgetDraft, rememberColumns } from './save-draft'

export type Imported =
  | { ok: true; changed: number; invited: number; leftOut: number }
  | { ok: false; reason: 'changed-meanwhile' | 'cohort' | 'cohort-name' }

interface Importing {
  draft: Draft
  digest: string
  /** The cohort that new people join: an open one, or the name of one to be created. */
  cohort?: { id: string } | { name: string } | null
  /** Mails new people who have an address. */
  byMail?: boolean
}

/** In one transaction. Rows with errors are left out, as the plan with this digest showed. The same file again changes nothing. */
export async function applyImport(
  coordinator: Coordinator,
  { draft, digest, cohort = null, byMail = false }: Importing,
  world = systemWorld,
): Promise<Imported> {
  const now = world.now()
  const changedMeanwhile = { ok: false, reason: 'changed-meanwhile' } as const
  try {
    return await transact(async (tx) => {
      if (!(await lockOpenOrganization(tx, coordinator.organizationId))) return changedMeanwhile
      await lockListed(tx, coordinator, draft)
      const plan = await planImport(tx, coordinator, draft, now)
      if (plan.digest !== digest || !(await lockDivisions(tx, coordinator, plan))) return changedMeanwhile
      const { organizationId } = coordinator
      const cohortId = cohort && (await cohortOf(tx, coordinator, cohort, world))
      if (cohort && !cohortId) return { ok: false, reason: 'id' in cohort ? 'cohort' : 'cohort-name' }
      await rememberColumns(tx, coordinator, draft)
      await forgetDraft(tx, coordinator)
      const created = await createDivisions(tx, coordinator, plan.newDivisions, world)
      const changes = plan.rows.flatMap(({ change }) =>
        change ? { ...change, to: withCreatedDivision(change.to, created) } : [],
      )
      const invitations = plan.rows.flatMap(({ invitation }) =>
        invitation ? { ...invitation, to: withCreatedDivision(invitation.to, created) } : [],
      )
      const invitees = invitations.flatMap(({ invitationId, to }) => (invitationId ? [] : to))
      const changed = invitations.flatMap(({ invitationId, to }) => (invitationId ? { id: invitationId, ...to } : []))
      const counts = { changed: changes.length + changed.length, invited: invitees.length }
      const imported = {
        ok: true,
        ...counts,
        leftOut: plan.rows.filter(({ state }) => state === 'error').length,
      } as const
      if (counts.changed + counts.invited === 0) return imported
      await applyDetails(tx, coordinator, changes, now)
      await endPassedInvitations(tx, coordinator, now)
      await changeInvitations(tx, coordinator, changed, world)
      await inviteMembers(tx, coordinator, { invitees, cohortId, byMail }, world)
      if (byMail) await mailInvitations(tx, coordinator, addressed(plan), now)
      const about = { actor: coordinator, object: `organization:${organizationId}` }
      const details = { ...counts, rows: draft.table.rows.length }
      await record(tx, { action: 'organization.people-imported', ...about, details }, now)
      return imported
    })
  } catch (error) {
    // Someone who joined meanwhile was given the identifier.
    if (!isUniqueViolation(error)) throw error
    return changedMeanwhile
  }
}

/** Returns null if the cohort is archived, or another has the name. */
async function cohortOf(
  tx: Statements,
  coordinator: Coordinator,
  cohort: { id: string } | { name: string },
  world: World,
): Promise<string | null> {
  if ('name' in cohort) return createCohortFor(tx, coordinator, cohort.name, world)
  const { organizationId } = coordinator
  return (await lockCohort(tx, { organizationId, cohortId: cohort.id })) ? cohort.id : null
}

async function lockDivisions(tx: Statements, coordinator: Coordinator, { rows }: ImportPlan): Promise<boolean> {
  const ids = rows.flatMap(({ change, invitation }) => {
    const isMoved = invitation?.to.divisionId !== invitation?.before.divisionId
    return change?.to.divisionId || (isMoved && invitation?.to.divisionId) || []
  })
  for (const divisionId of new Set(ids.filter((id) => newDivisionName(id) === null)))
    if (!(await lockDivision(tx, coordinator, divisionId))) return false
  return true
}

/** Open invitations that get an address. */
function addressed({ rows }: ImportPlan): string[] {
  return rows.flatMap(({ invitation }) =>
    invitation?.invitationId && invitation.to.email !== invitation.before.email ? invitation.invitationId : [],
  )
}
