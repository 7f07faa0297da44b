/** The form in which names are compared: hamza seats, alif maqsura, taa marbuta, vowels, tatweel, case and digits do not count. Same rules as ArabicFolding on the server. */
export function fold(text: string): string {
  return text
    .replace(/[٠-٩]/g, digit => String(digit.charCodeAt(0) - 0x660))
    .normalize('NFKD')
    .replace(/[\u0640\p{Mn}\p{Cf}]/gu, '')
    .replace(/[\u0623\u0625\u0622\u0671]/g, '\u0627')
    .replace(/[\u0649\u06CC\u0626]/g, '\u064A')
    .replace(/\u0629/g, '\u0647')
    .replace(/\u0624/g, '\u0648')
    .replace(/\u06A9/g, '\u0643')
    .toLowerCase();
}

/** Whether every word of the query occurs in the folded text; the Arabic article in front of a word does not count. */
export function matches(query: string, folded: string): boolean {
  return fold(query).split(/\s+/).filter(Boolean).every(word =>
    folded.includes(word) || (word.length > 4 && word.startsWith('\u0627\u0644') && folded.includes(word.slice(2))));
}
