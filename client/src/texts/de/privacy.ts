import type { privacy as english } from '../en/privacy.ts';

export const privacy: Readonly<Record<keyof typeof english, string>> = {
  'data.title': 'Deine Daten',
  'data.lead':
    'Alles, was der Laden von dir hat, und was nur auf diesem Gerät ist, in einer Datei, die Programme lesen können.',
  'data.save': 'Kopie speichern',
  'data.saved': 'Die Kopie ist gespeichert',
  'data.savedPartly': 'Die Kopie ist gespeichert. Ohne Netz fehlen darin das Konto selbst und die Liste der Geräte.',
  'data.unreadable':
    'Was auf diesem Gerät gespeichert ist, ließ sich gerade nicht lesen. Meist hilft es, die Seite neu zu laden.',
  'data.delete': 'Konto löschen',
  'data.deleteTitle': 'Dein Konto löschen?',
  'data.goes':
    'Für immer weg: deine Anmeldung, deine Angaben, Favoriten, Warenkörbe und die Liste deiner Bestellungen, beim Laden und auf diesem Gerät. Alle deine Geräte werden abgemeldet; was auf den anderen liegt, geht, wenn du dich dort abmeldest.',
  'data.stays':
    'Was bleibt: Bestellungen, die der Laden angenommen hat, bleiben mit Name, Notizen und Preis in seinem Buch, weil er Buch führen muss. Laufende Bestellungen werden noch gemacht.',
  'data.unsent':
    '{count, plural, one {Eine Bestellung hat den Laden nicht erreicht und ginge verloren. Speichere vorher eine Kopie oder warte auf ein Netz.} other {# Bestellungen haben den Laden nicht erreicht und gingen verloren. Speichere vorher eine Kopie oder warte auf ein Netz.}}',
  'data.password': 'Dein Passwort',
  'data.passwordMissing': 'Bitte gib dein Passwort ein.',
  'data.passwordWrong': 'Das ist nicht dein Passwort.',
  'data.notNow':
    'Gerade nicht: Eine Bestellung wird eben angenommen, oder dies ist das letzte Konto, das den Laden führen kann. Bitte versuch es gleich noch einmal.',
  'data.deleteNow': 'Endgültig löschen',
  'data.deleted': 'Dein Konto ist gelöscht. Mach’s gut!',
  'data.notRemoved':
    'Dein Konto ist gelöscht, aber nicht alles davon ließ sich von diesem Gerät entfernen. Um sicherzugehen, lösche die Daten dieser Website in den Einstellungen des Browsers.',
};
