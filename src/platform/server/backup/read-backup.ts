import { pipeline, Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type BackupManifest, type BackupRecord, decodeRecords, openSection, type SectionEnd } from './records.ts'
import { BackupFault, readSealed } from './sealed-file.ts'

/** The records of a backup, in order. Damage and a wrong passphrase are found before the first is given. */
export async function* readRecords(file: string, passphrase?: string): AsyncGenerator<BackupRecord> {
  const sealed = Readable.from(readSealed(file, passphrase))
  yield* decodeRecords(pipeline(sealed, createGunzip(), () => undefined))
}

/** The bytes of the section under way, up to its end; answers what the backup says of it after checking its hash. */
export async function* sectionBytes(records: AsyncIterator<BackupRecord>): AsyncGenerator<Buffer, SectionEnd> {
  const section = openSection()
  for (;;) {
    const { value: record } = (await records.next()) as { value: BackupRecord | undefined }
    if (record?.kind === 'bytes') {
      section.add(record.bytes)
      yield record.bytes
    } else if (record?.kind === 'end') {
      if (section.end(record.value.rows).sha256 !== record.value.sha256) throw damaged('a section')
      return record.value
    } else throw damaged('a section')
  }
}

export const damaged = (what: string) =>
  new BackupFault('damaged', `This backup is damaged: ${what} does not match its hash. Use another copy.`)

/** Reads a backup through without restoring it, every hash checked. */
export const checkBackup = async (file: string, passphrase?: string): Promise<BackupManifest> => {
  const records = readRecords(file, passphrase)
  for (let step = await records.next(); !step.done; step = await records.next()) {
    const record = step.value
    if (record.kind === 'manifest') return record.value
    if (record.kind !== 'table' && record.kind !== 'file') continue
    const bytes = sectionBytes(records)
    while (!(await bytes.next()).done);
  }
  throw damaged('its end')
}
