// @ts-check

const CPF = /(?<!\d)\d{3}\.\d{3}\.\d{3}-\d{2}(?!\d)/;
const CARD = /(?<!\d)\d(?:[ -]?\d){12,18}(?!\d)/g;

/**
 * @param {string} text
 * @returns {boolean} whether a Brazilian CPF, as it is written, or a payment card (ISO/IEC 7812: its digits sum up to
 *   tens by Luhn's rule) stands in it
 */
export function hasPersonalNumber(text) {
  return CPF.test(text) || (text.match(CARD) ?? []).some(isCard);
}

/** @param {string} number */
function isCard(number) {
  const sum = [...number.replace(/\D/g, "")].reverse().reduce((total, digit, index) => {
    const weighed = Number(digit) * (1 + (index % 2));
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return sum > 0 && sum % 10 === 0;
}
