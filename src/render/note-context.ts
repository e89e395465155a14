import type { NoteMarkup } from "../model/composed.ts";
import { markup } from "./template.ts";

/** An editor's note as templates take it: every field has a value, and its markup is printed as it stands. */
export function noteContext(note: NoteMarkup) {
  return { form: note.form, sign: note.sign ?? "", html: markup(note.html) };
}
