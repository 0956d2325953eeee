import type { Chance } from './seeded.ts'

/** First and second names as they are heard in one part of the country; an empty second name makes a single name. */
export interface NameStock {
  readonly women: readonly [string, ...string[]]
  readonly men: readonly [string, ...string[]]
  readonly girls: readonly [string, ...string[]]
  readonly boys: readonly [string, ...string[]]
  readonly seconds: readonly [string, ...string[]]
  readonly single: number
}

export const javanese: NameStock = {
  women: [
    'Siti', 'Sumirah', 'Suryani', 'Partini', 'Karsinah', 'Tumini', 'Wagiyem', 'Ngatinah', 'Sutarmi', 'Lestari', 'Wahyuni', 'Endang', 'Tri', 'Dwi', 'Rubiyah', 'Sulastri', 'Murtini', 'Kasiyah', 'Yuliati', 'Nurhayati',
  ],
  men: [
    'Slamet', 'Warsito', 'Suparman', 'Tukiman', 'Sarjono', 'Wagimin', 'Agus', 'Budi', 'Joko', 'Bambang', 'Sutrisno', 'Mulyono', 'Paimin', 'Kasno', 'Tarmuji', 'Sugeng', 'Eko', 'Dwi', 'Tri', 'Muslimin',
  ],
  girls: ['Nabila', 'Aisyah', 'Zahra', 'Kirana', 'Putri', 'Salsabila', 'Nur', 'Dewi', 'Anisa', 'Intan', 'Safira', 'Laras', 'Citra', 'Alya'],
  boys: ['Rafi', 'Bagas', 'Dimas', 'Fajar', 'Ilham', 'Rizki', 'Galih', 'Aditya', 'Yusuf', 'Bayu', 'Arif', 'Farhan', 'Wahyu', 'Raka'],
  seconds: ['', 'Widodo', 'Aminah', 'Rahayu', 'Lestari', 'Prasetyo', 'Utami', 'Wibowo', 'Handayani', 'Santoso', 'Hidayat', 'Ningsih', 'Setiawan', 'Rohmah', 'Pratama', 'Zahra'],
  single: 0.34,
} // biome-ignore format: lists

export const sundanese: NameStock = {
  women: [
    'Euis', 'Nunung', 'Iis', 'Wati', 'Tarini', 'Castini', 'Rokayah', 'Cucu', 'Imas', 'Ade', 'Kokom', 'Yayah', 'Tati', 'Nani', 'Rasinih', 'Darsiti', 'Warniti', 'Elis', 'Lilis', 'Neneng',
  ],
  men: [
    'Asep', 'Ujang', 'Dedi', 'Cecep', 'Wawan', 'Tatang', 'Karsim', 'Casmadi', 'Tarsono', 'Rasja', 'Dadang', 'Endang', 'Iwan', 'Sanusi', 'Kasmin', 'Darto', 'Wartono', 'Yayat', 'Nana', 'Maman',
  ],
  girls: ['Neng', 'Rina', 'Sinta', 'Syifa', 'Anggi', 'Wulan', 'Desi', 'Mega', 'Tiara', 'Nisa', 'Lia', 'Fitri'],
  boys: ['Rendi', 'Aldi', 'Deni', 'Egi', 'Fikri', 'Ridwan', 'Gilang', 'Reza', 'Taufik', 'Ari', 'Iqbal', 'Sandi'],
  seconds: ['', 'Suhendar', 'Kurniasih', 'Hidayat', 'Nurhayati', 'Supriatna', 'Komariah', 'Sutisna', 'Sugiarti', 'Mulyadi', 'Rosidah', 'Gunawan', 'Maulana', 'Permana'],
  single: 0.24,
} // biome-ignore format: lists

const feminine = /(ah|ati|asih|ingsih|ami|arti|ayani|iati|utami|rahayu|lestari|zahra|rohmah)$/i

/** A full name that could be somebody's, and is nobody's on purpose. */
export const makeName = (stock: NameStock, chance: Chance, woman: boolean, young: boolean): string => {
  const first = chance.pick(woman ? (young ? stock.girls : stock.women) : young ? stock.boys : stock.men)
  if (!young && chance.happens(stock.single)) return first
  for (let tries = 0; tries < 12; tries++) {
    const second = chance.pick(stock.seconds)
    if (second !== '' && second !== first && feminine.test(second) === woman) return `${first} ${second}`
  }
  return first
}
