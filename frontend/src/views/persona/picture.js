/** Makes a picture small in the browser: only the small one is sent and stored, without place and camera. */

const SIDE = 256;
const LIMIT = 20 * 1024 * 1024;

/** The square in the middle of a picture. */
export function square(width, height) {
  const side = Math.min(width, height);
  return { x: (width - side) / 2, y: (height - side) / 2, side };
}

/**
 * @param {Blob} file
 * @returns {Promise<string>} a data URI, JPEG, at most 256 × 256
 */
export async function shrink(file) {
  if (file.size > LIMIT) throw new Error("This picture is larger than 20 MB. Choose a smaller one.");
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new Error("This file is not a picture the browser can read. Choose a JPEG or PNG.");
  });
  const { x, y, side } = square(bitmap.width, bitmap.height);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.min(SIDE, side);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(bitmap, x, y, side, side, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas.toDataURL("image/jpeg", 0.86);
}
