/** A file on its way to the kernel, in pieces: the page and the kernel go on answering meanwhile. */
import { newId } from "../../ids.js";

/** Bytes of one piece; a multiple of 3, so that no piece ends within a sign of base64. */
const PIECE = 384 * 1024;
export const LIMIT = 200_000_000;

/**
 * @param {object} state
 * @param {File} file
 * @param {(share: number) => void} onPart how much has arrived, 0–1
 * @param {{gone?: boolean}} stop `gone` ends it
 * @returns {Promise<string|null>} the id by which the kernel knows the file; null when it was stopped
 */
export async function send(state, file, onPart, stop) {
  if (file.size > LIMIT) throw new Error(`${file.name} is larger than 200 MB. Save a part of it, for instance one year, and bring that in.`);
  const upload = newId();
  for (let at = 0; at === 0 || at < file.size; at += PIECE) {
    if (stop.gone) return null;
    const data = await base64(file.slice(at, at + PIECE));
    await state.call("feedback_send", { upload, name: file.name, at, data });
    onPart(Math.min(1, (at + PIECE) / Math.max(1, file.size)));
  }
  return upload;
}

/** What nobody looks at any more is deleted. */
export const leave = (state, upload) => state.call("feedback_leave", { upload }).catch(() => {});

/** Bytes as text that fits into a message. */
async function base64(blob) {
  const reader = new FileReader();
  await new Promise((resolve, reject) => {
    reader.onload = resolve;
    reader.onerror = () => reject(new Error("The browser could not read this file. Is it still there?"));
    reader.readAsDataURL(blob);
  });
  return reader.result.slice(reader.result.indexOf(",") + 1);
}
