import { requireAdministrator } from '@/app/_auth/guards'
import { respond } from '@/app/_auth/respond'
import { countAll } from '@/lib/analysis/count'
import { fewestToJudge } from '@/lib/analysis/judge'
import { listItemAnalyses } from '@/lib/analysis/queries'
import { csvRow } from '@/lib/certificate/csv'
import { loadCatalog } from '@/lib/course/load'
import { currentHashes } from '../items/quizzes'

const columns = [
  'Item',
  'Version',
  'Asked today',
  'Interaction',
  'Objective',
  'Answers (n)',
  'Right (p)',
  'With the rest (r)',
  'Seconds',
  'Flags',
  'Shares',
  'Stem',
]

/** The figures of each version of an item, whole numbers as they are and measures with nine digits. */
export function GET(request: Request): Promise<Response> {
  return respond(request, async () => {
    const administrator = await requireAdministrator()
    const unitId = new URL(request.url).searchParams.get('quiz') ?? undefined
    await countAll()
    const items = await listItemAnalyses(administrator, { unitId })
    const current = currentHashes(await loadCatalog())
    const number = (value: number | null) => (value === null ? '' : String(Number(value.toPrecision(9))))
    const rows = items.map(({ hash, item, count, difficulty, discrimination, seconds, flags, options }) =>
      csvRow([
        item.id,
        hash,
        current.has(hash) ? 'yes' : 'no',
        item.interaction === 'choice' && item.cardinality === 'multiple' ? 'choice (several)' : item.interaction,
        item.objective,
        String(count),
        number(difficulty),
        number(discrimination),
        number(seconds),
        count < fewestToJudge
          ? 'too few to judge'
          : flags.map((flag) => (flag.kind === 'distractor' ? `distractor ${flag.option}` : flag.kind)).join('; '),
        options.map(({ id, isKey, share }) => `${id}${isKey ? '*' : ''} ${number(share)}`).join('; '),
        item.stem,
      ]),
    )
    return new Response([csvRow(columns), ...rows].join(''), {
      headers: {
        'Content-Type': 'text/csv; charset=utf-8',
        'Content-Disposition': 'attachment; filename="items.csv"',
        'Cache-Control': 'private, no-store',
      },
    })
  })
}
