import { readFileSync } from 'node:fs'
import { Refusal } from './arguments.ts'

export function readGivenFile(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Refusal(`${file} cannot be read.`)
  }
}
