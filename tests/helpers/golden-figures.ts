import { mastheadFigures } from "./golden-figures-masthead.ts";
import { tailFigures } from "./golden-figures-tail.ts";
import { textFigures } from "./golden-figures-text.ts";
import type { Figure } from "./golden-measures.ts";

/** Every golden bulletin's figures. */
export const figures: readonly Figure[] = [...mastheadFigures, ...textFigures, ...tailFigures];
