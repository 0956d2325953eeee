import type { Command } from 'commander'
import { inHouse, print } from '../run.ts'

export const addDemo = (program: Command): void => {
  program
    .command('demo')
    .description('load the two demo villages into an empty database; never over real rows')
    .option('--json', 'print for a program')
    .action((options: { json?: boolean }) =>
      inHouse(async ({ opened }) => {
        const { loadDemo } = await import('../../demo/load-demo.ts')
        const said: string[] = []
        const loaded = await loadDemo(opened.house, (line) => said.push(line))
        const refused =
          'Nothing was loaded: this database is in use. Take an empty one, for example DATA_DIR=./data-demo'
        print(options.json, { loaded }, loaded ? said : [refused])
        if (!loaded) process.exitCode = 1
      }),
    )
}
