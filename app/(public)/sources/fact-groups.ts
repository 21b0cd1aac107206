import type { Fact } from '@/lib/content/course/register-source'

/** By the middle part of a fact's id. */
const titles: Record<string, string> = {
  FED: 'Federal law on trafficking',
  USC: 'Federal crimes',
  ME: 'Maine law',
  POL: 'Law for police',
  REL: 'Immigration relief and help for victims',
  TPS: 'Temporary Protected Status',
  IND: 'Indicators',
  VUL: 'What makes people vulnerable',
  RSP: 'Response',
  PRA: 'Practice',
  LIN: 'Helplines',
  ORG: 'Organizations',
  DAT: 'Numbers',
  COV: 'The pandemic',
  SEC: 'Industries and sectors',
  CHK: 'What training should cover',
}

interface FactGroup {
  title: string
  facts: Fact[]
}

/** In the order above; facts of an unknown kind come last. */
export function groupFacts(facts: readonly Fact[]): FactGroup[] {
  const titleOf = ({ id }: Fact) => titles[id.split('-')[1] ?? ''] ?? 'Other facts'
  return [...Object.values(titles), 'Other facts']
    .map((title) => ({ title, facts: facts.filter((fact) => titleOf(fact) === title) }))
    .filter((group) => group.facts.length > 0)
}
