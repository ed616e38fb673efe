/** What the page can make of a workshop beside the handout: each ending, what people call it, what it is good for. */

export const FORMATS = [
  { ending: ".pdf", name: "PDF", use: "The handout on pages, printed by Chrome or Edge." },
  { ending: ".png", name: "Picture", use: "The map in pixels, for slides." },
  { ending: ".svg", name: "Drawing", use: "The map in lines (SVG), for posters of any size." },
  { ending: ".xlsx", name: "Excel", use: "Every list of the workshop as a sheet." },
  { ending: ".csv.zip", name: "CSV", use: "The same lists as plain tables." },
  { ending: ".ics", name: "Calendar", use: "Dates of the actions and of the follow-up, for a phone or a desk." },
  { ending: ".md", name: "Markdown", use: "Everything as text, for wikis and notes." },
  { ending: ".mmd", name: "Mermaid", use: "The feelings as a diagram that wikis draw." },
  { ending: ".yaml", name: "Workshop", use: "To go on with it on another computer." },
  { ending: ".json", name: "JSON", use: "The whole workshop as data." },
];
