import { z } from 'zod'

export const remindersInput = z.enum(['stop', 'resume'])
