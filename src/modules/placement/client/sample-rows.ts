/** What a file may look like: the names of the columns and two invented rows. */
export const sampleRows: readonly (readonly string[])[] = [
  [
    ...['Nomor job order', 'Jabatan', 'Negara', 'Kota', 'P3MI', 'Nomor izin', 'Pemberi kerja', 'Jumlah', 'Upah'],
    ...['Biaya ditanggung pekerja', 'Lama kontrak', 'Batas lamaran', 'Jenis kelamin', 'Umur', 'Pendidikan'],
    ...['Pengalaman bulan', 'Bahasa', 'Sertifikat', 'Dokumen', 'Sumber', 'Tanggal sumber'],
  ],
  [
    ...['JO-2026-001', 'Pengasuh lansia', 'Taiwan', 'Taichung', 'PT Contoh Sejahtera', 'SIP3MI 000', '', '20'],
    ...['TWD 20.000', '0', '36', '31/12/2026', 'P', '21-45', 'SMP', '', 'Mandarin dasar', 'Pengasuh lansia'],
    ...['KTP; KK; Ijazah', 'Job order', '1/11/2026'],
  ],
  [
    ...['LK-17', 'Operator jahit', 'Indonesia', 'Kabupaten Semarang', '', '', 'PT Contoh Garmen', '50'],
    ...['2.500.000 - 2.900.000', '0', '12', '15/12/2026', '', '18-35', 'SMA', '', '', '', 'KTP; Ijazah'],
    ...['Disnaker', '2/11/2026'],
  ],
]
