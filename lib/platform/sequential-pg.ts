import { PrismaPg } from '@prisma/adapter-pg'
import { makeTurns } from './turns'

/** Prisma reads all relations of a row concurrently. In a transaction they share a connection, and pg 9 won't queue for it. */
export class SequentialPg extends PrismaPg {
  override async connect() {
    const adapter = await super.connect()
    const start = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (level) => inTurn(await start(level))
    return adapter
  }
}

type PgTransaction = Awaited<ReturnType<Awaited<ReturnType<PrismaPg['connect']>>['startTransaction']>>

function inTurn(tx: PgTransaction): PgTransaction {
  const turn = makeTurns(1)
  const [read, execute] = [tx.queryRaw.bind(tx), tx.executeRaw.bind(tx)]
  tx.queryRaw = (statement) => turn(() => read(statement))
  tx.executeRaw = (statement) => turn(() => execute(statement))
  return tx
}
