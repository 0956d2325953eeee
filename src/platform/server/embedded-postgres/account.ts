import { accessSync, constants, realpathSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import path from 'node:path'

/** The account PostgreSQL runs as; it refuses to run as root. */
export interface Account {
  readonly uid: number
  readonly gid: number
  /** We are root and step down to this account. */
  readonly stepsDown: boolean
}

const nobody = 65534

/** Our own account, or `nobody` when we are root; data that a person's account owns is run as that person. */
export const accountFor = async (clusterDir: string): Promise<Account> => {
  const uid = process.getuid?.() ?? -1
  if (uid !== 0) return { uid, gid: process.getgid?.() ?? -1, stepsDown: false }
  const owner = await stat(clusterDir).catch(() => undefined)
  return owner !== undefined && owner.uid !== 0
    ? { uid: owner.uid, gid: owner.gid, stepsDown: true }
    : { uid: nobody, gid: nobody, stepsDown: true }
}

/** Whether the account may enter a folder: every folder above it must let it pass. */
export const canReach = async (account: Account, folder: string): Promise<boolean> => {
  if (!account.stepsDown) return true
  for (let step = realpathSync(folder); ; step = path.dirname(step)) {
    const { uid, gid, mode } = await stat(step)
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001
    if ((mode & bit) === 0) return false
    if (step === path.dirname(step)) return true
  }
}

/** `setpriv` of util-linux, which steps down and ties a program's life to ours in one exec; not on every system. */
export const findSetpriv = (): string | undefined => {
  if (process.env.DESMIGRATIF_SETPRIV === 'off') return undefined
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .concat('/usr/bin', '/bin')
    .map((folder) => path.join(folder, 'setpriv'))
    .find(isExecutable)
}

const isExecutable = (file: string): boolean => {
  try {
    accessSync(file, constants.X_OK)
    return process.platform === 'linux'
  } catch {
    return false
  }
}
