/** Reading aloud by the browser's own voice, where it has one. */
import { useEffect, useState } from "../../lib.js";
import { breaths, spokenIn } from "./chapters.js";

const engine = () => globalThis.speechSynthesis;

/** Voices come late in some browsers. */
function useVoices() {
  const [some, set] = useState(() => (engine()?.getVoices?.().length ?? 0) > 0);
  useEffect(() => {
    const look = () => set((engine()?.getVoices?.().length ?? 0) > 0);
    engine()?.addEventListener?.("voiceschanged", look);
    return () => engine()?.removeEventListener?.("voiceschanged", look);
  }, []);
  return some;
}

/**
 * @param {string} language of the words around people's own
 * @returns {{able: boolean, on: boolean, read: (text: string) => void, stop: () => void}}
 */
export function useVoice(language) {
  const able = useVoices();
  const [on, setOn] = useState(false);
  const stop = () => {
    engine()?.cancel();
    setOn(false);
  };
  useEffect(() => () => engine()?.cancel(), []);
  const read = (text) => {
    stop();
    const lines = breaths(text).map((line) => Object.assign(new SpeechSynthesisUtterance(line), { lang: spokenIn(line, language), rate: 0.95 }));
    if (!lines.length) return;
    lines.at(-1).onend = () => setOn(false);
    for (const line of lines) {
      line.onerror = () => setOn(false);
      engine().speak(line);
    }
    setOn(true);
  };
  return { able, on, read, stop };
}
