export const givenReason = 'Because the matrix says so'
export const password = 'a quiet harbor in november'
/** As `testPassword` of prisma/factories, which would bring the database into a pure test. */
export const current = 'lobster pot rain on casco'
export const opaque = { at: { token: 'token' } } as const
