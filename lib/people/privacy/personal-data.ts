import type { PersonalData } from './data-line'
import { peopleData } from './people-data'
import { recordData } from './record-data'
import { trainingData } from './training-data'

export const personalData: PersonalData[] = [...peopleData, ...trainingData, ...recordData]

/** `passwordHash` as “password hash”, and `accountId` as “account”. */
export function columnInWords(column: string): string {
  const words = column.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)
  return words.replace(/ id$/, '')
}
