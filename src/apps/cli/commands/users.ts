import type { Command } from 'commander'
import { closeAccount, issueInvitation, listAccounts, reopenAccount } from '#modules/access/contract/account.ts'
import { type Role, roles } from '#modules/access/contract/role.ts'
import { assignTerm } from '#modules/access/contract/term.ts'
import { dayIn } from '#platform/shared/dates.ts'
import { newId } from '#platform/shared/ids.ts'
import { dottedCode, placeDigits, readPlace, readVillage } from '../read-place.ts'
import { inHouse, print, type Session, WrongUse } from '../run.ts'

export const addUsers = (program: Command): void => {
  const users = program.command('users').description('accounts and terms of office: list, add, link, close, reopen')
  users
    .command('list')
    .description('accounts with their state and roles')
    .option('--village <code>', 'only those with a term of office there')
    .option('--json', 'print for a program')
    .action((options: { village?: string; json?: boolean }) => {
      if (options.village !== undefined) dottedCode(options.village)
      return inHouse((session) => list(session, options))
    })
  users
    .command('add')
    .description('a new account with a term of office, and a one-time link to set a password')
    .argument('<username>')
    .requiredOption('--name <name>', 'as others will read it, like "Sri Wahyuni"')
    .requiredOption('--role <role>', `one of: ${roles.join(', ')}`)
    .option('--place <code>', 'Kemendagri code of the village, regency or province; none: the nation')
    .option('--from <day>', 'first day of the term (default: today)')
    .option('--until <day>', 'last day of the term')
    .option('--decree <number>', 'number of the appointment')
    .option('--json', 'print for a program')
    .action((username: string, options: NewUser) => {
      const role = readRole(options.role)
      if (options.place !== undefined) placeDigits(options.place)
      return inHouse((session) => add(session, username, role, options))
    })
  users
    .command('link')
    .description('a new one-time link, for who lost the password or the first link')
    .argument('<username>')
    .option('--lost-phone', 'the link also removes the second factors')
    .option('--json', 'print for a program')
    .action((username: string, options: { lostPhone?: boolean; json?: boolean }) =>
      inHouse(async (session) => {
        const { id, state } = await findAccount(session, username)
        const kind = state === 'invited' ? 'invitation' : 'reset'
        await giveLink(session, { accountId: id, username, kind, lostPhone: options.lostPhone ?? false }, options.json)
      }),
    )
  addEnding(users, 'close', 'end an account: its sessions end at once', closeAccount)
  addEnding(users, 'reopen', 'open a closed account again', reopenAccount)
}

const addEnding = (users: Command, word: string, about: string, operation: typeof closeAccount): void => {
  users
    .command(word)
    .description(about)
    .argument('<username>')
    .option('--json', 'print for a program')
    .action((username: string, options: { json?: boolean }) =>
      inHouse(async (session) => {
        const { id } = await findAccount(session, username)
        await session.run(operation, { accountId: id })
        print(options.json, { username, done: word }, [`${username}: ${word === 'close' ? 'closed' : 'open again'}.`])
      }),
    )
}

const list = async (session: Session, { village, json }: { village?: string; json?: boolean }): Promise<void> => {
  const villageId = village === undefined ? undefined : (await readVillage(session, village)).id
  const { accounts } = await session.run(listAccounts, villageId === undefined ? {} : { villageId })
  print(json, { accounts }, [
    ...accounts.map(
      ({ username, name, state, roles: held }) =>
        `${username.padEnd(24)} ${state.padEnd(8)} ${name}  ${held.join(', ')}`,
    ),
    `${accounts.length} accounts`,
  ])
}

interface NewUser {
  readonly name: string
  readonly role: string
  readonly place?: string
  readonly from?: string
  readonly until?: string
  readonly decree?: string
  readonly json?: boolean
}

const isRole = (word: string): word is Role => (roles as readonly string[]).includes(word)

const readRole = (word: string): Role => {
  if (!isRole(word)) throw new WrongUse(`There is no role "${word}". Roles: ${roles.join(', ')}.`)
  return word
}

const add = async (session: Session, username: string, role: Role, options: NewUser): Promise<void> => {
  const place = await readPlace(session, options.place)
  const [id, accountId] = [newId(), newId()]
  await session.run(assignTerm, {
    id,
    accountId,
    newAccount: { name: options.name, username, phone: null },
    role,
    placeKind: place.kind,
    placeId: place.id,
    from: options.from ?? dayIn('Asia/Jakarta', new Date()),
    until: options.until ?? null,
    appointmentNumber: options.decree ?? null,
  })
  await giveLink(session, { accountId, username, kind: 'invitation', lostPhone: false }, options.json)
}

const findAccount = async (session: Session, username: string) => {
  const { accounts } = await session.run(listAccounts, { search: username })
  const account = accounts.find((one) => one.username === username)
  if (account === undefined) throw new WrongUse(`There is no account named ${username}. See: desmigratif users list`)
  return account
}

interface Link {
  readonly accountId: string
  readonly username: string
  readonly kind: 'invitation' | 'reset'
  readonly lostPhone: boolean
}

/** The token is made here and shown once; the server keeps its fingerprint alone. */
const giveLink = async (
  { run, opened }: Session,
  { accountId, username, kind, lostPhone }: Link,
  json?: boolean,
): Promise<void> => {
  const { fingerprint, newToken } = await import('#modules/access/server/index.ts')
  const token = newToken()
  const { expiresAt } = await run(issueInvitation, {
    id: newId(),
    accountId,
    kind,
    tokenFingerprint: fingerprint(token),
    withoutSecondFactors: lostPhone,
  })
  const site = opened.settings.publicUrl ?? `http://localhost:${opened.settings.port}`
  // what follows the hash never reaches a server's log
  const link = `${site}/undangan#${token}`
  print(json, { username, accountId, link, expiresAt }, [
    `${username}: give this link to the person, by hand or by voice. It works once, until ${expiresAt.slice(0, 16).replace('T', ' ')} UTC.`,
    `  ${link}`,
  ])
}
