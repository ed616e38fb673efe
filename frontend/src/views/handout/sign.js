/** Draws a picture anew, small: a drawing's scripts, a photo's place and camera stay behind. */

const WIDEST = 480, HIGHEST = 160;
/** Letters of a data URI; the workshop keeps at most 200 KB. */
const MOST = 270_000;

/** The size that fits into the box, never larger than it is; drawings without a size fill it. */
export function fitted(width, height) {
  const [w, h] = width && height ? [width, height] : [WIDEST, HIGHEST];
  const scale = Math.min(1, WIDEST / w, HIGHEST / h);
  return { width: Math.max(1, Math.round(w * scale)), height: Math.max(1, Math.round(h * scale)) };
}

/**
 * @param {Blob} file PNG, JPEG, SVG or whatever the browser can draw
 * @returns {Promise<string>} a data URI, PNG, or JPEG where that is much smaller
 */
export async function small(file) {
  const address = URL.createObjectURL(file);
  const picture = new Image();
  picture.src = address;
  try {
    await picture.decode();
    return drawn(picture);
  } catch {
    throw new Error("This file is not a picture the browser can draw. Choose a PNG, JPEG or SVG.");
  } finally {
    URL.revokeObjectURL(address);
  }
}

function drawn(picture) {
  const canvas = document.createElement("canvas");
  Object.assign(canvas, fitted(picture.naturalWidth, picture.naturalHeight));
  canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
  const sharp = canvas.toDataURL("image/png");
  return sharp.length <= MOST ? sharp : canvas.toDataURL("image/jpeg", 0.85);
}
