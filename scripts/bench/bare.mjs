/* The least that a request can cost: Node's server, alone, with one read, and with one write. Prints its port. */
import { createServer } from 'node:http'
import pg from 'pg'

const pool = new pg.Pool({ connectionString: process.argv[2] })
await pool.query(
  'create table if not exists bench_row (id int generated always as identity primary key, at timestamptz)',
)

const work = {
  '/read': () => pool.query({ name: 'read', text: 'select at from bench_row where id = $1', values: [1] }),
  '/write': () => pool.query({ name: 'write', text: 'insert into bench_row (at) values ($1)', values: [new Date()] }),
}

const server = createServer(async ({ url }, response) => {
  await work[url]?.()
  response.writeHead(204).end()
})
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
