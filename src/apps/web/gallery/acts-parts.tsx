import { useState } from 'react'
import { Badge } from '#platform/design/badge.tsx'
import { Button } from '#platform/design/button.tsx'
import { Cluster } from '#platform/design/cluster.tsx'
import { Columns } from '#platform/design/columns.tsx'
import { Dialog } from '#platform/design/dialog.tsx'
import { EmptyState } from '#platform/design/empty-state.tsx'
import { FilterChips } from '#platform/design/filter-chips.tsx'
import { IconButton } from '#platform/design/icon-button.tsx'
import { Menu } from '#platform/design/menu.tsx'
import { Message } from '#platform/design/message.tsx'
import { ReadAloud } from '#platform/design/read-aloud.tsx'
import { Section } from '#platform/design/section.tsx'
import { Tabs } from '#platform/design/tabs.tsx'
import { useToast } from '#platform/design/toast.tsx'
import { Verdict } from '#platform/design/verdict.tsx'
import { Waiting } from '#platform/design/waiting.tsx'

export const ActsPart = () => (
  <Section
    title="Tombol"
    note="Satu tombol utama sebuah layar. Kata kerja dulu. Tinggi 48, ringkas 40 hanya di samping judul."
  >
    <Cluster>
      <Button kind="primary">Simpan</Button>
      <Button>Batal</Button>
      <Button kind="quiet">Lewati</Button>
      <Button kind="danger">Cabut surat</Button>
      <Button busy busyText="Menyimpan" kind="primary">
        Simpan
      </Button>
      <Button icon="file-text">Minta surat</Button>
      <IconButton icon="printer" label="Cetak" />
      <Menu
        label="Pilihan lain"
        items={[
          { label: 'Unduh', icon: 'download' },
          { label: 'Hapus', icon: 'trash', danger: true },
        ]}
      />
      <Button compact>Ringkas</Button>
    </Cluster>
    <Button disabledBecause="Dua saksi belum dipilih.">Terbitkan surat</Button>
    <ReadAloud text="Surat ini asli dan masih berlaku." />
  </Section>
)

export const BadgesPart = () => {
  const [chosen, setChosen] = useState('semua')
  return (
    <Section title="Cap, saringan, tab" note="Kata dulu, warna kedua, ikon ketiga. Yang aktif berwarna tinta.">
      <Cluster>
        <Badge kind="good">Dicocokkan</Badge>
        <Badge kind="attention">Habis 6 bulan lagi</Badge>
        <Badge kind="grave">Ditolak</Badge>
        <Badge kind="info" icon="file-text">
          Terbit
        </Badge>
        <Badge>Belum waktunya</Badge>
      </Cluster>
      <FilterChips
        label="Saring pekerja"
        value={chosen}
        onChange={setChosen}
        chips={[
          { value: 'semua', label: 'Semua', count: 214 },
          { value: 'hk', label: 'Hong Kong', count: 61 },
          { value: 'habis', label: 'Kontrak < 90 hari', count: 12 },
        ]}
      />
      <Tabs
        label="Bagian berkas"
        current="#ringkas"
        tabs={[
          { href: '#ringkas', label: 'Ringkas' },
          { href: '#perjalanan', label: 'Perjalanan' },
          { href: '#dokumen', label: 'Dokumen', count: 7 },
        ]}
      />
    </Section>
  )
}

export const MessagesPart = () => (
  <Columns count={2}>
    <Section title="Pesan dan penolakan" note="Apa yang terjadi, mengapa, jalan keluarnya. Tidak pernah hanya kode.">
      <Message kind="grave" title="Surat belum bisa diterbitkan">
        Nama pengasuh Kirana belum diisi. <a href="#isi">Isi sekarang</a>
      </Message>
      <Message kind="attention" title="Menetapkan surat perlu sinyal">
        Nomor surat hanya boleh diambil dari kantor desa. Simpan dulu sebagai permintaan.
      </Message>
      <Message kind="good" title="Setoran ditutup, uang cocok">
        Rp2.394.000 dari 16 anggota.
      </Message>
      <Message title="3 catatan menunggu sinyal" icon="cloud-up">
        Tersimpan aman di HP ini. <a href="#isi">Lihat kiriman</a>
      </Message>
    </Section>
    <Section title="Hasil periksa" note="Terbaca dari jauh.">
      <Verdict kind="good" title="Surat ini asli">
        Dikeluarkan Desa Kuripan dan masih berlaku.
      </Verdict>
    </Section>
  </Columns>
)

export const QuietPart = () => {
  const toast = useToast()
  const [open, setOpen] = useState(false)
  return (
    <Section
      title="Kosong, batal, tanya"
      note="Kosong: beri satu langkah. Batal: delapan detik. Tanya hanya sebelum hal yang tak bisa ditarik."
    >
      <EmptyState
        title="Belum ada calon bulan ini"
        sentence="Warga yang berminat bisa dicatat walau baru bertanya."
        action={<Button icon="plus">Catat yang berminat</Button>}
      />
      <Waiting sentence="Mengambil 214 keluarga…" done={120} of={214} />
      <Cluster>
        <Button onClick={() => toast({ text: 'Kunjungan dihapus dari daftar', undo: () => {} })}>
          Hapus kunjungan
        </Button>
        <Button kind="danger" onClick={() => setOpen(true)}>
          Cabut surat
        </Button>
      </Cluster>
      <Dialog
        open={open}
        title="Cabut surat nomor 017?"
        onClose={() => setOpen(false)}
        confirm={
          <Button kind="danger" onClick={() => setOpen(false)}>
            Cabut surat
          </Button>
        }
      >
        <p>Siapa pun yang memeriksa kodenya akan membaca “dicabut”. Nomor 017 tidak dipakai lagi.</p>
      </Dialog>
    </Section>
  )
}
