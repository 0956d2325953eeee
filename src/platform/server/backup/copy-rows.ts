import type pg from 'pg'

/** The part of pg's connection that speaks the COPY protocol. */
interface Connection {
  readonly stream: NodeJS.WritableStream & { readonly writableNeedDrain: boolean; pause(): void; resume(): void }
  query(text: string): void
  sendCopyFromChunk(chunk: Uint8Array): void
  endCopyFrom(): void
  sendCopyFail(message: string): void
}

const rowsOf = (message: { readonly text: string }): number => Number(message.text.replace(/^COPY /, ''))

/** Runs `copy … to stdout`, giving each chunk to `take`; the server waits while `take` does. Answers the number of rows. */
export const copyOut = (client: pg.ClientBase, text: string, take: (chunk: Buffer) => Promise<void>): Promise<number> =>
  new Promise((resolve, reject) => {
    let rows = 0
    let taken = Promise.resolve()
    let waiting = 0
    client.query({
      submit: (connection: Connection) => connection.query(text),
      handleCopyData: ({ chunk }: { chunk: Buffer }, connection: Connection) => {
        const own = Buffer.from(chunk)
        if (waiting++ === 0) connection.stream.pause()
        taken = taken
          .then(() => take(own))
          .finally(() => {
            if (--waiting === 0) connection.stream.resume()
          })
        taken.catch(() => undefined)
      },
      handleCommandComplete: (message: { text: string }) => {
        rows = rowsOf(message)
      },
      handleReadyForQuery: () => taken.then(() => resolve(rows), reject),
      handleError: reject,
    } as unknown as pg.Submittable)
  })

/** Runs `copy … from stdin` with the chunks. Answers the number of rows. */
export const copyIn = (client: pg.ClientBase, text: string, chunks: AsyncIterable<Uint8Array>): Promise<number> =>
  new Promise((resolve, reject) => {
    let rows = 0
    let failure: Error | undefined
    client.query({
      submit: (connection: Connection) => connection.query(text),
      handleCopyInResponse: (connection: Connection) => {
        send(connection, chunks).catch((error: Error) => {
          failure = error
          connection.sendCopyFail('the source failed')
        })
      },
      handleCommandComplete: (message: { text: string }) => {
        rows = rowsOf(message)
      },
      handleReadyForQuery: () => resolve(rows),
      handleError: (error: Error) => reject(failure ?? error),
    } as unknown as pg.Submittable)
  })

const send = async (connection: Connection, chunks: AsyncIterable<Uint8Array>): Promise<void> => {
  for await (const chunk of chunks) {
    connection.sendCopyFromChunk(chunk)
    if (connection.stream.writableNeedDrain) await new Promise((resolve) => connection.stream.once('drain', resolve))
  }
  connection.endCopyFrom()
}
