import { defineTexts } from '#platform/shared/texts.ts'

export const photoTexts = defineTexts({
  id: {
    'registry.photo': 'Foto',
    'registry.photoOf': 'Foto {name}',
    'registry.takePhoto': 'Ambil foto',
    'registry.changePhoto': 'Ganti foto',
    'registry.removePhoto': 'Hapus foto',
    'registry.photoNeedsConsent': 'Foto perlu persetujuan orangnya. Tanyakan dulu, lalu catat.',
    'registry.photoMissing': 'Tidak ada foto yang tersimpan.',
    'registry.evidenceScan': 'Foto bukti',
    'registry.evidenceScanHint': 'Orang kedua melihatnya sebelum memutuskan.',
    'registry.evidencePicture': 'Foto bukti untuk perubahan ini',
    'registry.noEvidencePicture': 'Tidak ada foto bukti. Minta kertas aslinya diperlihatkan.',
  },
  en: {
    'registry.photo': 'Photo',
    'registry.photoOf': 'Photo of {name}',
    'registry.takePhoto': 'Take a photo',
    'registry.changePhoto': 'Change the photo',
    'registry.removePhoto': 'Remove the photo',
    'registry.photoNeedsConsent': 'A photo needs the person’s consent. Ask first, then record it.',
    'registry.photoMissing': 'No photo is kept.',
    'registry.evidenceScan': 'Photo of the evidence',
    'registry.evidenceScanHint': 'The second person looks at it before deciding.',
    'registry.evidencePicture': 'Photo of the evidence for this change',
    'registry.noEvidencePicture': 'There is no photo of the evidence. Ask to see the original.',
  },
})
