/** Parts that every view is made of. */
export { Avatar, Face, EvidenceMark, Icon, MARKS, avatars } from "./parts/marks.js";
export { Button, Chips, Choice, Evidence, Faces } from "./parts/controls.js";
export { Field, Select } from "./parts/field.js";
export { Entries, RowList } from "./parts/rows.js";
export { Confirm, Intro, Section, Toast, Words } from "./parts/frame.js";
