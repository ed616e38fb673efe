/**
 * Keeps JupyterLab's own shortcuts out of the forms: there, `m` turns the cell to Markdown and `d d` deletes it.
 * Lab looks for the attribute on the element that has the focus, so it is set as focus arrives.
 * @param {HTMLElement} root
 */
export function guard(root) {
  const mark = ({ target }) => target.setAttribute?.("data-lm-suppress-shortcuts", "true");
  root.addEventListener("focusin", mark);
  return () => root.removeEventListener("focusin", mark);
}
