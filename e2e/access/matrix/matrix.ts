import type { Line } from '../roles'
import { adminLines } from './admin'
import { boardLines } from './board'
import { classroomLines } from './classroom'
import { learnerLines } from './learner'
import { organizationLines } from './organization'
import { outsideLines } from './outside'
import { publicLines } from './public'

/**
 * Every method of every address, and what each role gets: `lib/access-matrix.test.ts` keeps it complete, and the spec asks.
 * In this order, because the forms of those who may are sent too.
 */
export const matrix: Record<string, Line> = {
  ...publicLines,
  ...learnerLines,
  ...organizationLines,
  ...classroomLines,
  ...outsideLines,
  ...boardLines,
  ...adminLines,
}
