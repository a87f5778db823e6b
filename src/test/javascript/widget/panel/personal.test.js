import assert from "node:assert/strict";
import { test } from "node:test";
import { hasPersonalNumber } from "../../../../main/webapp/widget/panel/personal.js";

for (const text of ["meu cpf é 529.982.247-25", "cartão 4111 1111 1111 1111!", "5500-0000-0000-0004"]) {
  test(`${text} should be warned about`, () => assert.equal(hasPersonalNumber(text), true));
}

for (const text of ["", "pedido 12345678901", "4111 1111 1111 1112", "(11) 5555-0100", "R$ 1.200 a R$ 3.400", "2026-11-27 10:30", "0".repeat(16)]) {
  test(`${JSON.stringify(text)} should not be warned about`, () => assert.equal(hasPersonalNumber(text), false));
}
