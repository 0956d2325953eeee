import { Badge } from '#platform/design/badge.tsx'
import { Bars } from '#platform/design/bars.tsx'
import { Card } from '#platform/design/card.tsx'
import { Checklist } from '#platform/design/checklist.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { Details } from '#platform/design/details.tsx'
import { Facts } from '#platform/design/facts.tsx'
import { Figure } from '#platform/design/figure.tsx'
import { Pager } from '#platform/design/pager.tsx'
import { Progress } from '#platform/design/progress.tsx'
import { Row, RowList } from '#platform/design/row.tsx'
import { Section } from '#platform/design/section.tsx'
import { Stages } from '#platform/design/stages.tsx'
import { Table } from '#platform/design/table.tsx'
import { Timeline } from '#platform/design/timeline.tsx'

export const ListsPart = () => (
  <Columns count={2} gap={48}>
    <Section title="Baris" note="Petak, judul dan alasan, kapan. Seluruh baris bisa disentuh.">
      <RowList>
        <Row
          href="#isi"
          tile={{ icon: 'shield-check', pillar: 1 }}
          title="Cocokkan berkas Dewi Lestari"
          reason="Surat nikah sudah diunggah, belum dilihat aslinya"
          end={<Badge kind="attention">Besok</Badge>}
        />
        <Row
          href="#isi"
          tile={{ icon: 'store', pillar: 2 }}
          title="Periksa mesin pengiris Kelompok Sekar"
          reason="90 hari sejak serah terima: masih dipakai?"
          end={<Badge>Jumat</Badge>}
        />
        <Row
          href="#isi"
          tile={{ icon: 'heart', pillar: 3 }}
          title="Sapa keluarga Bagas"
          reason="Tiga minggu tidak datang ke Rumah Belajar"
          end={<Badge>Jumat</Badge>}
        />
        <Row
          href="#isi"
          tile={{ icon: 'piggy-bank', pillar: 4 }}
          title="Angsuran September belum masuk"
          reason="Ada yang bisa dibantu?"
          end={<Badge>Senin</Badge>}
        />
      </RowList>
      <Pager shown={4} total={214} onMore={() => {}} />
    </Section>
    <Section title="Daftar periksa">
      <Card>
        <Checklist
          groups={[
            {
              title: 'Dari desa',
              items: [
                {
                  id: 'ktp',
                  title: 'KTP',
                  note: 'Asli di Dewi',
                  state: 'seen',
                  end: <Badge kind="good">Dicocokkan</Badge>,
                },
                {
                  id: 'nikah',
                  title: 'Surat nikah',
                  note: 'Foto 19-11-2026, asli di Agus',
                  state: 'look',
                  end: (
                    <Badge kind="attention" icon="eye">
                      Lihat aslinya
                    </Badge>
                  ),
                },
                {
                  id: 'id',
                  title: 'ID PMI',
                  note: 'Setelah periksa desa selesai',
                  state: 'empty',
                  end: <Badge>Belum</Badge>,
                },
                {
                  id: 'skck',
                  title: 'SKCK',
                  note: 'Berlaku 6 bulan, urus Januari',
                  state: 'later',
                  end: <Badge>Belum waktunya</Badge>,
                },
              ],
            },
          ]}
        />
      </Card>
    </Section>
  </Columns>
)

const members = [
  {
    name: 'Slamet Widodo',
    relation: 'Kepala keluarga',
    age: 41,
    now: 'Di rumah · tani, usaha keripik',
    paper: <Badge kind="good">Lengkap</Badge>,
  },
  {
    name: 'Siti Aminah',
    relation: 'Istri',
    age: 36,
    now: (
      <Badge kind="info" icon="plane">
        Hong Kong · 20 bulan
      </Badge>
    ),
    paper: <Badge kind="attention">2 hampir habis</Badge>,
  },
  { name: 'Rafi Pratama', relation: 'Anak', age: 12, now: 'Kelas 6 SD', paper: <Badge kind="good">Lengkap</Badge> },
  { name: 'Nabila Zahra', relation: 'Anak', age: 6, now: 'TK · Rumah Belajar', paper: <Badge>Belum ada KIA</Badge> },
]

