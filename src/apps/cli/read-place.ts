import { getVillage, listRegions, type PlaceKind, type Village } from '#modules/places/contract.ts'
import { type Session, WrongUse } from './run.ts'

/** A village's Kemendagri code as written by people: 33.07.10.2004 or 3307102004. */
export const dottedCode = (code: string): string => {
  const digits = code.replaceAll('.', '')
  if (!/^\d{10}$/.test(digits)) throw new WrongUse(`${code} is no code of a village. Write it like 33.07.10.2004.`)
  return digits.replace(/^(\d{2})(\d{2})(\d{2})(\d{4})$/, '$1.$2.$3.$4')
}

export const readVillage = ({ run }: Session, code: string): Promise<Village> =>
  run(getVillage, { code: dottedCode(code) })

/** Said before anything is opened: 10 digits a village, 4 a regency, 2 a province. */
export const placeDigits = (code: string): string => {
  const digits = code.replaceAll('.', '')
  if (/^(\d{2}|\d{4}|\d{10})$/.test(digits)) return digits
  throw new WrongUse(
    `${code} is no code of a village (10 digits), regency (4) or province (2). Write it like 33.07.10.2004.`,
  )
}

/** A village, regency or province by its code; the nation without one. */
export const readPlace = async (
  session: Session,
  code: string | undefined,
): Promise<{ readonly kind: Exclude<PlaceKind, 'district'> | 'nation'; readonly id: number | null }> => {
  if (code === undefined) return { kind: 'nation', id: null }
  const digits = placeDigits(code)
  if (digits.length === 10) return { kind: 'village', id: (await readVillage(session, code)).id }
  const province = await findRegion(session, null, digits.slice(0, 2))
  if (digits.length === 2) return { kind: 'province', id: province }
  return { kind: 'regency', id: await findRegion(session, province, `${digits.slice(0, 2)}.${digits.slice(2)}`) }
}

const findRegion = async ({ run }: Session, parentId: number | null, code: string): Promise<number> => {
  const region = (await run(listRegions, { parentId })).find((one) => one.code === code)
  if (region === undefined) throw new WrongUse(`There is no place with the code ${code}.`)
  return region.id
}
