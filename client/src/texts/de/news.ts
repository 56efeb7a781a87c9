export const news: readonly string[] = [
  'Ein Gerät per QR-Code hinzufügen, und sehen, auf welchen Geräten du angemeldet bist.',
  'Mitteilungen, wenn eine Bestellung angenommen und wenn sie fertig ist.',
  'Eine Kopie aller deiner Daten mitnehmen, oder dein Konto löschen.',
];
