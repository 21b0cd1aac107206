import { db } from './db'

/** Whether the database answers within two seconds. */
export async function isDatabaseUp(): Promise<boolean> {
  const answered = db.$queryRaw`select 1`.then(
    () => true,
    () => false,
  )
  const tired = new Promise<boolean>((resolve) => {
    setTimeout(() => resolve(false), 2000).unref()
  })
  return Promise.race([answered, tired])
}
