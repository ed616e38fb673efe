/** Files that people choose, on their way to the kernel. */

/** A file's bytes as text that fits into a message. */
export async function base64(file) {
  const reader = new FileReader();
  await new Promise((resolve, reject) => {
    reader.onload = resolve;
    reader.onerror = () => reject(new Error("The browser could not read this file. Is it still there?"));
    reader.readAsDataURL(file);
  });
  return reader.result.slice(reader.result.indexOf(",") + 1);
}
