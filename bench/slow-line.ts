import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'

/** A line as in a hamlet, in user space: so many bytes a second for all connections together, and a delay both ways. */
export interface SlowLine {
  readonly url: string
  /** Bytes that came down since the last time this was asked. */
  bytesDown(): number
  bytesUp(): number
  /** As fast as this machine, for what is not measured. */
  setFast(fast: boolean): void
  close(): Promise<void>
}

interface LineSpeed {
  readonly bitsPerSecond: number
  readonly roundTripMilliseconds: number
}

// About what one packet carries: a large answer does not stand before a small one.
const packetBytes = 1_400

export const openSlowLine = async (port: number, speed: LineSpeed): Promise<SlowLine> => {
  let fast = true
  const carried = { down: 0, up: 0 }
  const sockets = new Set<Socket>()
  const toServer = pacer(speed.bitsPerSecond)
  const toPhone = pacer(speed.bitsPerSecond)
  const oneWay = () => (fast ? 0 : speed.roundTripMilliseconds / 2)

  const carry = async (from: Socket, to: Socket, pace: ReturnType<typeof pacer>, opening: number, isDown: boolean) => {
    let arrived: Promise<unknown> = wait(fast ? 0 : opening)
    from.on('data', (data: Buffer) => {
      from.pause()
      arrived = arrived.then(async () => {
        for (let start = 0; start < data.length; start += packetBytes) {
          const packet = data.subarray(start, start + packetBytes)
          if (!fast) await pace(packet.length)
          carried[isDown ? 'down' : 'up'] += packet.length
          const delay = oneWay()
          if (delay === 0) to.write(packet)
          else setTimeout(() => to.writable && to.write(packet), delay)
        }
        from.resume()
      })
    })
    from.on('end', () => void arrived.then(() => setTimeout(() => to.end(), oneWay())))
    from.on('error', () => to.destroy())
    from.on('close', () => void arrived.then(() => setTimeout(() => to.destroy(), oneWay() + 20)))
  }
  const server = createServer((phone) => {
    const house = connect(port, '127.0.0.1')
    for (const socket of [phone, house]) {
      socket.setNoDelay(true)
      sockets.add(socket)
      socket.once('close', () => sockets.delete(socket))
    }
    // Opening a connection costs a round trip before the first word.
    void carry(phone, house, toServer, speed.roundTripMilliseconds, false)
    void carry(house, phone, toPhone, 0, true)
  })
  const take = (way: 'down' | 'up'): number => {
    const since = carried[way]
    carried[way] = 0
    return since
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    bytesDown: () => take('down'),
    bytesUp: () => take('up'),
    setFast: (now) => {
      fast = now
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

/** Lets so many bits a second through, one after the other, whoever sends them. */
const pacer = (bitsPerSecond: number) => {
  let freeAt = 0
  return async (bytes: number): Promise<void> => {
    freeAt = Math.max(freeAt, performance.now()) + (bytes * 8_000) / bitsPerSecond
    const ahead = freeAt - performance.now()
    if (ahead > 1) await wait(ahead)
  }
}
