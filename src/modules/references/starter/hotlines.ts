import type { HotlineNeed } from '../contract/codes.ts'
import { rowsOfKind } from '../rules/starter-row.ts'
import { toCheck } from './sources.ts'

interface Line {
  readonly key: string
  readonly title: string
  readonly titleEn: string
  readonly from: string
  readonly phones: string[]
  readonly website: string | null
  readonly hours?: string
  readonly serves: string
  readonly servesEn: string
  readonly needs: HotlineNeed[]
  readonly source: string
}

const home: readonly Line[] = [
  {
    ...{ key: 'kp2mi', title: 'Crisis Center KP2MI', titleEn: 'KP2MI crisis centre', from: '2024-10-21' },
    ...{ phones: ['08001000', '+622129244800'], website: 'https://kp2mi.go.id', hours: '24 jam' },
    serves: 'Pekerja migran dan keluarganya yang perlu bantuan',
    servesEn: 'Migrant workers and families in need of help',
    ...{ needs: ['danger', 'abroad', 'rights'], source: 'Nomor Crisis Center KP2MI' },
  },
  {
    ...{ key: 'polisi-110', title: 'Polisi 110', titleEn: 'Police 110', from: '2021-01-01' },
    ...{ phones: ['110'], website: null, hours: '24 jam' },
    serves: 'Siapa pun yang terancam atau melihat perdagangan orang',
    servesEn: 'Anybody threatened, or who sees trafficking',
    ...{ needs: ['danger', 'violence', 'trafficking'], source: 'Layanan 110 Polri' },
  },
  {
    ...{ key: 'kemlu-pwni', title: 'Pelindungan WNI, Kementerian Luar Negeri', from: '2018-02-20' },
    titleEn: 'Protection of citizens, foreign ministry',
    ...{ phones: ['+6281290070027'], website: 'https://peduliwni.kemlu.go.id', hours: '24 jam' },
    serves: 'Warga di negara mana pun yang dalam bahaya, dan keluarganya',
    servesEn: 'Citizens in danger in any country, and their families',
    ...{ needs: ['danger', 'abroad'], source: 'Siaran Kemlu yang dikutip media, 2016 sampai 2021' },
  },
  {
    ...{ key: 'peduli-wni', title: 'Peduli WNI, Kementerian Luar Negeri', from: '2018-01-01' },
    titleEn: 'Peduli WNI, foreign ministry',
    ...{ phones: [], website: 'https://peduliwni.kemlu.go.id' },
    serves: 'Warga di luar negeri: lapor diri dan minta bantuan Perwakilan RI',
    servesEn: 'Citizens abroad: report and ask the mission for help',
    ...{ needs: ['abroad'], source: 'Portal Peduli WNI' },
  },
  {
    ...{ key: 'sapa-129', title: 'SAPA 129, perempuan dan anak', titleEn: 'SAPA 129, women and children' },
    ...{ from: '2021-01-01', phones: ['129', '+628111129129'], website: null, hours: '24 jam' },
    serves: 'Perempuan dan anak yang mengalami kekerasan',
    servesEn: 'Women and children who suffer violence',
    ...{ needs: ['violence', 'trafficking'], source: 'Layanan SAPA KemenPPPA' },
  },
  {
    ...{ key: 'lpsk', title: 'LPSK, perlindungan saksi dan korban', titleEn: 'LPSK, witness and victim protection' },
    ...{ from: '2018-01-01', phones: ['148'], website: 'https://lpsk.go.id' },
    serves: 'Saksi dan korban yang perlu dilindungi',
    servesEn: 'Witnesses and victims in need of protection',
    ...{ needs: ['trafficking', 'rights'], source: 'Kontak LPSK 148' },
  },
  {
    ...{ key: 'bp3mi', title: 'BP3MI di provinsi', titleEn: 'BP3MI in the province', from: '2023-07-17' },
    ...{ phones: [], website: 'https://kp2mi.go.id' },
    serves: 'Berkas, pemulangan, dan pengaduan; nomornya ditanyakan lewat Crisis Center KP2MI',
    servesEn: 'Papers, return and complaints; ask the crisis centre for its number',
    ...{ needs: ['rights', 'complaint'], source: 'BP3MI, balai KP2MI di provinsi' },
  },
  {
    ...{ key: 'sbmi', title: 'Serikat Buruh Migran Indonesia (SBMI)', from: '2018-01-01' },
    titleEn: 'Indonesian Migrant Workers Union (SBMI)',
    ...{ phones: [], website: 'https://sbmi.or.id' },
    ...{ serves: 'Pendampingan kasus oleh serikat', servesEn: 'Help with cases by the union' },
    ...{ needs: ['support', 'rights'], source: 'Serikat Buruh Migran Indonesia' },
  },
  {
    ...{ key: 'migrant-care', title: 'Migrant CARE', titleEn: 'Migrant CARE', from: '2018-01-01' },
    ...{ phones: [], website: 'https://migrantcare.net' },
    serves: 'Pendampingan kasus oleh lembaga masyarakat',
    servesEn: 'Help with cases by a civil organisation',
    ...{ needs: ['support', 'rights'], source: 'Migrant CARE' },
  },
  {
    ...{ key: 'lapor', title: 'SP4N-LAPOR!', titleEn: 'SP4N-LAPOR!', from: '2018-01-01' },
    ...{ phones: ['1708'], website: 'https://www.lapor.go.id' },
    serves: 'Pengaduan pelayanan publik, juga tentang petugas dan desa',
    servesEn: 'Complaints about public services, officers and villages too',
    ...{ needs: ['complaint'], source: 'Layanan pengaduan LAPOR!' },
  },
]

