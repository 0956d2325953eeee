import type { Command } from 'commander'

export const addStart = (program: Command): void => {
  program
    .command('start')
    .description('start the server, as "npm start" does')
    .option('--port <number>', 'where to listen (default: PORT, else 3000)')
    .option('--empty', 'without the demo villages')
    .action(async (options: { port?: string; empty?: boolean }) => {
      if (options.port !== undefined) process.env.PORT = options.port
      if (options.empty) process.env.DEMO = 'off'
      const { serve } = await import('../../server/main.ts')
      await serve()
    })
}
