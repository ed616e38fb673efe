/** Makes a picture small in the browser: only the small one is sent and stored, without place and camera. */

const SIDE = 256;
const LARGEST = 20 * 1024 * 1024;
/** Pixels; a small file may claim a picture that no memory holds. */
const PIXELS = 60_000_000;

const NO_PICTURE = "is not a picture, whatever its name says. Choose a JPEG or a PNG.";

/** How the files of pictures begin; names and endings say nothing. */
const BEGINNINGS = [
  { kind: "jpeg", bytes: [0xff, 0xd8, 0xff] },
  { kind: "png", bytes: [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a] },
  { kind: "gif", bytes: [0x47, 0x49, 0x46, 0x38] },
  { kind: "webp", bytes: [0x52, 0x49, 0x46, 0x46] },
];

/**
 * What kind of picture a file begins like.
 * @param {Uint8Array} head its first bytes
 */
export function kindOf(head) {
  return BEGINNINGS.find(({ bytes }) => bytes.every((byte, at) => head[at] === byte))?.kind ?? null;
}

/** Pixels that a PNG claims in its head; nothing of the others, which browsers limit themselves. */
export function claimed(head) {
  if (kindOf(head) !== "png" || head.length < 24) return 0;
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength);
  return view.getUint32(16) * view.getUint32(20);
}

/** The square in the middle of a picture. */
export function square(width, height) {
  const side = Math.min(width, height);
  return { x: (width - side) / 2, y: (height - side) / 2, side };
}

/**
 * @param {File} file
 * @returns {Promise<string>} a data URI, JPEG, at most 256 × 256; about 20 kB
 */
export async function shrink(file) {
  const name = file.name || "This file";
  if (file.size > LARGEST) throw new Error(`${name} is larger than 20 MB. Choose a smaller picture.`);
  const head = new Uint8Array(await file.slice(0, 32).arrayBuffer());
  if (!kindOf(head)) throw new Error(`${name} ${NO_PICTURE}`);
  if (claimed(head) > PIXELS) throw new Error(`${name} has too many pixels. Make it smaller first.`);
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new Error(`${name} begins like a picture, but is damaged. Choose another one.`);
  });
  return drawn(bitmap);
}

function drawn(bitmap) {
  const { x, y, side } = square(bitmap.width, bitmap.height);
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = Math.min(SIDE, side);
  const context = canvas.getContext("2d");
  context.fillStyle = "white";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.imageSmoothingQuality = "high";
  context.drawImage(bitmap, x, y, side, side, 0, 0, canvas.width, canvas.height);
  bitmap.close();
  return canvas.toDataURL("image/jpeg", 0.86);
}
