import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openReceiver, type Receiver } from '../src/modules/webhooks/testing/receiver.ts'
import { barriersOf } from './support/eyes-and-ears.ts'
import { openVillageServer, phone, type VillageServer } from './support/village-server.ts'

let village: VillageServer
let receiver: Receiver

beforeAll(async () => {
  process.env.WEBHOOKS_LOOPBACK = 'on'
  receiver = await openReceiver()
  village = await openVillageServer({ demo: true })
})
afterAll(async () => {
  await village?.close()
  await receiver?.close()
  delete process.env.WEBHOOKS_LOOPBACK
})

const isSignedWith = (secret: string): boolean => {
  const { body, headers } = receiver.received.at(-1) ?? expect.fail('nothing arrived')
  try {
    return Boolean(new Webhook(secret).verify(body, headers as Record<string, string>))
  } catch {
    return false
  }
}

describe('a head lets the labour office’s system know', () => {
  test('adds it, tries it with the key shown once, changes the key and ends it', async () => {
    const head = await village.windowOf('Kepala desa', phone)
    await head.goto('/lainnya')
    await head.getByRole('link', { name: /^Kabar ke sistem lain/ }).click()
    await head.getByText('Belum ada sistem yang diberi tahu').waitFor()
    await head.getByRole('link', { name: 'Tambah penerima' }).click()
    await head.getByLabel('Nama penerima').fill('Sistem Disnaker Wonosobo')
    await head.getByLabel('Alamat').fill('http://disnaker.example/kabar')
    await head.getByRole('button', { name: 'Simpan' }).click()
    await head.getByText('Alamat harus diawali https://').waitFor()
    await head.getByText('Pilih paling sedikit satu.').waitFor()
    expect(await barriersOf(head)).toEqual([])
    await head.getByLabel('Alamat').fill(receiver.url)
    await head.getByLabel('Surat diterbitkan').check()
    await head.getByRole('button', { name: 'Simpan' }).click()
    const secret = await head.locator('main code').innerText()
    expect(await barriersOf(head)).toEqual([])
    await head.getByRole('button', { name: 'Sudah saya salin' }).click()

    await head.getByRole('button', { name: 'Kirim percobaan' }).click()
    await head.getByText('Sampai', { exact: true }).waitFor()
    await head.getByText('jawaban 204').waitFor()
    expect(isSignedWith(secret)).toBe(true)
    expect(await barriersOf(head)).toEqual([])

    await head.getByRole('button', { name: 'Ganti kunci' }).click()
    await head.getByRole('dialog').getByRole('button', { name: 'Ganti kunci' }).click()
    const fresh = await head.locator('main code').innerText()
    expect(fresh).not.toBe(secret)
    await head.getByRole('button', { name: 'Sudah saya salin' }).click()
    await head.getByRole('button', { name: 'Kirim lagi' }).click()
    await expect.poll(() => receiver.received.length, { timeout: 20_000 }).toBe(2)
    expect([isSignedWith(secret), isSignedWith(fresh)]).toEqual([true, true])

    await head.getByRole('button', { name: 'Akhiri' }).click()
    await head.getByRole('dialog').getByRole('button', { name: 'Akhiri' }).click()
    await head.getByText('Diakhiri', { exact: true }).waitFor()
    expect(await head.getByRole('button', { name: 'Kirim percobaan' }).count()).toBe(0)
    expect(village.faults).toEqual([])
  })
})
