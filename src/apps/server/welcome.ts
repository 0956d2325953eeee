import type { OpenHouse } from './house.ts'

/** What a newcomer reads in the terminal: where to look, who to sign in as, how to stop. */
export const welcome = async (opened: OpenHouse): Promise<string> => {
  const { settings } = opened
  const address = `http://localhost:${settings.port}`
  const lines = ['', `  Desmigratif is running at  ${address}`]
  if (settings.demo) {
    lines.push('', '  Demo villages: Kuripan (Wonosobo) and Kenanga (Indramayu). Open the address and choose a role:')
    lines.push('  officer, head, secretary, coordinator, province, ministry, auditor. No password is needed in the demo.', '')
    lines.push('  To start empty:  DEMO=off DATA_DIR=./data-empty npm start')
  }
  lines.push(
    '',
    `  Data: ${settings.databaseUrl ? 'the PostgreSQL of DATABASE_URL' : settings.dataDir}    Stop: Ctrl-C`,
    '',
  )
  return lines.join('\n')
}
