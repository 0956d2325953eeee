import { useWords } from '#platform/client/words.tsx'

/** `Rp2.500.000`, `HKD 4.200`: whole units, as money is spoken of. */
export const useAmount = () => {
  const { formatMoney, formatNumber } = useWords()
  return (amount: number, currency: string): string =>
    currency === 'IDR' ? formatMoney(amount) : `${currency} ${formatNumber(amount)}`
}
