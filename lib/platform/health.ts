import { db } from './db'

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
