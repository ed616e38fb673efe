/**
 * Gives a file to the browser to keep.
 * @param {{data: string, name: string}} file its bytes in base64
 * @returns {string} its name
 */
export function hand({ data, name }) {
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = name;
  link.click();
  // Some browsers read the file only after the press.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  return name;
}
