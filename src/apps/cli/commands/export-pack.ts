import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { listAccounts } from '#modules/access/contract/account.ts'
import { carriedName } from '#platform/shared/carried-file.ts'
import { dayIn } from '#platform/shared/dates.ts'
import { listPhones, type Phone, phoneCode } from '#platform/shared/phone-contract.ts'
import { dottedCode, readVillage } from '../read-place.ts'
import { inHouse, print, type Session, WrongUse } from '../run.ts'

interface PackOptions {
  readonly village: string
  readonly for?: string
  readonly whole?: boolean
  readonly out?: string
  readonly json?: boolean
}

const about = `
Without --for it lists the phones that hold the village. The pack holds what that phone would fetch if it had a line, signed by this
installation and sealed to the phone: nobody else opens it. It holds what is new since the phone's last bundle, or everything.`

export const addExportPack = (exports: Command): void => {
  exports
    .command('pack')
    .description("a village's rows for one phone that is without a line for weeks")
    .requiredOption('--village <code>', 'Kemendagri code, for example 33.07.10.2004')
    .option('--for <whom>', 'user name, if the person has one phone; or the id or the four letters of a phone')
    .option('--whole', 'everything, not only what is new since its last bundle')
    .option('--out <file>', 'where the file is written')
    .option('--json', 'print for a program')
    .addHelpText('after', about)
    .action((options: PackOptions) => {
      dottedCode(options.village)
      return inHouse((session) => (options.for === undefined ? list(session, options) : exportPack(session, options)))
    })
}

const list = async (session: Session, { village, json }: PackOptions): Promise<void> => {
  const { id } = await readVillage(session, village)
  const { phones } = await session.run(listPhones, {}, id)
  print(json, { phones }, [
    ...phones.map(
      ({ id: phoneId, accountName, closedAt, isServing }) =>
        `${phoneCode(phoneId)}  ${phoneId}  ${accountName}${closedAt ? ' (ended)' : isServing ? '' : ' (does not serve)'}`,
    ),
    `${phones.length} phones`,
  ])
}

const exportPack = async (session: Session, options: PackOptions): Promise<void> => {
  const { makePack } = await import('#platform/server/sync/make-pack.ts')
  const { systemActor } = await import('#platform/server/run-as-system.ts')
  const { house } = session.opened
  const { id: village, code } = await readVillage(session, options.village)
  const phone = await findPhone(session, village, options.for ?? '')
  const actor = { ...systemActor, role: 'admin' }
  const asked = { actor, village, phoneId: phone.id, whole: options.whole ?? false, requestId: 'cli' }
  const { file: bytes, ...pack } = await makePack(house, asked)
  const file = options.out ?? carriedName('pack', code, dayIn(house.zoneOf(village), new Date()))
  await writeFile(file, bytes, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EEXIST' ? new WrongUse(`${file} exists already. Choose another name.`) : error
  })
  print(options.json, { ...pack, phoneId: phone.id, file }, [
    `${file}: ${pack.rows} rows up to number ${pack.upTo}, for phone ${phoneCode(phone.id)} of ${phone.accountName}, until ${pack.expiresAt.slice(0, 10)}`,
  ])
}

/** By its id, its four letters, or its holder when he has one phone in use. */
const findPhone = async (session: Session, village: number, whom: string): Promise<Phone> => {
  const { phones } = await session.run(listPhones, {}, village)
  const named = phones.filter(({ id }) => id === whom.toLowerCase() || phoneCode(id) === whom.toUpperCase())
  const found = named.length > 0 ? named : await phonesOf(session, phones, whom)
  const [phone, ...others] = found
  if (!phone) throw new WrongUse(`No phone "${whom}" holds this village. See: desmigratif export pack --village …`)
  if (others.length > 0)
    throw new WrongUse(
      `${whom} has ${found.length} phones: ${found.map(({ id }) => phoneCode(id)).join(', ')}. Name one.`,
    )
  return phone
}

const phonesOf = async ({ run }: Session, phones: readonly Phone[], username: string): Promise<readonly Phone[]> => {
  const { accounts } = await run(listAccounts, { search: username })
  const account = accounts.find((one) => one.username === username)
  const own = phones.filter(({ accountId }) => accountId === account?.id)
  // one that has ended is named only when nothing else is left: the refusal then says why there is no pack
  const open = own.filter(({ closedAt }) => closedAt === null)
  return open.length > 0 ? open : own.slice(0, 1)
}
