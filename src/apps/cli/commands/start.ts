import { type Command, InvalidArgumentError } from 'commander'

export const addStart = (program: Command): void => {
  program
    .command('start')
    .description('start the server, as "npm start" does')
    .option('--port <number>', 'where to listen (default: PORT, else 3000)', readPort)
    .option('--empty', 'without the demo villages')
    .action(async (options: { port?: string; empty?: boolean }) => {
      if (options.port !== undefined) process.env.PORT = options.port
      if (options.empty) process.env.DEMO = 'off'
      const { serve } = await import('../../server/main.ts')
      await serve()
    })
}

const readPort = (text: string): string => {
  if (!/^\d{1,5}$/.test(text) || Number(text) > 65_535)
    throw new InvalidArgumentError('It is a number from 0 to 65535.')
  return text
}
