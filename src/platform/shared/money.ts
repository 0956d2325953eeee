declare const rupiahBrand: unique symbol

/** Whole rupiah, a safe integer (up to 9 × 10¹⁵). Rates and shares are never kept in it. */
export type Rupiah = number & { readonly [rupiahBrand]: true }

export const rupiah = (value: number): Rupiah => {
  if (!Number.isSafeInteger(value)) throw new Error('rupiah are whole and safe')
  return value as Rupiah
}

/** `Rp1.234.567`: no sen, dots for thousands. */
export const formatRupiah = (amountRupiah: Rupiah): string => {
  const digits = String(Math.abs(amountRupiah)).replace(/\B(?=(\d{3})+$)/g, '.')
  return `${amountRupiah < 0 ? '−' : ''}Rp${digits}`
}
