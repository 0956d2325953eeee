import { useEffect, useState } from 'react'
import { type AwaitedFile, listAwaitedFiles } from '../shared/awaited-file-contract.ts'
import { usePhone } from './phone.ts'
import { useSession } from './session.tsx'
import { useQuery } from './use-query.ts'

export interface StoredFileHere {
  /** Where it can be seen; undefined while it is still on another phone. */
  readonly href: string | undefined
  /** The record came before its file. */
  readonly awaited: AwaitedFile | undefined
}

/** A file that a record names: at the office, on this very phone, or still on its way from another. */
export const useStoredFile = (hash: string | null): StoredFileHere => {
  const { may } = useSession()
  const local = useFileOfPhone(hash)
  const mayAsk = hash !== null && may('platform.listAwaitedFiles')
  const { data } = useQuery(listAwaitedFiles, {}, { enabled: mayAsk })
  const awaited = data?.files.find((file) => file.hash === hash)
  if (hash === null) return { href: undefined, awaited: undefined }
  return { href: local ?? (awaited ? undefined : `/files/${hash}`), awaited }
}

/** An address in this window for what this phone has not sent yet. */
export const useFileOfPhone = (hash: string | null): string | undefined => {
  const phone = usePhone()
  const [address, setAddress] = useState<string>()
  const files = phone.kind === 'open' ? phone.phone.files : undefined
  const isHere = files?.list().some((file) => file.hash === hash) ?? false
  useEffect(() => {
    if (!isHere || hash === null || !files) return
    let made: string | undefined
    let isLeft = false
    void files.read(hash).then((file) => {
      if (!file || isLeft) return
      made = URL.createObjectURL(file)
      setAddress(made)
    })
    return () => {
      isLeft = true
      setAddress(undefined)
      if (made) URL.revokeObjectURL(made)
    }
  }, [files, isHere, hash])
  return address
}
