/** Offers a text to be saved as a file of that name, as a download. */
export function saveFile({ name, text, type }: { name: string; text: string; type: string }): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file up by the next task (HTML, 4.6.5).
  setTimeout(() => URL.revokeObjectURL(url));
}
