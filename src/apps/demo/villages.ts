import type { DemoVillage } from './families.ts'
import { javanese, type NameStock, sundanese } from './names.ts'
import { stories, storiesOf } from './stories.ts'

const small = (code: string, names: NameStock, birthPlace: string, people: DemoVillage['people']) => ({
  code,
  names,
  birthPlace,
  officeAddress: `Jalan Balai Desa Nomor ${1 + (Number(code.slice(-4)) % 9)}`,
  people,
  hamlets: ['Krajan', 'Kidul'] as const,
  seed: Number(code.replaceAll('.', '').slice(0, 9)),
  families: 16,
  oneTouch: false,
})

/** The two villages in which the programme began in 2016. The places are real; every person in them is invented. */
export const demoVillages: readonly DemoVillage[] = [
  {
    code: '33.07.10.2004',
    names: javanese,
    hamlets: ['Kuripan Kidul', 'Kuripan Lor', 'Sikarang', 'Gondang'],
    birthPlace: 'WONOSOBO',
    officeAddress: 'Jalan Raya Watumalang Nomor 12, Kuripan, Kode Pos 56352',
    seed: 330_710,
    people: {
      officer: 'Sri Wahyuni',
      business: 'Agus Prasetyo',
      head: 'Bambang Supriyadi',
      secretary: 'Tutik Handayani',
      screener: 'Ani Rahmawati',
      partner: 'Rina Kartika, BP3MI',
      tutor: 'Rini Astuti',
      cooperative: 'Slamet Riyadi',
      cadre: 'Karsinah',
    },
    everyState: true,
    families: 90,
    stories,
    oneTouch: true,
  },
  {
    code: '32.12.16.2004',
    names: sundanese,
    hamlets: ['Kenanga Wetan', 'Kenanga Kulon', 'Blok Masjid'],
    birthPlace: 'INDRAMAYU',
    officeAddress: 'Jalan Balai Desa Nomor 8, Kenanga, Kode Pos 45222',
    seed: 321_216,
    people: { officer: 'Euis Komariah', business: 'Iwan Gunawan', head: 'Wartono', secretary: 'Dadang Sutisna' },
    families: 90,
    stories,
    oneTouch: true,
  },
]

/** Small villages around them, so that a regency, a province and the nation have something to count. */
export const smallVillages: readonly DemoVillage[] = [
  {
    ...small('33.07.10.2005', javanese, 'WONOSOBO', { officer: 'Lestari Ningsih', secretary: 'Sugeng Santoso' }),
    stories: storiesOf(['abroad', 'letterWaits', 'collects', 'waitsForOfficer', 'abroad']),
  },
  {
    ...small('33.07.13.2005', javanese, 'WONOSOBO', {
      officer: 'Muslimin',
      business: 'Dwi Utami',
      head: 'Sutrisno Widodo',
      secretary: 'Yuliati',
    }),
    stories: storiesOf(['abroad', 'abroad', 'verified', 'waitsForHead', 'letterIssued', 'home', 'abroad']),
    officerLeavesIn: 33,
  },
  {
    ...small('33.07.01.2004', javanese, 'WONOSOBO', {
      officer: 'Rubiyah',
      business: 'Eko Hidayat',
      head: 'Tarmuji Setiawan',
      secretary: 'Endang Rahayu',
    }),
    stories: storiesOf(['abroad', 'home', 'asks', 'abroad', 'abroad', 'letterRefused']),
  },
  {
    ...small('33.02.08.2002', javanese, 'BANYUMAS', {
      officer: 'Kasiyah',
      business: 'Joko Wibowo',
      head: 'Mulyono',
      secretary: 'Sulastri',
    }),
    stories: storiesOf([
      'abroad',
      'recommended',
      'abroad',
      'recommended',
      'abroad',
      'verified',
      'abroad',
      'letterIssued',
      'abroad',
      'collects',
      'abroad',
      'home',
    ]),
  },
  {
    ...small('35.05.01.2003', javanese, 'BLITAR', {
      officer: 'Nurhayati',
      business: 'Budi Pratama',
      head: 'Warsito',
      secretary: 'Murtini',
    }),
    stories: storiesOf([
      'abroad',
      'recommended',
      'abroad',
      'waitsForOfficer',
      'abroad',
      'verified',
      'abroad',
      'letterIssued',
      'abroad',
      'collects',
      'home',
    ]),
  },
]
