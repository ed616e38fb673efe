/** Parts that every view is made of. */
export { Avatar, Face, EvidenceMark, Icon, MARKS, avatars } from "./parts/marks.js";
export { Button, Chips, Choice, Evidence, Faces } from "./parts/controls.js";
export { Field, ForInstance, Select } from "./parts/field.js";
export { RowList } from "./parts/rows.js";
export { Citable } from "./parts/citable.js";
export { Entries } from "./parts/entries.js";
export { useDrag } from "./parts/drag.js";
export { Confirm, Intro, Section, Toast, Words } from "./parts/frame.js";
