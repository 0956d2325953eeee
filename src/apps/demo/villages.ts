import type { DemoVillage } from './families.ts'
import { javanese, sundanese } from './names.ts'

/** The two villages in which the programme began in 2016. The places are real; every person in them is invented. */
export const demoVillages: readonly DemoVillage[] = [
  {
    code: '33.07.10.2004',
    names: javanese,
    hamlets: ['Kuripan Kidul', 'Kuripan Lor', 'Sikarang', 'Gondang'],
    birthPlace: 'WONOSOBO',
    seed: 330_710,
    people: { officer: 'Sri Wahyuni', head: 'Bambang Supriyadi', secretary: 'Tutik Handayani' },
  },
  {
    code: '32.12.16.2004',
    names: sundanese,
    hamlets: ['Kenanga Wetan', 'Kenanga Kulon', 'Blok Masjid'],
    birthPlace: 'INDRAMAYU',
    seed: 321_216,
    people: { officer: 'Euis Komariah', head: 'Wartono', secretary: 'Dadang Sutisna' },
  },
]