export const TablePart = () => (
  <Section title="Tabel, kartu di ponsel">
    <Table
      caption="Anggota keluarga"
      rows={members}
      rowKey={(member) => member.name}
      columns={[
        { key: 'name', title: 'Nama', cell: (member) => member.name, sortBy: (member) => member.name },
        { key: 'relation', title: 'Hubungan', cell: (member) => member.relation },
        { key: 'age', title: 'Umur', number: true, cell: (member) => member.age, sortBy: (member) => member.age },
        { key: 'now', title: 'Sekarang', cell: (member) => member.now },
        { key: 'paper', title: 'Dokumen', cell: (member) => member.paper },
      ]}
    />
    <Table
      caption="Angsuran"
      rows={[
        { number: 1, principal: '834.000', service: '100.000', left: '9.166.000' },
        { number: 12, principal: '826.000', service: '100.000', left: '0' },
      ]}
      rowKey={(line) => String(line.number)}
      columns={[
        { key: 'number', title: 'Ke', cell: (line) => line.number },
        { key: 'principal', title: 'Pokok', number: true, cell: (line) => line.principal },
        { key: 'service', title: 'Jasa', number: true, cell: (line) => line.service },
        { key: 'left', title: 'Sisa', number: true, cell: (line) => line.left },
      ]}
      foot={{ number: 'Jumlah', principal: '10.000.000', service: '1.200.000' }}
    />
  </Section>
)

export const TimePart = () => (
  <Section title="Garis kejadian dan tahap" note="Lewat: penuh. Sekarang: kunyit. Nanti: garis putus.">
    <Stages
      label="Tahap keberangkatan"
      current="village"
      stages={[
        { value: 'interest', label: 'Berminat' },
        { value: 'profile', label: 'Profil siap' },
        { value: 'village', label: 'Diperiksa desa' },
        { value: 'id', label: 'ID PMI' },
        { value: 'contract', label: 'Perjanjian' },
      ]}
    />
    <Timeline
      items={[
        {
          id: '1',
          when: '14-03-2025',
          title: 'Berangkat ke Hong Kong',
          note: 'e-PMI dilihat asli · dicatat 15-03-2025 oleh Wahyuni',
          struck: '12-03-2025',
        },
        { id: '2', when: 'Hari ini', title: 'Bekerja, kabar terakhir 16-11-2026', state: 'now' },
        { id: '3', when: '13-03-2027', title: 'Kontrak selesai', state: 'future' },
      ]}
    />
    <Details summary="Baca sebagai daftar kejadian">Isi yang dibuka.</Details>
  </Section>
)

export const FiguresPart = () => (
  <Section title="Angka" note="Satu warna, satu sorotan, angka di ujung.">
    <Columns count={2} phone={2}>
      <Figure
        value="214"
        label="warga bekerja di luar negeri"
        trend={[190, 192, 195, 201, 199, 205, 209, 207, 211, 214]}
      />
      <Figure
        value="93%"
        label="memberi kabar dalam 90 hari"
        trend={[80, 78, 85, 84, 88, 90, 89, 91, 92, 93]}
        pillar={3}
      />
    </Columns>
    <Bars
      label="Ke mana warga pergi"
      bars={[
        { label: 'Taiwan', value: 96 },
        { label: 'Hong Kong', value: 71 },
        { label: 'Malaysia', value: 40 },
      ]}
    />
    <Progress label="Hadir" value={16} max={25} />
    <Progress label="Kontrak kerja" value={85} max={100} kind="kunyit" words="110 hari lagi" />
    <Facts
      facts={[
        { label: 'Nomor surat', value: 'S-39/017/2004/XI/2026' },
        { label: 'Jenis', value: 'Surat izin suami' },
      ]}
    />
    <Card pillar={4} title="Slamet anggota; Siti belum">
      <Facts stacked facts={[{ label: 'Simpanan', value: 'Rp8.450.000', note: 'per 31 Oktober 2026' }]} />
    </Card>
  </Section>
)
