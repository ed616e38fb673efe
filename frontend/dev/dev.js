/** Mounts the views that the address asks for, on a room without a kernel. */
import data from "dev:data";
import { mount } from "../src/main.js";
import { Room } from "./room.js";

const asked = new URLSearchParams(location.search);
const theme = asked.get("theme");
if (theme) document.body.dataset.jpThemeLight = String(theme !== "dark");

const room = new Room(data, asked.get("state") ?? "sample");
room.script = () => import("../src/vega.js");
const views = (asked.get("view") ?? "header,personas").split(",");
const step = asked.get("step") ?? views.at(-1);
for (const view of views) mount(document.querySelector("main"), room, view, { step, templates: data.templates });
globalThis.room = room;
