import { defineTexts } from '#platform/shared/texts.ts'

/** How often somebody abroad is heard from. */
export const contactRuleTexts = defineTexts({
  id: {
    'references.field.contactRule': 'Aturan',
    'references.field.contactRisk': 'Untuk siapa',
    'references.value.contactRule.call_after': 'Tanya kabar sesudah berangkat',
    'references.value.contactRule.call_every': 'Sesudah itu tiap',
    'references.value.contactRule.call_after_worry': 'Tanya lagi sesudah kabar yang mengkhawatirkan',
    'references.value.contactRule.silence_after': 'Dicari bila tidak ada kabar selama',
    'references.value.contactRule.kin_every': 'Keluarga yang dihubungi dipastikan tiap',
    'references.value.contactRisk.usual': 'Semua pekerja',
    'references.value.contactRisk.raised': 'Yang perlu lebih dijaga',
  },
  en: {
    'references.field.contactRule': 'Rule',
    'references.field.contactRisk': 'For whom',
    'references.value.contactRule.call_after': 'Ask for news after departure',
    'references.value.contactRule.call_every': 'From then on every',
    'references.value.contactRule.call_after_worry': 'Ask again after worrying news',
    'references.value.contactRule.silence_after': 'Looked for when nothing was heard for',
    'references.value.contactRule.kin_every': 'Next of kin confirmed every',
    'references.value.contactRisk.usual': 'All workers',
    'references.value.contactRisk.raised': 'Those to be watched over more closely',
  },
})
