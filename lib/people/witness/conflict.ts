import type { GivenUp } from '@/lib/audit/tree/given-up'
import type { WitnessKind } from './place'

/** A checkpoint at a place that the log does not extend, and that the operator did not give up. */
export interface Conflict extends GivenUp {
  /** Without an address: it goes into the alarm. */
  sentence: string
}

const words: Record<WitnessKind, string> = {
  folder: 'in a folder',
  git: 'in a Git remote',
  http: 'of an HTTP witness',
  mail: 'that was mailed',
}

export function sentenceOfStop(kind: WitnessKind, { sentence }: Conflict): string {
  return `The log does not extend a checkpoint ${words[kind]}, so nothing is sealed. ${sentence}`
}