type Mission = readonly [key: string, country: string, title: string, titleEn: string, phones: string[], source: string]

const noNumber = 'Perwakilan RI; nomornya belum dibaca dari sumber mana pun'

/** Numbers as newspapers quoted the missions; each is to be compared with the mission's own page before anybody relies on it. */
const missions: readonly Mission[] = [
  [
    'hk',
    'HK',
    'KJRI Hong Kong',
    'Consulate, Hong Kong',
    ['+85252422240', '+85267730466'],
    'sokoguru.id 2025, jpnn.com 2023',
  ],
  [
    'mo',
    'MO',
    'KJRI Hong Kong, juga untuk Makau',
    'Consulate, Hong Kong and Macau',
    ['+85252422240'],
    'sokoguru.id 2025',
  ],
  ['tw', 'TW', 'KDEI Taipei', 'Indonesian office, Taipei', ['+886901132000'], 'harianhaluan.com 2020'],
  ['my', 'MY', 'KBRI Kuala Lumpur', 'Embassy, Kuala Lumpur', ['+60176688032'], 'suarajatimpost.com 2024'],
  ['kr', 'KR', 'KBRI Seoul', 'Embassy, Seoul', ['+821053942546'], 'interpannews.com 2020'],
  ['jp', 'JP', 'KBRI Tokyo', 'Embassy, Tokyo', ['+818035068612'], 'kompas.tv 2022'],
  ['sa-riyadh', 'SA', 'KBRI Riyadh', 'Embassy, Riyadh', ['+966569173990'], 'lenterasultra.com 2020'],
  ['sa-jeddah', 'SA', 'KJRI Jeddah', 'Consulate, Jeddah', ['+966503609667'], 'lenterasultra.com 2020'],
  ['kw', 'KW', 'KBRI Kuwait', 'Embassy, Kuwait', ['+96597206060'], 'dwipanews.com 2020'],
  ['bh', 'BH', 'KBRI Manama', 'Embassy, Manama', ['+97338791650'], 'tribunnews.com 2020'],
  ['jo', 'JO', 'KBRI Amman', 'Embassy, Amman', ['+962779150407'], 'ngopibareng.id 2024'],
  ['cn', 'CN', 'KBRI Beijing', 'Embassy, Beijing', ['+861065325486'], 'harianhaluan.com 2020'],
  ['mm', 'MM', 'KBRI Yangon', 'Embassy, Yangon', ['+9595037055'], 'tribunnews.com 2021'],
  ['sg', 'SG', 'KBRI Singapura', 'Embassy, Singapore', [], noNumber],
  ['bn', 'BN', 'KBRI Bandar Seri Begawan', 'Embassy, Brunei', [], noNumber],
  ['ae', 'AE', 'KBRI Abu Dhabi', 'Embassy, Abu Dhabi', [], noNumber],
  ['qa', 'QA', 'KBRI Doha', 'Embassy, Doha', [], noNumber],
  ['om', 'OM', 'KBRI Muscat', 'Embassy, Muscat', [], noNumber],
  ['tr', 'TR', 'KBRI Ankara', 'Embassy, Ankara', [], noNumber],
  ['it', 'IT', 'KBRI Roma', 'Embassy, Rome', [], noNumber],
  ['de', 'DE', 'KBRI Berlin', 'Embassy, Berlin', [], noNumber],
  ['pl', 'PL', 'KBRI Warsawa', 'Embassy, Warsaw', [], noNumber],
  ['kh', 'KH', 'KBRI Phnom Penh', 'Embassy, Phnom Penh', [], noNumber],
  ['la', 'LA', 'KBRI Vientiane', 'Embassy, Vientiane', [], noNumber],
  ['th', 'TH', 'KBRI Bangkok', 'Embassy, Bangkok', [], noNumber],
]

/** Whom to call, at home and in each country of destination. None was compared with its owner yet, and each says so. */
export const hotlineRows = rowsOfKind('hotline', [
  ...home.map(({ key, title, titleEn, from, source, hours, ...body }) => ({
    ...{ key, title, titleEn, effectiveFrom: from, ...toCheck(source) },
    body: { ...body, hours: hours ?? null, country: null },
  })),
  ...missions.map(([key, country, title, titleEn, phones, source]) => ({
    ...{ key: `perwakilan-${key}`, title, titleEn, effectiveFrom: '2020-01-01', ...toCheck(source) },
    body: {
      ...{
        phones,
        website: 'https://peduliwni.kemlu.go.id',
        hours: null,
        country,
        needs: ['danger', 'abroad'] as HotlineNeed[],
      },
      serves: 'Warga Indonesia di negara itu yang perlu bantuan',
      servesEn: 'Indonesians in that country who need help',
    },
  })),
])
