import { afterAll, beforeAll, expect, it } from 'vitest'
import { hashOf, putFile } from '#platform/server/files.ts'
import { fileReceipt } from '#platform/server/platform-module.ts'
import { getFile, recordFile } from '#platform/shared/file-contract.ts'
import { newId } from '#platform/shared/ids.ts'
import { openWorld, type World } from '../world.ts'

let world: World
beforeAll(async () => {
  world = await openWorld()
})
afterAll(() => world?.close())

const bytes = new TextEncoder().encode('kartu keluarga yang dipindai')

it('knowing the hash of another village’s file is not having sent it', async () => {
  const [kuripan, elsewhere] = [await world.village(), await world.village()]
  const hash = await putFile(bytes)
  const file = { hash, name: 'kk.jpg', mediaType: 'image/jpeg', sizeBytes: bytes.length }
  await kuripan.officer.does(recordFile, {
    ...file,
    id: newId(),
    receipt: fileReceipt(kuripan.officer.actor.accountId, hash),
  })
  for (const receipt of [hashOf(bytes), fileReceipt(kuripan.officer.actor.accountId, hash)]) {
    await expect(elsewhere.officer.does(recordFile, { ...file, id: newId(), receipt })).rejects.toMatchObject({
      kind: 'missing',
    })
  }
  await expect(elsewhere.officer.asks(getFile, { hash })).rejects.toMatchObject({ kind: 'missing' })
  expect(await kuripan.officer.asks(getFile, { hash })).toMatchObject({ name: 'kk.jpg' })
})
