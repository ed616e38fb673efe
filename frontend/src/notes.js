/**
 * Shows the note of the field that has the focus.
 *
 * On a narrow page a note takes room under its field. It comes and goes only while no finger is down: what is being
 * pressed must not move away before it is let go, or the press is lost.
 * @param {HTMLElement} root
 * @returns {() => void} stops it
 */
export function notes(root) {
  const doc = root.ownerDocument;
  let down = false;
  const show = () => {
    if (down) return;
    const now = root.contains(doc.activeElement) ? doc.activeElement.closest(".noted") : null;
    const was = root.querySelector("[data-asked]");
    if (was === now) return;
    was?.removeAttribute("data-asked");
    now?.setAttribute("data-asked", "");
  };
  const later = () => setTimeout(show, 0);
  const press = () => { down = true; };
  const lift = () => {
    down = false;
    later();
  };
  const ears = [[doc, "pointerdown", press], [doc, "pointerup", lift], [doc, "pointercancel", lift], [root, "focusin", show], [root, "focusout", later]];
  for (const [target, name, ear] of ears) target.addEventListener(name, ear, true);
  return () => {
    for (const [target, name, ear] of ears) target.removeEventListener(name, ear, true);
  };
}
