import { html, type Markup } from '@/lib/platform/file/html'
import { momentInWords as moment } from '@/lib/platform/words'
import { table } from './content/page'
import type { Person } from './person'
import { titlesOf } from './titles'

type Row = readonly [kind: string, on: string, reason: string, at: Date, by: string]

export function amendmentSection(person: Person): Markup {
  const { annotations, waivers, extensions, resets, timeAcceptances, unlocks, accommodations } = person.amendments
  const title = titlesOf(person)
  const by = (id: string | null, organizationId: string | null) => actorName(id, organizationId, person)
  const rows: Row[] = [
    ...annotations.map((one) => {
      const who = by(one.annotatedById, one.organizationId)
      return ['Note', one.object ?? 'the record', one.text, one.annotatedAt, who] as const
    }),
    ...waivers.map((one) => {
      const who = by(one.waivedById, one.organizationId)
      const ended = one.endedAt && `; ended ${moment(one.endedAt, person.timeZone)}: ${one.endReason ?? withheld}`
      return ['Waiver', title(one.unitId), `${one.reason || withheld}${ended ?? ''}`, one.waivedAt, who] as const
    }),
    ...extensions.map((one) => {
      const who = by(one.extendedById, one.organizationId)
      return ['Extension', `until ${one.dueOn}`, one.reason || withheld, one.extendedAt, who] as const
    }),
    ...resets.map((one) => {
      const who = by(one.resetById, one.organizationId)
      return ['Reset', title(one.unitId), one.reason || withheld, one.resetAt, who] as const
    }),
    ...timeAcceptances.map((one) => {
      const who = by(one.acceptedById, one.organizationId)
      const about = [...one.lessons.map(title), ...one.flags.map((id) => `time flag ${id}`)].join('; ')
      return ['Time accepted', about, one.reason || withheld, one.acceptedAt, who] as const
    }),
    ...unlocks.map((one) => {
      const who = by(one.unlockedById, one.organizationId)
      return ['Another attempt', title(one.unitId), one.reason || withheld, one.unlockedAt, who] as const
    }),
    ...accommodations.map((one) => {
      const who = by(one.grantedById, one.organizationId)
      const granted = `time × ${one.timeFactor}, attempts + ${one.extraAttempts}`
      return ['Accommodation', granted, 'not in packets', one.grantedAt, who] as const
    }),
  ].sort((a, b) => a[3].getTime() - b[3].getTime())
  const cells = rows.map(([kind, on, reason, at, who]) => [kind, on, reason, moment(at, person.timeZone), who])
  const columns = ['Kind', 'About', 'Reason', 'When', 'By']
  return html`<h2>Corrections and exceptions</h2>${table('Earlier entries stay on record', columns, cells)}`
}

const withheld = 'not visible to this organization'

/** Hides the names of another organization's coordinators. */
function actorName(id: string | null, organizationId: string | null, { names, organizationId: own }: Person): string {
  if (organizationId === null) return 'a site administrator'
  return organizationId === own ? (names[id ?? ''] ?? '') : 'another organization'
}

type Disposition = Person['anomalies'][number]['dispositions'][number]

export function dispositionInWords(
  { outcome, reason, disposedAt, disposedById, organizationId }: Disposition,
  person: Person,
): string {
  const by = actorName(disposedById, organizationId, person)
  return `${outcome} by ${by}, ${moment(disposedAt, person.timeZone)}: ${reason || withheld}`
}

export function resetSince({ amendments, timeZone }: Person, unitId: string, at: Date): string {
  const later = amendments.resets.find((one) => one.unitId === unitId && one.resetAt > at)
  return later ? ` (reset ${moment(later.resetAt, timeZone)}: no longer counts)` : ''
}
