/** Somebody invented, whose name, numbers and address must not be found on the phone. */
export const marks = ['Sutinah Wijayanti', '3307104506780001', '081234567890', 'Dusun Krajan Kulon'] as const
