/** What stands in the chosen template, as an example of how to fill an empty field. */
import { useEffect, useState } from "../../lib.js";

/**
 * @returns {(persona: object, field: string) => string} an example for a field, or nothing
 */
export function useExamples(state) {
  const [people, setPeople] = useState([]);
  const { template } = state.doc;
  useEffect(() => {
    // Only a courtesy: a form without examples is whole.
    state.call?.("examples").then(({ personas }) => setPeople(personas), () => {});
  }, [state, template]);
  return (persona, field) => {
    const place = state.doc.personas.findIndex((one) => one.id === persona.id);
    return people[place % people.length]?.[field] ?? "";
  };
}
