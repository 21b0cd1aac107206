import { requireAdministrator } from '@/app/_auth/guards'
import { file } from '@/app/_http/file'
import { loadCatalog } from '@/lib/content/course/catalog/load'
import { countAll } from '@/lib/measurement/analysis/count'
import { intervalOfCorrelation, intervalOfShare } from '@/lib/measurement/analysis/interval'
import { fewestToJudge } from '@/lib/measurement/analysis/judge'
import { listItemAnalyses } from '@/lib/measurement/analysis/queries'
import { csvOf } from '../items/csv'
import { currentHashes } from '../items/quizzes'
import { whichAttempts } from '../items/which-attempts'

const columns = [
  'Item',
  'Version',
  'Asked today',
  'Interaction',
  'Objective',
  'Answers (n)',
  'Without an answer',
  'Right (p)',
  'p from',
  'p to',
  'With the rest (r)',
  'r from',
  'r to',
  'Seconds',
  'Flags',
  'Shares',
  'Stem',
]

export const GET = file(async ({ query }) => {
  const administrator = await requireAdministrator()
  const unitId = query.get('quiz') ?? undefined
  await countAll()
  const items = await listItemAnalyses(administrator, { unitId, attempts: whichAttempts(query) })
  const current = currentHashes(await loadCatalog())
  const rows = items.map(({ hash, item, count, difficulty, discrimination, seconds, omitted, flags, options }) => [
    item.id,
    hash,
    current.has(hash) ? 'yes' : 'no',
    item.interaction === 'choice' && item.cardinality === 'multiple' ? 'choice (several)' : item.interaction,
    item.objective,
    count,
    omitted,
    difficulty,
    ...(intervalOfShare(difficulty, count) ?? [null, null]),
    discrimination,
    ...(intervalOfCorrelation(discrimination, count) ?? [null, null]),
    seconds,
    count < fewestToJudge
      ? 'too few to judge'
      : flags.map((flag) => (flag.kind === 'distractor' ? `distractor ${flag.option}` : flag.kind)).join('; '),
    options.map(({ id, isKey, share }) => `${id}${isKey ? '*' : ''} ${Number(share.toPrecision(9))}`).join('; '),
    item.stem,
  ])
  return csvOf('items.csv', columns, rows)
})
