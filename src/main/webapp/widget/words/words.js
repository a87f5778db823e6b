// @ts-check
import { EN } from "./en.js";
import { ES } from "./es.js";
import { PT_BR } from "./pt-br.js";

/** @typedef {typeof PT_BR} Words */

/** @type {Readonly<Record<string, Words>>} */
export const WORDS = Object.freeze({ "pt-BR": PT_BR, en: EN, es: ES });
