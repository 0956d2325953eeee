import { listDemoAccounts } from '#modules/access/contract/sign-in.ts'
import { publicActor } from '#platform/server/run-as-system.ts'
import { ask } from '#platform/server/run-operation.ts'
import type { OpenHouse } from './house.ts'

/** What a newcomer reads in the terminal: where to look, who to sign in as, how to stop. */
export const welcome = async ({
  settings,
  house,
  say,
}: Pick<OpenHouse, 'settings' | 'house' | 'say'>): Promise<string> => {
  const { accounts } = await ask(house, listDemoAccounts, { actor: publicActor, input: {} })
  const data = settings.databaseUrl ? 'the PostgreSQL of DATABASE_URL' : settings.dataDir
  return [
    '',
    `  Desmigratif is running at  http://localhost:${settings.port}`,
    '',
    ...(accounts.length > 0 ? demoLines(accounts.map((one) => asOnButton(one, say))) : plainLines(settings)),
    '',
    `  Data: ${data}    Stop: Ctrl-C`,
    '',
  ].join('\n')
}

interface DemoAccount {
  readonly name: string
  readonly role: string
  readonly place: string
}

// The start page is Indonesian first: these are its buttons.
const asOnButton = (account: DemoAccount, say: OpenHouse['say']): DemoAccount => ({
  ...account,
  role: say('id', `access.role.${account.role}`),
})

const demoLines = (accounts: readonly DemoAccount[]): readonly string[] => {
  const widest = (texts: readonly string[]) => Math.max(0, ...texts.map(({ length }) => length)) + 2
  const [roles, names] = [widest(accounts.map(({ role }) => role)), widest(accounts.map(({ name }) => name))]
  return [
    '  A demo: every person in it is invented. Open the address and touch who you want to be, without a password:',
    ...accounts.map(({ name, role, place }) => `    ${role.padEnd(roles)}${name.padEnd(names)}${place}`.trimEnd()),
    '',
    '  To start empty:  DEMO=off DATA_DIR=./data-empty npm start',
  ]
}

// A command in another terminal must find the same installation.
const plainLines = ({ databaseUrl, dataDir }: OpenHouse['settings']): readonly string[] => [
  '  No demo here. The first account is made in another terminal with:',
  `    ${databaseUrl ? 'DATABASE_URL=… ' : ''}DATA_DIR=${dataDir} npx desmigratif users add --help`,
]
